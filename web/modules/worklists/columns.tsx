import { useCallback, useMemo } from 'react'
import { UserX } from 'lucide-react'
import { Badge, Cut, DueBar, LevelChip, Priority, WhoIsHere, type Column, type Presence, type Sort } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import type { QueueColumn } from '#contract/queue-columns.ts'
import { remembered, remember } from '../../platform/memory.ts'
import { barsOf, priorityOf } from '../tickets/priority.ts'
import type { Order, TicketRow } from './address.ts'
import { clockState, clockText, statusWords } from './words.ts'
import styles from './Queue.module.css'

export type ColumnId = 'number' | 'title' | QueueColumn

const usual: Readonly<Record<Exclude<ColumnId, 'title'>, number>> = {
  number: 76,
  client: 150,
  requester: 150,
  kind: 110,
  team: 136,
  owner: 136,
  opened: 120,
  changed: 120,
  priority: 40,
  level: 54,
  assignee: 136,
  status: 150,
  due: 190,
}

const orders = {
  due: { column: 'due', direction: 'ascending' },
  newest: { column: 'number', direction: 'descending' },
  oldest: { column: 'number', direction: 'ascending' },
  changed: { column: 'status', direction: 'descending' },
  priority: { column: 'priority', direction: 'ascending' },
} as const satisfies Record<Order, Sort<ColumnId>>

export const sortOf = (order: Order): Sort<ColumnId> => orders[order]

/** Each column is sorted in the ways that the server knows; the number in both. */
export function orderOf({ column, direction }: Sort<ColumnId>): Order {
  if (column === 'number') return direction === 'ascending' ? 'oldest' : 'newest'
  if (column === 'priority') return 'priority'
  return column === 'status' ? 'changed' : 'due'
}

/** The columns of a list, with the widths that this reader has given them. */
export function useColumns(
  chosen: readonly QueueColumn[],
  gone: ReadonlySet<string>,
  present: ReadonlyMap<string, readonly Presence[]>,
): {
  columns: readonly Column<TicketRow, ColumnId>[]
  onWidths: (widths: ReadonlyMap<ColumnId, number>) => void
} {
  const { t, format } = useSpeech()
  const onWidths = useCallback(
    (widths: ReadonlyMap<ColumnId, number>) => remember('widths', JSON.stringify(Object.fromEntries(widths))),
    [],
  )
  const columns = useMemo(() => {
    const own = widthsKept()
    const width = (id: Exclude<ColumnId, 'title'>) => own[id] ?? usual[id]
    const list: readonly Column<TicketRow, ColumnId>[] = [
      {
        id: 'number',
        title: t('worklists.column.number'),
        width: width('number'),
        isSortable: true,
        render: ({ number }) => <span className={styles.number}>#{number}</span>,
      },
      {
        id: 'title',
        title: t('worklists.column.title'),
        isRowHeader: true,
        minWidth: 200,
        render: (row) => (
          <Cut>
            <span className={styles.subject} data-gone={gone.has(row.id) || undefined}>
              {row.title}
            </span>{' '}
            <WhoIsHere label={t('tickets.here')} people={present.get(row.id) ?? []} />
          </Cut>
        ),
      },
      {
        id: 'client',
        title: t('worklists.column.client'),
        width: width('client'),
        render: ({ requester, organisation }) => (
          <span className={styles.client} title={requester.name}>
            {organisation?.name ?? requester.name}
          </span>
        ),
      },
      {
        id: 'requester',
        title: t('worklists.column.requester'),
        width: width('requester'),
        render: ({ requester }) => <Cut>{requester.name}</Cut>,
      },
      { id: 'kind', title: t('worklists.column.kind'), width: width('kind'), render: ({ kind }) => <Cut>{t(`tickets.kind.${kind}`)}</Cut> },
      {
        id: 'priority',
        title: t('worklists.column.priority'),
        titleHidden: true,
        width: width('priority'),
        isSortable: true,
        render: ({ priority }) => <Priority filled={barsOf(priority)} label={t(`tickets.priority.${priorityOf(priority)}`)} isShort />,
      },
      {
        id: 'level',
        title: t('worklists.column.level'),
        titleHidden: true,
        width: width('level'),
        render: ({ level }) => <LevelChip label={level.code} />,
      },
      { id: 'team', title: t('worklists.column.team'), width: width('team'), render: ({ team }) => <Cut>{team?.name ?? '—'}</Cut> },
      {
        id: 'assignee',
        title: t('worklists.column.assignee'),
        width: width('assignee'),
        render: ({ assignee, team, unattended }) =>
          unattended !== null ? (
            <Badge kind="late" size="small" icon={<UserX aria-hidden />}>
              {t(`tickets.assign.short.${unattended}`)}
            </Badge>
          ) : assignee === null ? (
            <span className={styles.nobody}>{team === null ? '—' : `— ${team.name}`}</span>
          ) : (
            <Cut>{assignee.name}</Cut>
          ),
      },
      { id: 'owner', title: t('worklists.column.owner'), width: width('owner'), render: ({ owner }) => <Cut>{owner?.name ?? '—'}</Cut> },
      {
        id: 'status',
        title: t('worklists.column.status'),
        width: width('status'),
        isSortable: true,
        render: (row) => <Cut>{statusWords(t, format, row)}</Cut>,
      },
      {
        id: 'opened',
        title: t('worklists.column.opened'),
        width: width('opened'),
        render: ({ openedAt }) => <Cut>{format.instant(openedAt)}</Cut>,
      },
      {
        id: 'changed',
        title: t('worklists.column.changed'),
        width: width('changed'),
        render: ({ changedAt }) => <Cut>{format.instant(changedAt)}</Cut>,
      },
      {
        id: 'due',
        title: t('worklists.column.due'),
        width: width('due'),
        isSortable: true,
        render: ({ clock }) =>
          clock === null ? (
            <span className={styles.nobody}>{t('sla.none')}</span>
          ) : (
            <DueBar state={clockState(clock)} text={clockText(t, format, clock)} used={clock.used} />
          ),
      },
    ]
    return list.filter(({ id }) => id === 'number' || id === 'title' || chosen.includes(id))
  }, [t, format, gone, present, chosen])
  return { columns, onWidths }
}

function widthsKept(): Partial<Record<string, number>> {
  try {
    const kept: unknown = JSON.parse(remembered('widths') ?? '{}')
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : []
    return Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
  } catch {
    return {}
  }
}
