import type { PriorityMatrix } from './ticket-settings.ts'
import type { Impact, Raise, Urgency } from './ticket-words.ts'

interface Judged {
  readonly impact: Impact
  readonly urgency: Urgency
  readonly vip: boolean
  readonly critical: boolean
}

/** Left out: it does. */
interface Rules {
  readonly raiseForVip?: boolean | undefined
  readonly raiseForCritical?: boolean | undefined
}

/**
 * Impact × urgency by the matrix, a step higher for a critical service and one for a VIP, as the rules say (ITIL 4, incident management: priority by
 * business impact). The highest is for what stops many: who asks never makes it.
 */
export function judge(
  matrix: PriorityMatrix,
  { impact, urgency, vip, critical }: Judged,
  { raiseForVip = true, raiseForCritical = true }: Rules,
): { priority: number; raisedBy: Raise[] } {
  let priority = matrix[impact][urgency]
  const raisedBy: Raise[] = []
  if (critical && raiseForCritical && priority > 1) {
    priority--
    raisedBy.push('critical-service')
  }
  if (vip && raiseForVip && priority > 2) {
    priority--
    raisedBy.push('vip')
  }
  return { priority, raisedBy }
}
