/** When is it due, and was it kept? Answers from the runs of a clock. */
import type { Verdict } from '#contract/sla.ts'
import type { Clock } from './clock.ts'
import type { Agreement } from './terms.ts'

/** `never`: the calendar does not offer the time. `unknown`: not started, or paused with time left. */
export type Moment = number | 'never' | 'unknown'

/** Working time used up to `at`, which is not before the clock's last happening. */
function usedAt(agreement: Agreement, clock: Clock, at: number): number {
  if (clock.state !== 'running' || at <= clock.since) return clock.usedMs
  return clock.usedMs + agreement.terms(clock.terms).calendar.elapsed(clock.since, at)
}

/** The earliest moment at which the used time reaches `ms`; of a stopped clock, as if it had gone on running. */
export function reaches(agreement: Agreement, clock: Clock, ms: number): Moment {
  if (clock.startedAt === null) return 'unknown'
  if (ms <= 0) return clock.countedFrom
  if (ms <= clock.usedMs) return withinRuns(agreement, clock, ms)
  if (clock.state === 'paused') return 'unknown'
  const from = clock.stoppedAt ?? clock.since
  return agreement.terms(clock.terms).calendar.add(from, ms - clock.usedMs) ?? 'never'
}

function withinRuns(agreement: Agreement, clock: Clock, ms: number): Moment {
  let before = 0
  for (const run of clock.runs) {
    if (before + run.ms >= ms) return agreement.terms(run.terms).calendar.add(run.from, ms - before) ?? 'never'
    before += run.ms
  }
  return 'unknown'
}

export function due(agreement: Agreement, clock: Clock): Moment {
  const { target } = agreement.terms(clock.terms)
  if (target.kind === 'moment' && clock.startedAt !== null) return target.at
  return reaches(agreement, clock, clock.targetMs)
}

export const isOpen = ({ state }: Clock): boolean => state === 'running' || state === 'paused'

/** Judged when it stopped, or at `at`. Stopping at the due moment is in time; a pause is no stop. */
export function verdictOf(agreement: Agreement, clock: Clock, at: number): Verdict {
  if (clock.frozen !== null) return verdictOf(agreement, clock.frozen, at)
  const end = clock.stoppedAt ?? at
  const moment = due(agreement, clock)
  const dueAt = typeof moment === 'number' ? moment : null
  const breached = dueAt !== null && end > dueAt
  return {
    terms: clock.terms,
    targetMs: clock.targetMs,
    elapsedMs: usedAt(agreement, clock, end),
    dueAt,
    breached,
    // A re-target cannot breach in the past.
    breachedAt: breached ? Math.max(dueAt, clock.retargetedAt ?? dueAt) : null,
  }
}
