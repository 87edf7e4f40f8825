import { useQuery } from '@tanstack/react-query'
import { Cut, LevelChip, Skeleton, Table, type Column } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { queueHref, type QueueSearch, type TicketRow } from './address.ts'
import { statusWords } from './words.ts'
import styles from './Queue.module.css'

type ShortListProps = { title: string; filter: Partial<QueueSearch>; empty: string }

const shown = 20

/** The first tickets of a list inside a page, and the way to the whole of it. */
export function ShortList({ title, filter, empty }: ShortListProps) {
  const { t, format } = useSpeech()
  const search = { view: 'all', sort: 'newest', ...filter } as const
  const { data } = useQuery(ask('GET /tickets', { query: { ...search, limit: shown } }))
  if (data === undefined) return <Skeleton label={t('common.loading')} lines={4} />
  const columns: readonly Column<TicketRow>[] = [
    {
      id: 'number',
      title: t('worklists.column.number'),
      width: 72,
      render: ({ number }) => <span className={styles.number}>#{number}</span>,
    },
    {
      id: 'title',
      title: t('worklists.column.title'),
      isRowHeader: true,
      render: (row) => (
        <Anchor href={`/tickets/${String(row.number)}`} className={styles.link}>
          {row.title}
        </Anchor>
      ),
    },
    {
      id: 'level',
      title: t('worklists.column.level'),
      titleHidden: true,
      width: 54,
      render: ({ level }) => <LevelChip label={level.code} />,
    },
    { id: 'status', title: t('worklists.column.status'), width: 180, render: (row) => <Cut>{statusWords(t, format, row)}</Cut> },
    { id: 'opened', title: t('worklists.column.opened'), width: 120, render: ({ openedAt }) => format.instant(openedAt, 'day') },
  ]
  return (
    <>
      <Table label={title} columns={columns} rows={data.items} rowId={({ id }) => id} empty={<p className={styles.nobody}>{empty}</p>} />
      {data.next !== null && (
        <Anchor href={queueHref(search)} className={styles.link}>
          {t('worklists.whole-list')}
        </Anchor>
      )}
    </>
  )
}
