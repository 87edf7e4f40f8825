/** What the promises of a period came to, and what they would have come to by another book. */
import type { Metric } from '#contract/sla.ts'

/** What became of a promise; an open one that is overdue is missed. */
export interface Verdict {
  readonly metric: Metric
  readonly scope: string
  readonly status: 'met' | 'missed' | 'cancelled' | 'open'
  /** When it counts: at its stop; overdue, when it was due; called off, when that was. Null: not yet. */
  readonly at: number | null
  readonly dueAt: number | null
  readonly targetMs: number
  readonly elapsedMs: number
}

/** Half-open, epoch milliseconds. */
export interface Period {
  readonly from: number
  readonly to: number
}

export interface Change {
  readonly metric: Metric
  readonly scope: string
  readonly before: Verdict | null
  readonly after: Verdict | null
}

/** The promises of one ticket that count in the period by either book and come to another end. */
export function changesOf(before: readonly Verdict[], after: readonly Verdict[], period: Period): Change[] {
  const pairs = new Map<string, { -readonly [key in keyof Change]: Change[key] }>()
  const nameOf = ({ metric, scope }: Verdict) => `${metric} ${scope}`
  for (const verdict of before) pairs.set(nameOf(verdict), { metric: verdict.metric, scope: verdict.scope, before: verdict, after: null })
  for (const verdict of after) {
    const known = pairs.get(nameOf(verdict))
    if (known) known.after = verdict
    else pairs.set(nameOf(verdict), { metric: verdict.metric, scope: verdict.scope, before: null, after: verdict })
  }
  return [...pairs.values()].filter(
    (pair) => pair.before?.status !== pair.after?.status && (isIn(period, pair.before) || isIn(period, pair.after)),
  )
}

export const isIn = ({ from, to }: Period, verdict: Verdict | null): boolean =>
  verdict !== null && verdict.at !== null && verdict.at >= from && verdict.at < to

/** Met, or not late yet. */
export const isKept = (verdict: Verdict | null): boolean => verdict?.status === 'met' || verdict?.status === 'open'

/** Counts verdicts; `share` is not rounded. */
export class Tally {
  met = 0
  missed = 0
  cancelled = 0
  add({ status }: Verdict): void {
    if (status !== 'open') this[status] += 1
  }
  get told() {
    const { met, missed, cancelled } = this
    return { met, missed, cancelled, share: met + missed === 0 ? null : met / (met + missed) }
  }
}
