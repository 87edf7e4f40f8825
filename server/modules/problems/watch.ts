/** How many similar incidents came in how many days. */
export interface Counted {
  readonly incidents: number
  readonly days: number
}

export interface WatchVerdict {
  /** They are back: the problem is to be opened again. */
  readonly returned: boolean
  /** From how many on they would have been back by now. */
  readonly limit: number
  /** How likely it is that so many come by now if the problem is gone. */
  readonly chance: number
  /** What is left of the rate the problem had, beyond what is usual: 0.3 is 30 %. */
  readonly residual: number
  /** How likely this watch is to notice that 30 % of the problem is left. Little, where it made few incidents. */
  readonly power: number
}

export const watchDays = 90
const lookDays = 7
/** Of the problems that are gone at most 5 % are opened again; a little less, since the rate that is usual is only estimated. */
const alpha = 0.04
/** The rate that must be noticed, and the one below which nobody would open it again, as shares of the rate before. */
const [noticed, negligible] = [0.3, 0.1]
/** Of the rate before, what may be expected to have nothing to do with it where nothing else is known. */
const stray = 0.03
const looks = Math.ceil(watchDays / lookDays)

/**
 * Whether what the problem was about has come back. `usual`: similar incidents before it began; `before`: while it lasted; `after`: since it was closed.
 *
 * If it is gone, they come as usual. How often that is is known only from `usual`: with a prior of half an incident (Jeffreys) the counts to come are
 * those of a Pólya process. Looked at every week, they are held against limits for which the chance to reach any by then never exceeds
 * 4 % × (share of the 90 days gone by): alpha spending (Lan and DeMets, 1983), exact, since the counts of a week depend only on those before.
 */
export function watchVerdict(usual: Counted, before: Counted, after: Counted): WatchVerdict {
  const shape = usual.incidents + 0.5
  const rate = ({ incidents, days: of }: Counted) => incidents / Math.max(1, of)
  // Of a desk with no past to speak of: as if that half had come in the time in which it is what is expected of strays.
  const days = Math.max(usual.days, 0.5 / (stray * Math.max(rate(before), 1 / watchDays)))
  const limits = limitsOf(shape, days)
  // Between two looks the limit of the next one holds.
  const look = Math.min(looks, Math.max(1, Math.ceil(after.days / lookDays)))
  const limit = limits[look - 1] ?? Infinity
  const lost = Math.max(0, rate(before) - rate(usual))
  const residual = lost === 0 ? 0 : Math.max(0, rate(after) - rate(usual)) / lost
  return {
    returned: after.incidents >= limit && residual >= negligible,
    limit,
    chance: atLeast(after.incidents, shape, days, Math.max(1, after.days)),
    residual,
    power: powerOf(limits, rate(usual) + noticed * lost),
  }
}

/** For each look, from how many on. */
function limitsOf(shape: number, days: number): number[] {
  // The chances of 0, 1, 2, … so far without having reached a limit.
  let chances = [1]
  let spent = 0
  const limits: number[] = []
  for (let look = 1; look <= looks; look++) {
    const seen = days + (look - 1) * lookDays
    const next = after(chances, (count) => polya(shape + count, seen, lookDays))
    const mayBe = (alpha * look) / looks - spent
    let limit = next.length
    let tail = 0
    while (limit > 0 && tail + (next[limit - 1] ?? 0) <= mayBe) tail += next[--limit] ?? 0
    limit = Math.max(limit, limits.at(-1) ?? 1)
    spent += next.slice(limit).reduce((sum, chance) => sum + chance, 0)
    limits.push(limit)
    chances = next.slice(0, limit)
  }
  return limits
}

/** How likely counts of a steady rate reach a limit. */
function powerOf(limits: readonly number[], perDay: number): number {
  let chances = [1]
  for (const limit of limits) chances = after(chances, () => poisson(perDay * lookDays)).slice(0, limit)
  return 1 - chances.reduce((sum, chance) => sum + chance, 0)
}

/** The chances of each count a week later; `more`: those of how many come in it. */
function after(chances: readonly number[], more: (count: number) => readonly number[]): number[] {
  const next: number[] = []
  chances.forEach((chance, count) => {
    if (chance < 1e-12) return
    more(count).forEach((come, n) => (next[count + n] = (next[count + n] ?? 0) + chance * come))
  })
  return Array.from(next, (chance) => chance ?? 0)
}

/** The chances of 0, 1, 2, … in `ahead` days, where `shape` came in `days` (negative binomial). */
function polya(shape: number, days: number, ahead: number): number[] {
  const share = ahead / (days + ahead)
  return series((days / (days + ahead)) ** shape, (n) => ((shape + n) / (n + 1)) * share, (shape * ahead) / days)
}

const poisson = (mean: number): number[] => series(Math.exp(-mean), (n) => mean / (n + 1), mean)

/** From the chance of none, each from the one before, until all but a trace is told. */
function series(none: number, ratio: (n: number) => number, mean: number): number[] {
  const chances = [none]
  for (let n = 0; n < 10_000 && (n < mean || (chances[n] ?? 0) > 1e-12); n++) chances.push((chances[n] ?? 0) * ratio(n))
  return chances
}

const atLeast = (count: number, shape: number, days: number, ahead: number): number =>
  Math.max(
    0,
    1 -
      polya(shape, days, ahead)
        .slice(0, count)
        .reduce((sum, chance) => sum + chance, 0),
  )
