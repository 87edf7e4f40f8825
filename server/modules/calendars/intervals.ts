/** Sets of half-open stretches `[from, to)` of integers: sorted, apart from each other, never empty ones. */
export interface Interval {
  readonly from: number
  readonly to: number
}

/** Sorts, and joins what overlaps or touches. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const result: { from: number; to: number }[] = []
  let last: { from: number; to: number } | undefined
  for (const { from, to } of intervals.toSorted((a, b) => a.from - b.from)) {
    if (to <= from) continue
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else result.push((last = { from, to }))
  }
  return result
}

export function intersection(left: readonly Interval[], right: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  let i = 0
  let j = 0
  for (let a = left[i], b = right[j]; a && b; a = left[i], b = right[j]) {
    const from = Math.max(a.from, b.from)
    const to = Math.min(a.to, b.to)
    if (from < to) result.push({ from, to })
    if (a.to < b.to) i++
    else j++
  }
  return result
}

/** What of `all` is in none of `holes`. */
export function difference(all: readonly Interval[], holes: readonly Interval[]): Interval[] {
  const gaps: Interval[] = []
  let edge = -Infinity
  for (const hole of holes) {
    gaps.push({ from: edge, to: hole.from })
    edge = hole.to
  }
  gaps.push({ from: edge, to: Infinity })
  return intersection(all, gaps)
}
