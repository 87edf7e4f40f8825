import type { Language } from '#contract/common.ts'
import { message, momentIn } from '#platform/i18n.ts'
import type { Part } from '#platform/pdf/index.ts'
import { hours } from '../hours.ts'
import type { Say } from '../say.ts'
import type { Counted } from './missed.ts'

type Clock = NonNullable<Counted['clock']>
type Segment = Clock['explanation']['segments'][number]

/** Of the time after a promise was missed so many stretches are printed at either end. */
const mostLate = 5

/** Each missed promise counted out, stretch by stretch. */
export function annex(missed: readonly Counted[], language: Language, most: number, say: Say): Part[] {
  const parts = missed.flatMap((one) => (one.clock === undefined ? [] : explained(one, one.clock, language, say)))
  return parts.length === 0
    ? []
    : [
        { kind: 'page' },
        { kind: 'title', text: say('reports.pdf.annex') },
        { kind: 'text', text: say('reports.pdf.annex-text', { most }) },
        ...parts,
      ]
}

function explained({ number, title, metric }: Counted, clock: Clock, language: Language, say: Say): Part[] {
  const moment = (ms: number) => momentIn(language, clock.timeZone, Temporal.Instant.fromEpochMilliseconds(ms))
  const row = ({ from, to, kind, because, days, ms, runningTotal }: Segment) => [
    moment(from),
    moment(to),
    [say(`sla.segment.${because}`), ...new Set(days.map((day) => dayWords(day, language, say)))].join(', '),
    kind === 'open' ? hours(ms) : '—',
    hours(runningTotal),
  ]
  const passed = (segments: readonly Segment[]) => segments.filter(({ future }) => !future)
  const inTime = passed(clock.explanation.segments).map(row)
  const late = folded(passed(clock.explanation.overdue).map(row), (count) => ['…', '', say('reports.pdf.annex-folded', { count }), '', ''])
  const due =
    clock.dueAt === null
      ? []
      : [[momentIn(language, clock.timeZone, clock.dueAt), '', say('reports.pdf.annex-due'), '', hours(clock.targetMs)]]
  const { agreement, calendar, timeZone, targetMs } = clock
  return [
    { kind: 'heading', text: say('reports.pdf.annex-ticket', { number, title, metric: say(`sla.metric.${metric}`) }) },
    {
      kind: 'small',
      text: say('reports.pdf.annex-terms', {
        agreement: agreement[language],
        calendar: calendar[language],
        zone: timeZone,
        target: hours(targetMs),
      }),
    },
    {
      kind: 'table',
      columns: [
        { title: say('reports.pdf.annex-from'), share: 1.6 },
        { title: say('reports.pdf.annex-to'), share: 1.6 },
        { title: say('reports.pdf.annex-what'), share: 2.6 },
        { title: say('reports.pdf.annex-counts'), share: 1, align: 'right' },
        { title: say('reports.pdf.annex-sum'), share: 1, align: 'right' },
      ],
      rows: [...inTime, ...due, ...late],
      bold: new Set(due.map(() => inTime.length)),
    },
  ]
}

/** A long list keeps its beginning and its end; the running total still tells what lies between. */
function folded(rows: readonly string[][], rest: (count: number) => string[]): string[][] {
  if (rows.length <= 2 * mostLate + 1) return [...rows]
  return [...rows.slice(0, mostLate), rest(rows.length - 2 * mostLate), ...rows.slice(-mostLate)]
}

function dayWords({ label, holiday, kind }: Segment['days'][number], language: Language, say: Say): string {
  return label ?? (holiday ? message(language, 'calendars', `holiday.${holiday}`) : say(`sla.day.${kind}`))
}
