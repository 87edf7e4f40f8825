/** Random numbers that are the same each time (mulberry32). */
export interface Random {
  /** 0 ≤ x < 1. */
  readonly next: () => number
  readonly whole: (from: number, to: number) => number
  readonly one: <T>(of: readonly T[]) => T
  readonly chance: (share: number) => boolean
  readonly shuffled: <T>(of: readonly T[]) => T[]
}

export function random(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const one = <T>(of: readonly T[]): T => {
    const chosen = of[Math.floor(next() * of.length)]
    if (chosen === undefined) throw new Error('there is nothing to choose from')
    return chosen
  }
  const shuffled = <T>(of: readonly T[]): T[] =>
    of
      .map((value) => ({ value, order: next() }))
      .sort((a, b) => a.order - b.order)
      .map(({ value }) => value)
  return { next, whole, one, chance: (share) => next() < share, shuffled }
}
