/** What a clock must know of the agreement it measures. */
import type { CalendarSpan } from '#contract/calendars.ts'
import type { ClockRules, Target } from '#contract/sla.ts'

/** What a clock asks of a compiled calendar; `calendars` makes them. */
export interface WorkingTime {
  elapsed: (from: number, to: number) => number
  add: (from: number, ms: number) => number | undefined
  businessDay: (from: number, days: number, at: 'sameTime' | 'endOfDay') => number | undefined
  spans: (from: number, to: number) => CalendarSpan[]
}

/** A target in its calendar; one version never changes, so a name stands for it in clocks and histories. */
export interface Terms {
  readonly target: Target
  readonly calendar: WorkingTime
}

export interface Agreement {
  readonly rules: ClockRules
  /** Throws for a name it does not know. */
  readonly terms: (name: string) => Terms
}

/** More working time than any calendar offers. */
const never = Number.MAX_SAFE_INTEGER

/** The target as working time from `from` on. */
export function targetMs({ target, calendar }: Terms, from: number): number {
  if (target.kind === 'duration') return target.ms
  if (target.kind === 'moment') return Math.max(0, calendar.elapsed(from, target.at))
  const due = calendar.businessDay(from, target.days, target.at)
  return due === undefined ? never : calendar.elapsed(from, due)
}
