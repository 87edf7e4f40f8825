import type { Rules } from './rules.ts'
import { chanceOf, mayBeUnder, scatterOf } from './unusual.ts'

export interface Moment {
  readonly n: number
  readonly at: number
}

/** More incidents with the same features than the past explains. */
export interface Finding {
  /** The features that all of them have. */
  readonly sign: readonly number[]
  /** The `n` of the incidents of the stretch, latest (the new one) first. */
  readonly members: readonly number[]
  /** How many there were before, since `since`. */
  readonly before: number
  readonly since: number
  /** How many the stretch should have had by the rate before. */
  readonly expected: number
  readonly chance: number
}

/** Earlier incidents that have the same features. */
export interface Alike {
  /** The latest of them, latest first: the first `nearby` of `near`. */
  readonly near: Int32Array
  readonly nearby: number
  readonly count: number
  /** All of them: asked for only where it matters. */
  readonly all: () => Int32Array
}

/** The least likely of the stretches that end here, if one is unlikely enough. What cannot be is left before anything is computed exactly. */
export function standingOut(
  here: Moment,
  { near, nearby, count, all }: Alike,
  since: Moment,
  atOf: (n: number) => number,
  by: Rules,
): Omit<Finding, 'sign'> | undefined {
  let best: Omit<Finding, 'sign'> | undefined
  const most = Math.min(nearby, by.most)
  for (let k = by.fewest - 1; k <= most; k++) {
    const first = near[k - 1] ?? 0
    const at = atOf(first)
    if (here.at - at > by.longestMs || at - since.at < by.shortestPastMs) break
    const length = here.n - first + 1
    const past = first - since.n
    if (past < length) break
    const before = count - k
    const expected = (before * length) / past
    if (expected > by.expected * (k + 1)) continue
    const span = Math.max(length / (length + past), (here.at - at) / Math.max(1, here.at - since.at))
    // The stretch begins at one of them by choice: that one is no evidence.
    if (!mayBeUnder(by.chance, k, before, span) || chanceOf(k, before, span) > by.chance) continue
    const counts = countsBefore(all(), k, first, length, past)
    const scatter = scatterOf(counts)
    const chance = scatter === 1 ? chanceOf(k, before, span) : chanceOf(k / scatter, before / scatter, span)
    if (chance > by.chance || chance > (best?.chance ?? 1) || k + 1 < by.growth * Math.max(...counts, 0)) continue
    best = { members: [here.n, ...near.subarray(0, k)], before, since: since.at, expected, chance }
  }
  return best
}

/** How many alike there were in each of the stretches of that length before, at most the last hundred. */
function countsBefore(all: Int32Array, k: number, end: number, length: number, past: number): number[] {
  const counts: number[] = Array.from({ length: Math.min(100, Math.floor(past / length)) }, () => 0)
  for (let i = k; i < all.length; i++) {
    const stretch = Math.max(0, Math.floor((end - (all[i] ?? 0) - 1) / length))
    if (stretch >= counts.length) break
    counts[stretch] = (counts[stretch] ?? 0) + 1
  }
  return counts
}
