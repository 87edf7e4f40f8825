/** The moments at which something is to be told of a clock. */
import type { Warning } from '#contract/sla.ts'
import type { Clock } from './clock.ts'
import { usedAtWarning, warnAt } from './reading.ts'
import type { Agreement } from './terms.ts'
import { type Moment, due, isOpen } from './verdict.ts'

/** One that was reached is not reached again: by another version of the same terms, or after a pause. */
export interface Timer {
  readonly threshold: string
  /** Where counting began: another cycle reaches its thresholds anew. */
  readonly generation: number
  readonly usedMs: number
  readonly fireAt: number
}

const breach = 'breach'
const thresholdName = (when: Warning): string =>
  'percent' in when ? `percent:${when.percent}` : 'before' in when ? `before:${when.before}` : `after:${when.after}`

export function warningOf(threshold: string): Warning | null {
  const [kind, amount] = threshold.split(':')
  const count = Number(amount)
  if (kind === 'percent') return { percent: count }
  if (kind === 'before') return { before: count }
  return kind === 'after' ? { after: count } : null
}

/** Of the current cycle: those ahead, and those that were reached before the clock stopped. A re-target reaches nothing in the past. */
export function timersOf(agreement: Agreement, clock: Clock, warnings: readonly Warning[]): Timer[] {
  if (clock.startedAt === null || !(isOpen(clock) || clock.state === 'stopped')) return []
  const judged = clock.frozen ?? clock
  if (judged.targetMs >= Number.MAX_SAFE_INTEGER) return []
  const timer = (threshold: string, usedMs: number, moment: Moment): Timer[] => {
    if (typeof moment !== 'number') return []
    const fireAt = Math.max(moment, judged.retargetedAt ?? moment)
    if (judged.stoppedAt !== null && fireAt >= judged.stoppedAt) return []
    return [{ threshold, usedMs, generation: judged.countedFrom, fireAt }]
  }
  return [
    ...timer(breach, judged.targetMs, due(agreement, judged)),
    ...warnings.flatMap((when) => timer(thresholdName(when), usedAtWarning(judged.targetMs, when), warnAt(agreement, clock, when))),
  ]
}
