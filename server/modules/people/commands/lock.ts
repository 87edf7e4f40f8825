import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { mayRead } from '../policy.ts'
import { type Standing, standingOf } from '../queries/standing.ts'
import { lock } from '../store/lock.ts'

/** Locks a person who is to change. For one whom the actor may not even see it is as if there were none. */
export async function lockPerson(work: Work, id: string): Promise<Standing> {
  await lock(work, 'person', id)
  const standing = await standingOf(work.tx, id)
  if (!standing || !mayRead(work.actor, standing)) throw new Refusal('not-found')
  return standing
}
