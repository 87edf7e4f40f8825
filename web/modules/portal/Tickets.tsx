import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Inbox, Search, SearchX } from 'lucide-react'
import { useId, useState } from 'react'
import { Button, EmptyState, SegmentedControl, Select, Skeleton, TextField } from '../../design/index.ts'
import { call } from '../../platform/client.ts'
import { useGo } from '../../platform/go.ts'
import { useT } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { useMay } from '../../platform/session.ts'
import { useSettled } from '../../platform/settled.ts'
import { TicketCard } from './TicketCard.tsx'
import styles from './Tickets.module.css'

const whose = ['mine', 'organisation'] as const
const shows = ['open', 'closed', 'all'] as const
type Whose = (typeof whose)[number]
type Show = (typeof shows)[number]
type Filter = { whose: Whose; show: Show; q: string }

const isOneOf = <T extends string>(list: readonly T[], word: string | undefined): word is T => list.some((each) => each === word)

/** The filter stands in the address, so that the back button and a sent link find the same list. */
function useFilter(): [Filter, (part: Partial<Filter>) => void] {
  const go = useGo()
  const search = useSearch({ strict: false })
  const filter: Filter = {
    whose: isOneOf(whose, search['whose']) ? search['whose'] : 'mine',
    show: isOneOf(shows, search['show']) ? search['show'] : 'open',
    q: search['q'] ?? '',
  }
  const set = (part: Partial<Filter>) => {
    const next = { ...filter, ...part }
    const words = new URLSearchParams()
    if (next.whose !== 'mine') words.set('whose', next.whose)
    if (next.show !== 'open') words.set('show', next.show)
    if (next.q !== '') words.set('q', next.q)
    go(`/portal${words.size > 0 ? `?${words.toString()}` : ''}`, { replace: true })
  }
  return [filter, set]
}

/** My requests, and those of the organisation for who answers for it. */
export function Tickets() {
  const t = useT()
  const id = useId()
  const [filter, set] = useFilter()
  const seesOrganisation = useMay('ticket.read-organisation')
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {t(`portal.list.${filter.whose}`)}
        </h2>
        {seesOrganisation && (
          <SegmentedControl
            label={t('portal.whose')}
            value={filter.whose}
            onChange={(next) => set({ whose: next })}
            options={whose.map((each) => ({ id: each, label: t(`portal.whose.${each}`) }))}
          />
        )}
        <Filters filter={filter} onChange={set} />
      </div>
      <List filter={filter} onAll={() => set({ show: 'all', q: '' })} />
    </section>
  )
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (part: Partial<Filter>) => void }) {
  const t = useT()
  const [text, setText] = useState(filter.q)
  return (
    <div className={styles.filters}>
      <TextField
        label={t('portal.search')}
        labelHidden
        type="search"
        placeholder={t('portal.search')}
        icon={<Search aria-hidden />}
        value={text}
        onChange={(q) => {
          setText(q)
          onChange({ q, ...(q !== '' && filter.show === 'open' ? { show: 'all' as const } : {}) })
        }}
      />
      <Select
        label={t('portal.show')}
        labelHidden
        placeholder={t('portal.show')}
        value={filter.show}
        onChange={(show) => onChange({ show })}
        options={shows.map((each) => ({ id: each, label: t(`portal.show.${each}`) }))}
      />
    </div>
  )
}

function List({ filter, onAll }: { filter: Filter; onAll: () => void }) {
  const t = useT()
  const words = useProblemWords()
  const q = useSettled(filter.q.trim())
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['GET /portal/tickets', { ...filter, q }],
    queryFn: ({ pageParam, signal }) =>
      call('GET /portal/tickets', { query: { whose: filter.whose, show: filter.show, q, cursor: pageParam, limit: 20 } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (last) => last,
    refetchInterval: 30_000,
  })
  if (error !== null)
    return (
      <EmptyState title={t('portal.not-loaded')} acts={<Button onPress={() => void refetch()}>{t('common.retry')}</Button>}>
        {words(error)}
      </EmptyState>
    )
  if (data === undefined) return <Skeleton label={t('common.loading')} lines={6} />
  const rows = data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return <Nothing filter={filter} onAll={onAll} />
  return (
    <>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.id}>
            <TicketCard row={row} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {t('portal.more')}
        </Button>
      )}
    </>
  )
}

/** An empty list says why it is empty and what fills it. */
function Nothing({ filter, onAll }: { filter: Filter; onAll: () => void }) {
  const t = useT()
  if (filter.q !== '')
    return (
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={t('portal.nothing-found')}
        acts={<Button onPress={onAll}>{t('portal.show-all')}</Button>}
      >
        {t('portal.nothing-found-text')}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={<Inbox aria-hidden />}
      title={t(`portal.empty.${filter.show}`)}
      acts={filter.show === 'open' ? <Button onPress={onAll}>{t('portal.show-all')}</Button> : undefined}
    >
      {t(`portal.empty.${filter.whose}.text`)}
    </EmptyState>
  )
}
