/** Was a service there when it was agreed to be? */
import type { Availability } from '#contract/sla.ts'
import type { WorkingTime } from './terms.ts'

/** Without an end: still going on. */
interface Stretch {
  from: number
  to?: number | null
}
export interface ServiceWindow {
  calendar: Pick<WorkingTime, 'elapsed'>
  from: number
  to: number
  /** What is known so far; the end of the window when left out. */
  asOf?: number
  targetPercent: number
  outages: readonly Stretch[]
  /** Agreed maintenance counts neither as service nor as outage. */
  maintenance: readonly Stretch[]
}

export function availability(window: ServiceWindow): Availability {
  const { calendar, from, to } = window
  const now = Math.max(from, Math.min(window.asOf ?? to, to))
  const within = (stretches: readonly Stretch[], end: number) =>
    stretches.map((stretch) => ({ from: Math.max(stretch.from, from), to: Math.min(stretch.to ?? now, end) }))
  const measure = (end: number, outages: readonly Stretch[]) => {
    const all = [{ from, to: end }]
    const maintenance = within(window.maintenance, end)
    return { service: sweep(calendar, all, maintenance), down: sweep(calendar, within(outages, end), maintenance) }
  }
  const { service: agreedMs, down: downMs } = measure(now, window.outages)
  const windowMs = measure(to, []).service
  // Compared as whole numbers of millionths of a percent: 99.9 has no exact half of its own in binary.
  const allowed = BigInt(windowMs) * BigInt(100_000_000 - Math.round(window.targetPercent * 1_000_000))
  const left = allowed - BigInt(downMs) * 100_000_000n
  return {
    agreedMs,
    windowMs,
    downMs,
    percent: agreedMs === 0 ? 100 : ((agreedMs - downMs) / agreedMs) * 100,
    budgetMs: Number(allowed) / 100_000_000,
    budgetLeftMs: Number(left) / 100_000_000,
    breached: left < 0n,
  }
}

/** Working time within any of `wanted` and none of `holes`; overlaps count once. */
function sweep(calendar: Pick<WorkingTime, 'elapsed'>, wanted: readonly Stretch[], holes: readonly Stretch[]): number {
  const edges = [...edgesOf(wanted, 1, 0), ...edgesOf(holes, 0, 1)].toSorted((a, b) => a.at - b.at)
  let [sum, since, inside, outside] = [0, 0, 0, 0]
  for (const edge of edges) {
    if (inside > 0 && outside === 0 && edge.at > since) sum += calendar.elapsed(since, edge.at)
    since = edge.at
    inside += edge.wanted
    outside += edge.hole
  }
  return sum
}

function edgesOf(stretches: readonly Stretch[], wanted: number, hole: number): { at: number; wanted: number; hole: number }[] {
  return stretches.flatMap(({ from, to }) =>
    typeof to === 'number' && to > from
      ? [
          { at: from, wanted, hole },
          { at: to, wanted: -wanted, hole: -hole },
        ]
      : [],
  )
}
