/** The moments at which something is to be told of a clock. */
import type { ClockStep } from '#contract/clock-steps.ts'
import type { ChainStep } from '#contract/escalation-chains.ts'
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
export const thresholdName = (when: Warning): string =>
  'percent' in when ? `percent:${when.percent}` : 'before' in when ? `before:${when.before}` : `after:${when.after}`

export function warningOf(threshold: string): Warning | null {
  const [kind, amount] = threshold.split(':')
  const count = Number(amount)
  if (kind === 'percent') return { percent: count }
  if (kind === 'before') return { before: count }
  return kind === 'after' ? { after: count } : null
}

/** A point on a clock's way, by a name that is its own. */
export interface Threshold {
  readonly name: string
  readonly when: Warning
}

export const stepThreshold = ({ when }: Pick<ClockStep, 'when'>): Threshold => ({ name: thresholdName(when), when })
export const chainThreshold = (chain: string, { id, when }: Pick<ChainStep, 'id' | 'when'>): Threshold => ({
  name: `chain:${chain}:${id}:${thresholdName(when)}`,
  when,
})
/** The chain and step of such a name, with the threshold as it was when the timer was set. */
export function chainOf(name: string): { chain: string; step: string; when: Warning } | undefined {
  const [kind, chain = '', step = '', ...rest] = name.split(':')
  const when = warningOf(rest.join(':'))
  return kind === 'chain' && when ? { chain, step, when } : undefined
}

/** Of the current cycle: those ahead, and those that were reached before the clock stopped. A re-target reaches nothing in the past. */
export function timersOf(agreement: Agreement, clock: Clock, thresholds: readonly Threshold[]): Timer[] {
  if (clock.startedAt === null || !(isOpen(clock) || clock.state === 'stopped')) return []
  const judged = clock.frozen ?? clock
  if (judged.targetMs >= Number.MAX_SAFE_INTEGER) return []
  const timer = (name: string, usedMs: number, moment: Moment): Timer[] => {
    if (typeof moment !== 'number') return []
    const fireAt = Math.max(moment, judged.retargetedAt ?? moment)
    if (judged.stoppedAt !== null && fireAt >= judged.stoppedAt) return []
    return [{ threshold: name, usedMs, generation: judged.countedFrom, fireAt }]
  }
  return [
    ...timer(breach, judged.targetMs, due(agreement, judged)),
    ...thresholds.flatMap(({ name, when }) => timer(name, usedAtWarning(judged.targetMs, when), warnAt(agreement, clock, when))),
  ]
}
