import { useSearch } from '@tanstack/react-router'
import { Inbox, RefreshCw, SearchX } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button, EmptyState, Skeleton, VirtualTable, type Sort } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { ariaKeys, hint, useHotkeys } from '../../platform/hotkeys.ts'
import { useT, type T } from '../../platform/i18n.ts'
import { usePresent } from '../tickets/presence.ts'
import { openOverlay } from '../../platform/overlay.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { chosen, fromReports, queueHref, queueSearch, type Order, type QueueSearch } from './address.ts'
import { orderOf, sortOf, useColumns, type ColumnId } from './columns.tsx'
import { BulkBar } from './BulkBar.tsx'
import { ColumnChoice } from './ColumnChoice.tsx'
import { Filters } from './Filters.tsx'
import { rememberList } from './last-list.ts'
import { useQueue, type Queue as Rows } from './queue.ts'
import { isChanged, useSavedHere, useShownColumns, type SavedView } from './saved.ts'
import { SavedMenu } from './SavedMenu.tsx'
import { useTableKeys } from './table-keys.ts'
import styles from './Queue.module.css'

/** A list of tickets: a view, narrowed by filters, in an order. All of it stands in the address. */
export function Queue() {
  const t = useT()
  const go = useGo()
  const words = useSearch({ strict: false })
  const search = useMemo(() => queueSearch(words), [words])
  const queue = useQueue(search)
  const href = queueHref(search)
  const saved = useSavedHere(search)
  const named = saved !== undefined && !isChanged(saved, search) ? saved.name : undefined
  const title = named ?? titleOf(t, search)
  const set = (next: QueueSearch) => go(queueHref(next), { replace: true })
  useEffect(() => rememberList({ href, numbers: queue.rows.map(({ number }) => number) }), [href, queue.rows])
  return (
    <section className={styles.queue} aria-labelledby="queue-title">
      <title>{`${title} · ${t('desk.opora')}`}</title>
      <header className={styles.bar}>
        <h1 id="queue-title" className={styles.title}>
          {title}
        </h1>
        <Filters search={search} onSearch={set} />
        <SavedMenu search={search} saved={saved} />
        <ColumnChoice saved={saved} />
        <Button keys={hint('N')} shortcut={ariaKeys('N')} onPress={() => openOverlay({ kind: 'new-ticket' })}>
          {t('worklists.new')}
        </Button>
      </header>
      <News queue={queue} />
      <List key={href} title={title} queue={queue} search={search} saved={saved} onOrder={(sort) => set({ ...search, sort })} />
    </section>
  )
}

const titleOf = (t: T, { view, q }: QueueSearch): string =>
  q === undefined ? t(`worklists.view.${view}`) : t('worklists.found', { words: q })

function News({ queue: { came, gone, show } }: { queue: Rows }) {
  const t = useT()
  const isNews = came > 0 || gone.size > 0
  return (
    <div role="status" className={styles.live}>
      {isNews && (
        <button type="button" className={styles.news} onClick={show} aria-keyshortcuts="U">
          {came > 0 ? t('worklists.came', { count: came }) : t('worklists.gone', { count: gone.size })}
        </button>
      )}
    </div>
  )
}

type ListProps = { title: string; queue: Rows; search: QueueSearch; saved: SavedView | undefined; onOrder: (order: Order) => void }

function List({ title, queue, search, saved, onOrder }: ListProps) {
  const t = useT()
  const go = useGo()
  const place = useRef<HTMLDivElement>(null)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const { columns, onWidths } = useColumns(useShownColumns(saved).columns, queue.gone, usePresent())
  const keys = useTableKeys(place)
  const open = (number: string) => go(`/tickets/${number}`)
  useHotkeys(t('worklists.keys'), 'page', [
    { keys: 'J', label: t('worklists.next-row'), run: keys.down },
    { keys: 'K', label: t('worklists.previous-row'), run: keys.up },
    { keys: 'O', label: t('worklists.open-row'), run: keys.open },
    { keys: 'U', label: t('worklists.show-news'), run: queue.show },
  ])
  if (queue.error !== null) return <Failed error={queue.error} onRetry={queue.retry} />
  if (queue.isLoading)
    return (
      <div className={styles.waiting}>
        <Skeleton label={t('common.loading')} lines={12} />
      </div>
    )
  return (
    <div ref={place} className={styles.list}>
      <BulkBar rows={queue.rows} ticked={ticked} onTicked={setTicked} />
      <VirtualTable<(typeof queue.rows)[number], ColumnId>
        key={columns.map(({ id }) => id).join(' ')}
        label={title}
        columns={columns}
        rows={queue.rows}
        rowId={({ number }) => String(number)}
        rowText={(row) => `#${String(row.number)} ${row.title}`}
        selected={ticked}
        onSelect={setTicked}
        isUnread={(row) => row.status === 'new' || row.requesterAnswered}
        sort={sortOf(search.sort)}
        onSort={(sort: Sort<ColumnId>) => onOrder(orderOf(sort))}
        onOpen={open}
        onWidths={onWidths}
        onMore={queue.more}
        loading={queue.isLoadingMore ? <Skeleton label={t('common.loading')} lines={1} /> : undefined}
        empty={<Nothing search={search} />}
      />
    </div>
  )
}

/** An empty list says why it is empty and what fills it. */
function Nothing({ search }: { search: QueueSearch }) {
  const t = useT()
  const go = useGo()
  const isNarrowed = [...chosen, ...fromReports, 'q' as const].some((name) => search[name] !== undefined)
  if (isNarrowed)
    return (
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={t('worklists.nothing-found')}
        acts={<Button onPress={() => go(queueHref({ view: search.view }))}>{t('worklists.drop-filters')}</Button>}
      >
        {t('worklists.nothing-found-text')}
      </EmptyState>
    )
  return (
    <EmptyState icon={<Inbox aria-hidden />} title={t(`worklists.empty.${search.view}`)}>
      {t(`worklists.empty-text.${search.view}`)}
    </EmptyState>
  )
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useT()
  const words = useProblemWords()
  return (
    <EmptyState
      icon={<RefreshCw aria-hidden />}
      title={t('worklists.not-loaded')}
      acts={
        <Button kind="do" onPress={onRetry}>
          {t('common.retry')}
        </Button>
      }
    >
      {words(error)}
    </EmptyState>
  )
}
