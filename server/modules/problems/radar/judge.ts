import { chanceOf, mayBeUnder, scatterOf } from './unusual.ts'

/** An earlier incident beside a new one. `n` counts the desk's incidents in the order they came, `at` is milliseconds. */
export interface Neighbour {
  readonly n: number
  readonly at: number
  /** Which of the new one's features it has too: bit 0 is the first. */
  readonly mask: number
}

export interface Moment {
  readonly n: number
  readonly at: number
}

/** More incidents with the same features than the past explains. */
export interface Finding {
  /** The features that all of them have: bits of the new incident's. */
  readonly sign: number
  /** The `n` of the incidents of the stretch, latest (the new one) first. */
  readonly members: readonly number[]
  /** How many there were before, since `since`. */
  readonly before: number
  readonly since: number
  /** How many the stretch should have had by the rate before. */
  readonly expected: number
  readonly chance: number
}

export interface Rules {
  readonly fewest: number
  readonly most: number
  readonly longestMs: number
  readonly shortestPastMs: number
  /** The largest chance at which a stretch is looked at any closer. */
  readonly chance: number
  /** How much must speak for it then (`weighed`), in nats. */
  readonly evidence: number
  /** The stretch must have this many times what any stretch as long before had. */
  readonly growth: number
  /** Of the stretch, at most this share may have been expected. */
  readonly expected: number
}

/** Chosen on all the corpora of bench/radar together, and then left alone. */
export const rules: Rules = {
  fewest: 4,
  most: 60,
  longestMs: 60 * 86_400_000,
  shortestPastMs: 10 * 86_400_000,
  chance: 1e-4,
  evidence: 19.5,
  growth: 1.5,
  expected: 0.25,
}

/**
 * Whether a new incident is one too many of its kind. For each set of two features (then three, four) those that have them are laid out in time; each
 * stretch that ends with the new one is held against all the time before, measured in incidents of the whole desk (so a busy Monday is no news) and on the
 * calendar (so a quiet night is none either): the larger share counts. Best first; those after it tell of the same incidents.
 */
export function judge(here: Moment, features: number, neighbours: readonly Neighbour[], since: Moment, by: Rules = rules): Finding[] {
  const found: Finding[] = []
  const seen = new Set<number>()
  let open = pairs(features, neighbours, by.fewest - 1)
  for (let size = 2; size <= 4 && open.length > 0; size++) {
    const next: Listed[] = []
    for (const { sign, alike } of open) {
      const finding = standingOut(here, sign, alike, since, by)
      if (finding) found.push(finding)
      if (size < 4 && (finding || maybeOut(alike, size)))
        for (let bit = 0; bit < features; bit++) {
          const wider = sign | (1 << bit)
          if (wider === sign || seen.has(wider)) continue
          seen.add(wider)
          const fewer = alike.filter(({ mask }) => (mask & wider) === wider)
          if (fewer.length >= by.fewest - 1) next.push({ sign: wider, alike: fewer })
        }
    }
    open = next
  }
  return found.sort((a, b) => a.chance - b.chance)
}

interface Listed {
  readonly sign: number
  readonly alike: readonly Neighbour[]
}

/** Few enough that a wider set may tell what this one does not. */
const maybeOut = (alike: readonly Neighbour[], size: number): boolean => alike.length <= (size === 2 ? 400 : 60)

function pairs(features: number, neighbours: readonly Neighbour[], fewest: number): Listed[] {
  const lists: Neighbour[][] = Array.from({ length: features * features }, () => [])
  for (const neighbour of neighbours)
    for (let left = neighbour.mask; left !== 0; left &= left - 1) {
      const one = 31 - Math.clz32(left & -left)
      for (let more = left & (left - 1); more !== 0; more &= more - 1)
        lists[one * features + 31 - Math.clz32(more & -more)]?.push(neighbour)
    }
  return lists.flatMap((alike, n) =>
    alike.length >= fewest ? [{ sign: (1 << Math.floor(n / features)) | (1 << (n % features)), alike }] : [],
  )
}

function standingOut(here: Moment, sign: number, alike: readonly Neighbour[], since: Moment, by: Rules): Finding | undefined {
  let best: Finding | undefined
  for (let k = by.fewest - 1; k <= Math.min(alike.length, by.most); k++) {
    const first = alike[k - 1]
    if (!first || here.at - first.at > by.longestMs || first.at - since.at < by.shortestPastMs) break
    const length = here.n - first.n + 1
    const past = first.n - since.n
    if (past < length) break
    const span = Math.max(length / (length + past), (here.at - first.at) / Math.max(1, here.at - since.at))
    const before = alike.length - k
    const expected = (before * length) / past
    // The stretch begins at one of them by choice: that one is no evidence.
    if (expected > by.expected * (k + 1) || !mayBeUnder(by.chance, k, before, span) || chanceOf(k, before, span) > by.chance) continue
    const counts = countsBefore(alike, k, first.n, length, past)
    const scatter = scatterOf(counts)
    const chance = chanceOf(k / scatter, before / scatter, span)
    if (chance > by.chance || k + 1 < by.growth * Math.max(...counts, 0) || chance > (best?.chance ?? 1)) continue
    best = { sign, members: [here.n, ...alike.slice(0, k).map(({ n }) => n)], before, since: since.at, expected, chance }
  }
  return best
}

/** How many alike there were in each of the stretches of that length before, at most the last hundred. */
function countsBefore(alike: readonly Neighbour[], k: number, end: number, length: number, past: number): number[] {
  const counts: number[] = Array.from({ length: Math.min(100, Math.floor(past / length)) }, () => 0)
  for (let i = k; i < alike.length; i++) {
    const stretch = Math.max(0, Math.floor((end - (alike[i]?.n ?? 0) - 1) / length))
    if (stretch >= counts.length) break
    counts[stretch] = (counts[stretch] ?? 0) + 1
  }
  return counts
}
