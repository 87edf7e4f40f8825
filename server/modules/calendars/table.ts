/** Open stretches with prefix sums, and two indexes that make a question cost the same however far it reaches. */
import type { Interval } from './intervals.ts'
import { day } from './local-date.ts'

export interface Table {
  readonly from: number
  readonly to: number
  /** One stretch more than there is: it starts and ends at infinity. */
  readonly start: Float64Array
  readonly end: Float64Array
  /** Open time before each stretch. */
  readonly before: Float64Array
  readonly total: number
  /** For each day since `from`: the first stretch that ends after the day begins. */
  readonly byDay: Int32Array
  /** For each share of the open time, `share` ms long: the first stretch that ends in it or later. */
  readonly byShare: Int32Array
  readonly share: number
}

export function buildTable(open: readonly Interval[], from: number, to: number): Table {
  const count = open.length
  const [start, end, before] = [new Float64Array(count + 1), new Float64Array(count + 1), new Float64Array(count + 1)]
  let total = 0
  for (const [i, stretch] of open.entries()) {
    start[i] = stretch.from
    end[i] = stretch.to
    before[i] = total
    total += stretch.to - stretch.from
  }
  start[count] = end[count] = Infinity
  before[count] = total
  const share = Math.max(1, Math.ceil(total / Math.max(1, count)))
  const byDay = index(Math.ceil((to - from) / day) + 1, (slot, i) => (end[i] ?? Infinity) > from + slot * day)
  const byShare = index(Math.floor(total / share) + 2, (slot, i) => i >= count - 1 || (before[i + 1] ?? 0) >= slot * share)
  return { from, to, start, end, before, total, byDay, byShare, share }
}

/** For each slot the first stretch that is `enough` for it; slots ask for ever more. */
function index(slots: number, enough: (slot: number, i: number) => boolean): Int32Array {
  const first = new Int32Array(slots)
  let i = 0
  for (let slot = 0; slot < slots; slot++) {
    while (!enough(slot, i)) i++
    first[slot] = i
  }
  return first
}

/** The stretch that is open at `at`, or the next one; `at` within the table. */
export function stretchAt(table: Table, at: number): number {
  const slot = Math.floor((at - table.from) / day)
  return search(table.end, at + 1, table.byDay[slot] ?? 0, table.byDay[slot + 1] ?? 0)
}

/** Open time before `at`; `at` within the table. */
export function position(table: Table, at: number): number {
  const i = stretchAt(table, at)
  const start = table.start[i] ?? 0
  const before = table.before[i] ?? 0
  return at > start ? before + (at - start) : before
}

/** The earliest moment with `sum` of open time before it; `sum` above 0 and not above the total. */
export function moment(table: Table, sum: number): number {
  const slot = Math.floor(sum / table.share)
  const low = table.byShare[slot] ?? 0
  const i = search(table.before, sum, low + 1, (table.byShare[slot + 1] ?? low) + 1) - 1
  return (table.start[i] ?? 0) + (sum - (table.before[i] ?? 0))
}

/** The first place from `low` to `high` whose value is at least `wanted`: a few steps, halving where there are many. */
function search(sorted: Float64Array, wanted: number, low: number, high: number): number {
  while (high - low > 8) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? Infinity) >= wanted) high = middle
    else low = middle + 1
  }
  while (low < high && (sorted[low] ?? Infinity) < wanted) low++
  return low
}

export function bytesOf(table: Table): number {
  return [table.start, table.end, table.before, table.byDay, table.byShare].reduce((sum, array) => sum + array.byteLength, 0)
}
