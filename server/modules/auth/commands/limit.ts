import { Refusal } from '#platform/refusal.ts'
import { type House, openWork } from '#platform/work.ts'
import type { Limit } from '../limits.ts'
import { countTry, uncountTry } from '../store.ts'

const limiter = { kind: 'system', job: 'auth.limit' } as const

/** Counts a try before it is made, so that a crowd at once gets no further than a queue; refuses what is too many. */
export async function spend(house: House, limits: readonly Limit[]): Promise<void> {
  const passed = await openWork(house, limiter, async (work) =>
    (await countTry(work, limits)).map(({ endsAt }) => endsAt.since(work.at).total('seconds')),
  )
  if (passed.length > 0) throw new Refusal('auth.too-many', { retryAfter: Math.ceil(Math.max(...passed)) })
}

export const giveBack = async (house: House, limits: readonly Limit[]): Promise<void> =>
  openWork(house, limiter, async (work) => uncountTry(work, limits))
