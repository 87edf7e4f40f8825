import { Dialog, KeyValue, Section, Table, type Column } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useSpeech } from '../../platform/i18n.ts'
import { minuteWords, monthWords, percentWords, promiseWords, type AvailabilityMonth } from './availability-words.ts'

type Outage = AvailabilityMonth['outages'][number]
type Maintenance = AvailabilityMonth['maintenance'][number]
type Part = AvailabilityMonth['parts'][number]

/** How a month’s availability was counted: its service hours, its maintenance, every outage with its incident. */
export function AvailabilityDerivation({ row, onClose }: { row: AvailabilityMonth; onClose: () => void }) {
  const { t, format, language } = useSpeech()
  const minutes = (ms: number) => t('sla.availability.minutes', { n: minuteWords(format, ms) })
  const day = (moment: string) => format.instant(moment, 'full')
  return (
    <Dialog
      size="wide"
      title={t('sla.availability.how', { service: row.service.names[language], month: monthWords(language, row.month) })}
      isOpen
      onOpenChange={onClose}
    >
      <p>
        {t('sla.availability.sentence', {
          window: minuteWords(format, row.windowMs),
          promise: promiseWords(format, row.promise),
          budget: minuteWords(format, row.budgetMs),
          used: minuteWords(format, row.downMs),
          left: minuteWords(format, row.leftMs),
        })}
      </p>
      <KeyValue
        rows={[
          { term: t('sla.agreement'), value: row.agreement.names[language] },
          { term: t('sla.availability.month-of', { zone: row.zone }), value: `${day(row.from)} – ${day(row.to)}` },
          { term: t('sla.availability.counted-to'), value: day(row.asOf) },
          {
            term: t('sla.availability.reached'),
            value: t('sla.availability.reached-how', {
              agreed: minuteWords(format, row.agreedMs),
              used: minuteWords(format, row.downMs),
              percent: percentWords(format, row.percent),
            }),
          },
        ]}
      />
      <Parts parts={row.parts} minutes={minutes} />
      <Outages outages={row.outages} overlap={row.overlapMs} minutes={minutes} />
      <Maintenances maintenance={row.maintenance} minutes={minutes} />
    </Dialog>
  )
}

type Minutes = { minutes: (ms: number) => string }

function Parts({ parts, minutes }: { parts: readonly Part[] } & Minutes) {
  const { t, format, language } = useSpeech()
  const columns: readonly Column<Part>[] = [
    {
      id: 'version',
      title: t('sla.availability.part'),
      isRowHeader: true,
      render: ({ n, from, to }) => t('sla.availability.part-words', { n, from: format.instant(from), to: format.instant(to) }),
    },
    { id: 'hours', title: t('sla.availability-hours'), render: ({ calendar, calendarZone }) => `${calendar[language]} (${calendarZone})` },
    { id: 'promise', title: t('sla.availability.promise'), align: 'end', render: ({ promise }) => promiseWords(format, promise) },
    { id: 'window', title: t('sla.availability.window'), align: 'end', render: ({ windowMs }) => minutes(windowMs) },
    { id: 'budget', title: t('sla.availability.budget-name'), align: 'end', render: ({ budgetMs }) => minutes(budgetMs) },
  ]
  return (
    <Section title={t('sla.availability.hours')} level={3}>
      <Table label={t('sla.availability.hours')} columns={columns} rows={parts} rowId={({ version }) => version} empty={null} />
    </Section>
  )
}

function Outages({ outages, overlap, minutes }: { outages: readonly Outage[]; overlap: number } & Minutes) {
  const { t, format } = useSpeech()
  const columns: readonly Column<Outage>[] = [
    {
      id: 'incident',
      title: t('sla.availability.incident'),
      isRowHeader: true,
      render: ({ ticket }) =>
        ticket === null ? (
          t('sla.availability.other-incident')
        ) : (
          <Anchor href={`/tickets/${ticket.number}`}>{`#${ticket.number} ${ticket.title}`}</Anchor>
        ),
    },
    {
      id: 'when',
      title: t('sla.when'),
      render: ({ from, to }) =>
        to === null
          ? t('incidents.lasts-since', { from: format.instant(from) })
          : t('incidents.from-to', { from: format.instant(from), to: format.instant(to) }),
    },
    { id: 'whose', title: t('sla.try-organisation'), render: ({ organisation }) => organisation?.name ?? t('incidents.everybody') },
    {
      id: 'took',
      title: t('sla.took'),
      align: 'end',
      render: ({ ms, because }) => (because === 'counts' ? minutes(ms) : t(`sla.availability.not.${because}`)),
    },
  ]
  return (
    <Section title={t('sla.availability.outages')} level={3}>
      <Table
        label={t('sla.availability.outages')}
        columns={columns}
        rows={outages}
        rowId={({ id }) => id}
        empty={t('sla.availability.no-outages')}
      />
      {overlap > 0 && <p>{t('sla.availability.overlap', { overlap: minutes(overlap) })}</p>}
    </Section>
  )
}

function Maintenances({ maintenance, minutes }: { maintenance: readonly Maintenance[] } & Minutes) {
  const { t, format, language } = useSpeech()
  const columns: readonly Column<Maintenance>[] = [
    {
      id: 'when',
      title: t('sla.when'),
      isRowHeader: true,
      render: ({ from, to }) => t('incidents.from-to', { from: format.instant(from), to: format.instant(to) }),
    },
    { id: 'what', title: t('sla.what'), render: ({ texts }) => texts[language] },
    { id: 'announced', title: t('monitoring.announced'), render: ({ announcedAt }) => format.instant(announcedAt) },
    {
      id: 'took',
      title: t('sla.availability.taken-out'),
      align: 'end',
      render: ({ ms, because }) => (because === 'counts' ? minutes(ms) : t(`sla.availability.not.${because}`)),
    },
  ]
  return (
    <Section title={t('monitoring.maintenance')} level={3}>
      <Table
        label={t('monitoring.maintenance')}
        columns={columns}
        rows={maintenance}
        rowId={({ id }) => id}
        empty={t('sla.availability.no-maintenance')}
      />
    </Section>
  )
}
