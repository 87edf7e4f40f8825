import type { AvailabilityMonth } from '#contract/availability.ts'
import type { Language } from '#contract/common.ts'
import type { Part } from '#platform/pdf/index.ts'
import type { Cell, Sheet } from '#platform/sheets/index.ts'
import type { Say } from '../say.ts'

const heads = ['month', 'agreement', 'service', 'promise', 'reached', 'budget', 'used', 'left', 'burn'] as const
const headOf = (name: (typeof heads)[number], say: Say): string =>
  name === 'agreement' ? say('sla.agreement') : name === 'service' ? say('tickets.service') : say(`reports.availability.file-${name}`)

/** Minutes to the hundredth, cut downwards: what is below nothing never reads as nothing. */
const minutes = (ms: number): number => Math.floor(ms / 600 + 1e-6) / 100
/** Thousandths of a percent, cut: 99.9996 % is not "100 %". */
const thousandths = (percent: number): number => Math.floor(percent * 1_000 + 1e-6)
const burn = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100)

function monthName(month: string, language: Language): string {
  const first = Temporal.PlainDate.from(`${month}-01`)
  return first.toZonedDateTime('UTC').toLocaleString(language, { month: 'long', year: 'numeric' })
}

/** Availability as a table; shares are numbers from 0 to 1, times are minutes. */
export function availabilitySheet(months: readonly AvailabilityMonth[], language: Language, say: Say): Sheet {
  return {
    name: say('sla.availability'),
    head: heads.map((name) => headOf(name, say)),
    formats: [undefined, undefined, undefined, '0.000%', '0.000%', '0.00', '0.00', '0.00', '0.00'],
    rows: months.map((row): Cell[] => [
      monthName(row.month, language),
      row.agreement.names[language],
      row.service.names[language],
      Math.round(row.promise * 1e6) / 1e8,
      thousandths(row.percent) / 100_000,
      minutes(row.budgetMs),
      minutes(row.downMs),
      minutes(row.leftMs),
      burn(row.burn.month),
    ]),
  }
}

/** The same for a client on paper: the figures, and the outages behind what was used. */
export function availabilityParts(months: readonly AvailabilityMonth[], language: Language, say: Say): Part[] {
  if (months.length === 0) return []
  const number = (value: number | null) => (value === null ? '—' : value.toLocaleString(language, { maximumFractionDigits: 6 }))
  const shares = [1.6, 1.7, 1.6, 1.1, 1.5, 1.1, 1.1, 1.3, 0.9]
  return [
    { kind: 'heading', text: say('sla.availability') },
    {
      kind: 'table',
      columns: heads.map((name, n) => ({ title: headOf(name, say), share: shares[n] ?? 1, ...(n > 2 && { align: 'right' as const }) })),
      rows: months.map((row) => [
        monthName(row.month, language),
        row.agreement.names[language],
        row.service.names[language],
        `${number(row.promise)} %`,
        `${number(thousandths(row.percent) / 1_000)} %`,
        number(minutes(row.budgetMs)),
        number(minutes(row.downMs)),
        number(minutes(row.leftMs)),
        number(burn(row.burn.month)),
      ]),
      bold: new Set(months.flatMap(({ breached }, i) => (breached ? [i] : []))),
    },
    { kind: 'small', text: say('reports.availability.rule-file') },
    ...outageParts(months, language, say),
  ]
}

const mostOutages = 200

function outageParts(months: readonly AvailabilityMonth[], language: Language, say: Say): Part[] {
  const counted = months.flatMap((row) => row.outages.filter(({ because }) => because === 'counts').map((outage) => ({ row, outage })))
  if (counted.length === 0) return []
  const moment = (at: Temporal.Instant, zone: string) =>
    at
      .toZonedDateTimeISO(zone)
      .toLocaleString(language, { day: 'numeric', month: 'numeric', year: 'numeric', hour: '2-digit', minute: '2-digit' })
  const titles = [
    ['sla.availability.incident', 2.6],
    ['tickets.service', 1.8],
    ['reports.pdf.annex-from', 1.5],
    ['reports.pdf.annex-to', 1.5],
    ['reports.availability.file-used', 1],
  ] as const
  return [
    { kind: 'heading', text: say('sla.availability.outages') },
    {
      kind: 'table',
      columns: titles.map(([title, share], n) => ({ title: say(title), share, ...(n === 4 && { align: 'right' as const }) })),
      rows: counted
        .slice(0, mostOutages)
        .map(({ row, outage: { ticket, from, to, ms } }) => [
          ticket ? `#${ticket.number} ${ticket.title}` : say('sla.availability.other-incident'),
          row.service.names[language],
          moment(from, row.zone),
          to ? moment(to, row.zone) : '…',
          minutes(ms).toLocaleString(language),
        ]),
    },
  ]
}
