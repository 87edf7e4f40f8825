/** What a clock says at a moment. */
import type { Cycle, Reading, Warning } from '#contract/sla.ts'
import type { Clock } from './clock.ts'
import { targetMs, type Agreement } from './terms.ts'
import { due, reaches, verdictOf, type Moment } from './verdict.ts'

/** `at` is not before the clock's last happening. */
export function read(agreement: Agreement, clock: Clock, at: number): Reading {
  const { state, startedAt, stoppedAt } = clock
  if (startedAt === null) return notStarted(agreement, clock, at)
  const verdict = verdictOf(agreement, clock, at)
  const current: Cycle = { startedAt, stoppedAt, ...verdict }
  const firstBreachedAt = clock.firstBreachedAt ?? verdict.breachedAt
  return {
    ...current,
    state,
    remainingMs: verdict.targetMs - verdict.elapsedMs,
    everBreached: firstBreachedAt !== null,
    firstBreachedAt,
    calendarNeverOpens: due(agreement, clock.frozen ?? clock) === 'never',
    cycles: [...clock.cycles, current],
  }
}

function notStarted(agreement: Agreement, clock: Clock, at: number): Reading {
  const target = clock.terms === '' ? 0 : targetMs(agreement.terms(clock.terms), at)
  return {
    state: clock.state,
    terms: clock.terms,
    targetMs: target,
    elapsedMs: 0,
    dueAt: null,
    breached: false,
    breachedAt: null,
    startedAt: null,
    stoppedAt: null,
    remainingMs: target,
    everBreached: clock.firstBreachedAt !== null,
    firstBreachedAt: clock.firstBreachedAt,
    calendarNeverOpens: false,
    cycles: [],
  }
}

/** When a warning of the current cycle falls; before the start it falls at the start. */
export function warnAt(agreement: Agreement, clock: Clock, warning: Warning): Moment {
  const judged = clock.frozen ?? clock
  return reaches(agreement, judged, usedAtWarning(judged.targetMs, warning))
}

/** The working time that is used when a warning falls. */
export function usedAtWarning(target: number, warning: Warning): number {
  if ('percent' in warning) return Math.round((target * warning.percent) / 100)
  return Math.max(0, 'before' in warning ? target - warning.before : target + warning.after)
}
