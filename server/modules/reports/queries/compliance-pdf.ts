import type { ComplianceReport } from '#contract/compliance.ts'
import type { Language } from '#contract/common.ts'
import { momentIn } from '#platform/i18n.ts'
import { type Part, writePdf } from '#platform/pdf/index.ts'
import type { Scope } from '../compliance.ts'
import { hours } from '../hours.ts'
import { annex } from './compliance-annex.ts'
import { groupName, judgedRows } from './compliance-sheets.ts'
import type { Asking } from './asking.ts'
import { availabilityParts } from './availability-sheet.ts'
import type { Say } from '../say.ts'
import { type Counted, counted, missedOf } from './missed.ts'

export interface Letterhead {
  readonly desk: string
  /** Whose report it is; null: of everybody. */
  readonly client: string | null
}

const mostMissed = 200
const mostExplained = 20

/** A report that a client can be given: the figures in words, bars and tables, what was missed, and an annex that counts each missed promise out. */
export async function compliancePdf(
  asking: Asking,
  report: ComplianceReport,
  scope: Scope,
  { desk, client }: Letterhead,
  language: Language,
  say: Say,
): Promise<Uint8Array> {
  const { zone, from, to } = report
  const day = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(zone).toLocaleString(language, { day: 'numeric', month: 'long', year: 'numeric' })
  const period = say('reports.pdf.period', { from: day(from), to: day(to.subtract({ milliseconds: 1 })), zone })
  const missed = await counted(asking, await missedOf(asking, scope, { from, to }, mostMissed))
  const title = say('reports.compliance.title')
  const [met, late] = [sumOf(report, 'met'), sumOf(report, 'missed')]
  const parts: Part[] = [
    { kind: 'small', text: desk },
    { kind: 'title', text: title },
    { kind: 'text', text: `${client ?? say('reports.pdf.everybody')}\n${period}` },
    {
      kind: 'text',
      text:
        met + late === 0
          ? say('reports.compliance.nothing')
          : say('reports.pdf.summary', { met, of: met + late, share: percent(met / (met + late)) }),
    },
    {
      kind: 'bars',
      bars: report.totals.map(({ metric, share, met: kept, missed: not }) => ({
        label: say(`sla.metric.${metric}`),
        share,
        said: share === null ? '—' : say('reports.pdf.bar', { share: percent(share), met: kept.count, of: kept.count + not.count }),
      })),
    },
    { kind: 'heading', text: say(`reports.pdf.by-${report.by}`) },
    tableOf(report, language, say),
    { kind: 'small', text: say('reports.compliance.rule') },
    ...availabilityParts(report.availability, language, say),
    ...judgedParts(report, language, say),
    ...missedParts(missed, language, zone, say),
    ...annex(missed.slice(0, mostExplained), language, mostExplained, say),
  ]
  return writePdf({
    title: `${title} · ${client ?? desk}`,
    author: desk,
    language,
    createdAt: asking.at,
    foot: `${desk} · ${title} · ${say('reports.pdf.foot')}`,
    parts,
  })
}

const sumOf = ({ totals }: ComplianceReport, kind: 'met' | 'missed') => totals.reduce((sum, row) => sum + row[kind].count, 0)
/** Cut, never rounded up: 99.96 % is not "100 %". */
const percent = (share: number) => String(Math.floor(share * 1000 + 1e-9) / 10)

function tableOf(report: ComplianceReport, language: Language, say: Say): Part {
  const cells = ({ metric, met, missed, cancelled, share, used }: ComplianceReport['totals'][number]) => [
    say(`sla.metric.${metric}`),
    String(met.count),
    String(missed.count),
    String(cancelled.count),
    share === null ? '—' : `${percent(share)} %`,
    used ? `${percent(used.p90)} %` : '—',
  ]
  const rows = [
    ...report.rows.map((row) => [groupName(report, row, language, say), ...cells(row)]),
    ...report.totals.map((row) => [say('reports.compliance.all'), ...cells(row)]),
  ]
  const number = (name: string, share = 1) => ({ title: say(`reports.compliance.${name}`), share, align: 'right' as const })
  return {
    kind: 'table',
    columns: [
      { title: say(`reports.compliance.by-${report.by}`), share: 2.4 },
      { title: say('reports.compliance.metric'), share: 2 },
      number('met', 1.15),
      number('missed', 1.1),
      number('cancelled', 0.9),
      number('share', 1.3),
      number('p90', 1.3),
    ],
    rows,
    bold: new Set(report.totals.map((_, n) => report.rows.length + n)),
  }
}

/** What was restated and exempted, and the figures without; nothing where there is none. */
function judgedParts(report: ComplianceReport, language: Language, say: Say): Part[] {
  const judged = judgedRows(report, language, say)
  if (judged.length === 0) return []
  const share = (value: number | null) => (value === null ? '—' : percent(value))
  const columns = [
    ['ticket', 0.8],
    ['promise', 1.4],
    ['what', 2.6],
    ['reason', 2.6],
    ['by', 1.6],
    ['at', 1.6],
  ] as const
  return [
    { kind: 'heading', text: say('reports.judged.title') },
    ...report.stated.map(({ metric, share: first, met, missed, exempted, shareExempted }) => ({
      kind: 'text' as const,
      text: say('reports.judged.stated', {
        metric: say(`sla.metric.${metric}`),
        share: share(first),
        met,
        of: met + missed,
        exempted,
        shareExempted: share(shareExempted),
      }),
    })),
    {
      kind: 'table',
      columns: columns.map(([name, width]) => ({ title: say(`reports.judged.${name}`), share: width })),
      rows: judged.map((row) => row.map(String)),
    },
  ]
}

function missedParts(missed: readonly Counted[], language: Language, zone: string, say: Say): Part[] {
  if (missed.length === 0)
    return [
      { kind: 'heading', text: say('reports.pdf.missed') },
      { kind: 'text', text: say('reports.pdf.missed-none') },
    ]
  const rows = missed.map(({ number, title, metric, priority, dueAt, targetMs, elapsedMs, clock }) => [
    `#${number}`,
    title,
    say(`sla.metric.${metric}`),
    say(`tickets.priority.${priority}`),
    momentIn(language, zone, dueAt),
    say('reports.pdf.late', { used: hours(clock?.elapsedMs ?? elapsedMs), target: hours(targetMs) }),
  ])
  const titles = ['ticket', 'about', 'promise', 'priority', 'due', 'used'] as const
  const shares = [0.8, 3, 1.5, 1.2, 1.6, 1.5]
  return [
    { kind: 'heading', text: say('reports.pdf.missed') },
    { kind: 'table', columns: titles.map((name, n) => ({ title: say(`reports.pdf.${name}`), share: shares[n] ?? 1 })), rows },
    ...(missed.length < mostMissed ? [] : [{ kind: 'small' as const, text: say('reports.pdf.missed-more', { shown: mostMissed }) }]),
  ]
}
