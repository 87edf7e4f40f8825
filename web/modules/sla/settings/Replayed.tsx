import { Table, type Column } from '../../../design/index.ts'
import { Anchor } from '../../../platform/Anchor.tsx'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech } from '../../../platform/i18n.ts'

type Replayed = Answer<'GET /agreements/:id/what-if'>
type Month = Replayed['months'][number]
type Change = Replayed['changes'][number]
const mostShown = 50
const percent = { style: 'percent', maximumFractionDigits: 1 } as const
const monthWords = (month: string, language: string) =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Temporal.PlainDate.from(`${month}-01`).toZonedDateTime('UTC').epochMilliseconds,
  )

/** What a replay came to: by month, and the tickets that would have ended otherwise. */
export function Outcome({ replayed }: { replayed: Replayed }) {
  const { t, format, language } = useSpeech()
  const { tickets, saved, lost, changed, months, changes } = replayed
  const kept = ({ share, met, missed }: Month['before']) =>
    t('sla.replay-share', { share: share === null ? '—' : format.number(share, percent), met, of: met + missed })
  const verdict = (one: Change['before']) => t(`sla.replay.${one?.status ?? 'none'}`)
  const byMonth: readonly Column<Month>[] = [
    { id: 'month', title: t('sla.replay-month'), isRowHeader: true, render: ({ month }) => monthWords(month, language) },
    { id: 'metric', title: t('sla.promised'), render: ({ metric }) => t(`sla.metric.${metric}`) },
    { id: 'before', title: t('sla.replay-before'), render: ({ before }) => kept(before) },
    { id: 'after', title: t('sla.replay-after'), render: ({ after }) => kept(after) },
  ]
  const byTicket: readonly Column<Change>[] = [
    {
      id: 'ticket',
      title: t('tickets.ticket'),
      isRowHeader: true,
      render: ({ number }) => <Anchor href={`/tickets/${number}`}>{`#${number}`}</Anchor>,
    },
    { id: 'metric', title: t('sla.promised'), render: ({ metric }) => t(`sla.metric.${metric}`) },
    { id: 'before', title: t('sla.replay-before'), render: ({ before }) => verdict(before) },
    { id: 'after', title: t('sla.replay-after'), render: ({ after }) => verdict(after) },
  ]
  return (
    <>
      <p role="status">{t('sla.replayed', { tickets, changed, saved, lost })}</p>
      {months.length > 0 && (
        <Table
          label={t('sla.replay-months')}
          empty={null}
          columns={byMonth}
          rows={months}
          rowId={({ month, metric }) => `${month} ${metric}`}
        />
      )}
      {changes.length > 0 && (
        <Table
          label={t('sla.replay-changes')}
          empty={null}
          columns={byTicket}
          rows={changes.slice(0, mostShown)}
          rowId={({ ticket, metric, scope }) => `${ticket} ${metric} ${scope}`}
        />
      )}
      {changed > mostShown && <p>{t('sla.replay-more', { shown: Math.min(mostShown, changes.length), changed })}</p>}
    </>
  )
}
