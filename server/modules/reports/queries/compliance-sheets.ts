import type { ComplianceReport } from '#contract/compliance.ts'
import type { Language } from '#contract/common.ts'
import { momentIn } from '#platform/i18n.ts'
import type { Sheet } from '#platform/sheets/index.ts'
import type { Say } from '../say.ts'
import { availabilitySheet } from './availability-sheet.ts'

const figures = ['met', 'missed', 'cancelled', 'share', 'p50', 'p90', 'p95'] as const

/** What a group is called. */
export function groupName(
  { by, zone }: Pick<ComplianceReport, 'by' | 'zone'>,
  { key, name }: ComplianceReport['rows'][number],
  language: Language,
  say: Say,
): string {
  if (name) return name[language]
  if (key === 'none') return say('reports.compliance.none')
  if (by === 'priority') return say(`tickets.priority.${key}`)
  const first = Temporal.PlainDate.from(key)
  const day = (options: Intl.DateTimeFormatOptions) => first.toZonedDateTime(zone).toLocaleString(language, options)
  if (by === 'month') return day({ month: 'long', year: 'numeric' })
  if (by === 'quarter') return say('reports.compliance.quarter', { n: Math.ceil(first.month / 3), year: String(first.year) })
  const date = day({ day: 'numeric', month: 'long', year: 'numeric' })
  return by === 'week' ? say('reports.compliance.week', { date }) : date
}

/** The tables of a report: by group and in all, its signals, what was restated and exempted, and availability where it was promised. Shares are numbers from 0 to 1. */
export function sheetsOf(report: ComplianceReport, language: Language, say: Say): [Sheet, Sheet, Sheet, ...Sheet[]] {
  const head = ['metric', ...figures].map((name) => say(`reports.compliance.${name}`))
  const formats = [undefined, undefined, undefined, undefined, undefined, '0.0%', '0%', '0%', '0%']
  const cells = ({ metric, met, missed, cancelled, share, used }: ComplianceReport['totals'][number]) => [
    say(`sla.metric.${metric}`),
    met.count,
    missed.count,
    cancelled.count,
    share,
    ...(used ? [used.p50, used.p90, used.p95] : [null, null, null]),
  ]
  const groups = report.rows.map((row) => [groupName(report, row, language, say), ...cells(row)])
  const totals = report.totals.map((row) => [say('reports.compliance.all'), ...cells(row)])
  return [
    {
      name: say('reports.compliance.title'),
      head: [say(`reports.compliance.by-${report.by}`), ...head],
      rows: [...groups, ...totals],
      formats,
    },
    {
      name: say('reports.compliance.signals'),
      head: [say('reports.compliance.signal'), say('reports.compliance.tickets')],
      rows: report.signals.map(({ signal, figure }) => [say(`reports.signal.${signal}`), figure.count]),
    },
    {
      name: say('reports.judged.title'),
      head: judgedHead.map((name) => say(`reports.judged.${name}`)),
      rows: judgedRows(report, language, say),
    },
    ...(report.availability.length === 0 ? [] : [availabilitySheet(report.availability, language, say)]),
  ]
}

const judgedHead = ['ticket', 'promise', 'what', 'reason', 'by', 'at'] as const

/** Each restated verdict and each exemption in a line. */
export function judgedRows({ restated, exempted, zone }: ComplianceReport, language: Language, say: Say): (string | number)[][] {
  const moment = (at: Temporal.Instant | null) => (at === null ? '' : momentIn(language, zone, at))
  return [
    ...restated.map(({ number, metric, before, after, because, reason, by, at }) => [
      `#${number}`,
      say(`sla.metric.${metric}`),
      say('reports.judged.restated', {
        because: say(`sla.restated-${because}`),
        before: say(`sla.state.${before}`),
        after: say(`sla.state.${after}`),
      }),
      reason,
      by ?? 'Opora',
      moment(at),
    ]),
    ...exempted.map(({ number, metric, reason, approved, askedBy, decidedBy, decidedAt }) => [
      `#${number}`,
      say(`sla.metric.${metric}`),
      say(approved === null ? 'reports.judged.asked' : 'reports.judged.exempted'),
      reason,
      decidedBy ?? askedBy ?? 'Opora',
      moment(decidedAt),
    ]),
  ]
}
