/** What a clock remembers: plain integers and names, so that it lies in a row and goes on from there. */
import type { ClockState, Cycle } from '#contract/sla.ts'

/** A stretch in which the clock ran, and the working time counted in it. */
export interface Run {
  readonly from: number
  readonly to: number
  readonly terms: string
  readonly ms: number
}

export interface Clock {
  readonly state: ClockState
  readonly stoppedBy: 'resolved' | 'answered' | 'left' | null
  /** Of the ticket: it waits for a reason that pauses this clock; it is resolved. */
  readonly waiting: boolean
  readonly resolved: boolean
  /** Empty until the request reaches us. */
  readonly terms: string
  readonly targetMs: number
  readonly startedAt: number | null
  /** Where counting begins: the start, or the last re-target that forgot what was used. */
  readonly countedFrom: number
  /** While running: since when, after `usedMs` of the runs before. */
  readonly since: number
  readonly usedMs: number
  readonly stoppedAt: number | null
  readonly retargetedAt: number | null
  readonly firstBreachedAt: number | null
  readonly runs: readonly Run[]
  /** Cycles that are over. */
  readonly cycles: readonly Cycle[]
  /** A stopped clock as it was before its terms changed: it is judged by those in force when it stopped. */
  readonly frozen: Clock | null
}

/** Before the request reaches us: what every clock begins as. */
export const idle: Clock = {
  state: 'idle',
  stoppedBy: null,
  waiting: false,
  resolved: false,
  terms: '',
  targetMs: 0,
  startedAt: null,
  countedFrom: 0,
  since: 0,
  usedMs: 0,
  stoppedAt: null,
  retargetedAt: null,
  firstBreachedAt: null,
  runs: [],
  cycles: [],
  frozen: null,
}
