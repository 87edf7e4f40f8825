import * as z from 'zod'
import type { NotableDay } from './calendars.ts'

/** Promises about time. Amounts are milliseconds; computed moments are epoch milliseconds. */

export const Metric = z.enum(['firstResponse', 'nextResponse', 'periodicUpdate', 'classification', 'resolution', 'level', 'vendor'])
export type Metric = z.infer<typeof Metric>

const Ms = z.int().min(0)

/** A day is never a number of hours: working days keep their count until the clock starts and the calendar is known. */
export const Target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('duration'), ms: Ms }),
  z.object({ kind: z.literal('businessDays'), days: z.int().min(0).max(1000), at: z.enum(['sameTime', 'endOfDay']) }),
  z.object({ kind: z.literal('moment'), at: z.int() }),
])
export type Target = z.infer<typeof Target>

/** What a new target makes of the time already used: kept, counted again from the start, forgotten. */
export const RetargetMode = z.enum(['carry', 'retroactive', 'restart'])
export type RetargetMode = z.infer<typeof RetargetMode>
/** Whether a reopened clock goes on, or a new cycle begins with the full target. */
export const ReopenMode = z.enum(['continue', 'restart'])
export type ReopenMode = z.infer<typeof ReopenMode>
/** Whether coming back to a level goes on with what is left of its target, or gets all of it again. */
export const ReentryMode = z.enum(['accumulate', 'restart'])
export type ReentryMode = z.infer<typeof ReentryMode>

export const ClockRules = z.object({
  metric: Metric,
  /** The level or vendor contract whose time a `level` or `vendor` clock counts. */
  scope: z.string().optional(),
  /** Which waits pause it: all, none, or those with a reason in the list. Left out: all for resolution and levels, none for the rest. */
  pauses: z.union([z.boolean(), z.array(z.string())]).optional(),
  reopen: ReopenMode.optional(),
  retarget: RetargetMode.optional(),
  reentry: ReentryMode.optional(),
})
export type ClockRules = z.infer<typeof ClockRules>

/** A threshold on the way to the due moment, or after it: a share of the target, or working time before or after its end. */
export const Warning = z.union([z.object({ percent: z.number().min(0) }), z.object({ before: Ms }), z.object({ after: Ms })])
export type Warning = z.infer<typeof Warning>

export type ClockState = 'idle' | 'running' | 'paused' | 'stopped' | 'cancelled'

/** Whether a promise was kept. A breach is judged against the terms in force when the clock stopped, or now. */
export interface Verdict {
  terms: string
  targetMs: number
  elapsedMs: number
  /** Null while it cannot be known: not started, paused with time left, or the calendar never offers the time. */
  dueAt: number | null
  breached: boolean
  breachedAt: number | null
}

/** One commitment: a clock from its start to its stop. */
export interface Cycle extends Verdict {
  startedAt: number
  stoppedAt: number | null
}

/** What a clock says at a moment; its figures are those of the last cycle. */
export interface Reading extends Verdict {
  state: ClockState
  startedAt: number | null
  stoppedAt: number | null
  remainingMs: number
  /** A breach under an earlier target or in an earlier cycle is not forgotten. */
  everBreached: boolean
  firstBreachedAt: number | null
  calendarNeverOpens: boolean
  cycles: Cycle[]
}

/** A stretch of a clock's life and why it counted or did not. */
export interface Segment {
  from: number
  to: number
  kind: 'open' | 'closed' | 'paused' | 'stopped'
  ms: number
  /** Time used by its end. */
  runningTotal: number
  because: 'hours' | 'break' | 'outsideHours' | 'daysOff' | 'neverOpens' | 'waiting' | 'resolved' | 'answered' | 'left'
  days: NotableDay[]
  /** The terms under which it is counted. */
  terms: string
  /** Why it waited, and the event that began it. */
  reason?: string
  cause?: string
  /** Not lived yet: how it would go on to the due moment. */
  future: boolean
}

/** Why a clock is due when it is. The open `segments` sum to the target (to the used time where nothing is due yet). */
export interface Explanation {
  reading: Reading
  /** From the moment counting begins to the due moment; to now where there is none. */
  segments: Segment[]
  /** From the due moment to the stop, or to now. */
  overdue: Segment[]
  /** The sentence on top: stretches worth telling, and how many were left out of the middle. */
  sentence: { targetMs: number; dueAt: number | null; parts: Segment[]; omitted: number }
}

export interface Counterfactuals {
  /** Due if nothing had paused it, and how much working time the pauses took. */
  withoutPauses: { dueAt: number | null; pausedMs: number }
  /** Due under other terms, had they held from the start. */
  under: { terms: string; dueAt: number | null; breached: boolean }[]
}

/** A service over a window of time. The budget is signed; nothing is rounded before it is compared. */
export interface Availability {
  /** Agreed service time so far, agreed maintenance taken out; of the whole window. */
  agreedMs: number
  windowMs: number
  downMs: number
  /** Where no service was agreed, none was missed: 100. */
  percent: number
  budgetMs: number
  budgetLeftMs: number
  breached: boolean
}
