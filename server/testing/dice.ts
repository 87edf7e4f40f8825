import type { ParsedLetter } from '#platform/mail/index.ts'

/** Small, quick and the same in every run. */
export function diceOf(seed: number) {
  let state = seed * 2_654_435_761 + 1
  const next = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
  const upTo = (n: number): number => Math.floor(next() * n)
  return {
    next,
    pick: <T>(list: readonly T[]): T | undefined => list[upTo(list.length)],
    some: <T>(list: readonly T[], share = 0.4): T[] => list.filter(() => next() < share),
  }
}

/** A letter that left: who got it, and the link to its page. */
export interface Sent {
  readonly message: string
  readonly side: 'requester' | 'vendor'
  readonly conversation: string
  readonly letter: ParsedLetter
  readonly to: readonly string[]
  readonly token: string | undefined
}

export interface Life {
  readonly id: string
  readonly number: number
  readonly sent: Sent[]
  readonly received: string[]
  readonly dice: ReturnType<typeof diceOf>
}
