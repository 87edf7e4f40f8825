import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Answer } from '../../platform/api.ts'
import { call } from '../../platform/client.ts'
import { useLive } from '../../platform/live.ts'
import { queries } from '../../platform/query.ts'
import { queueSearch, wordsOf, type QueueSearch, type TicketRow } from './address.ts'

type Page = Answer<'GET /tickets'>

const pageSize = 50
const most = 200
/** After news the list is looked at this much later, and by itself once a minute, since clocks run. */
const calm = 1_500
const round = 60_000

export type Queue = {
  rows: readonly TicketRow[]
  /** Ids that are on the screen but belong to the list no more. */
  gone: ReadonlySet<string>
  /** How many tickets came since the list was drawn. */
  came: number
  /** Draws the list as it is now. */
  show: () => void
  more: (() => void) | undefined
  isLoading: boolean
  isLoadingMore: boolean
  error: Error | null
  retry: () => void
}

/**
 * A list that does not move under the reader: what changes in its rows is drawn in place, what comes and goes is counted until it is asked for.
 */
export function useQueue(address: QueueSearch): Queue {
  // the same object as long as the list is the same, by whatever name it goes
  const words = wordsOf(address)
  const search = useMemo(() => queueSearch(Object.fromEntries(new URLSearchParams(words))), [words])
  const key = useMemo(() => ['GET /tickets', { query: { ...search, limit: pageSize } }] as const, [search])
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, isLoading, error, refetch } = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      call('GET /tickets', { query: { ...search, limit: pageSize, ...(pageParam === '' ? {} : { cursor: pageParam }) } }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 10_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const drawn = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data])
  const fresh = useFresh(search, data === undefined ? undefined : drawn)
  const shown = useMemo(() => compare(drawn, fresh), [drawn, fresh])
  const show = useCallback(() => {
    if (fresh !== undefined) queries.setQueryData(key, { pages: [fresh], pageParams: [''] })
  }, [fresh, key])
  // where nothing stands, nothing can move
  useEffect(() => {
    if (drawn.length === 0 && shown.came > 0) show()
  }, [drawn, shown, show])
  return {
    ...shown,
    show,
    more: hasNextPage ? () => void fetchNextPage() : undefined,
    isLoading,
    isLoadingMore: isFetchingNextPage,
    error,
    retry: () => void refetch(),
  }
}

/** The beginning of the list as the server has it now, as long as what is drawn. */
function useFresh(search: QueueSearch, drawn: readonly TicketRow[] | undefined): Page | undefined {
  const [fresh, setFresh] = useState<{ of: readonly TicketRow[]; page: Page }>()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isDrawn = drawn !== undefined
  const look = useCallback(async () => {
    if (drawn === undefined || document.hidden) return
    const limit = Math.min(most, Math.max(pageSize, drawn.length))
    const page = await call('GET /tickets', { query: { ...search, limit } }).catch(() => undefined)
    if (page !== undefined) setFresh({ of: drawn, page })
  }, [search, drawn])
  useLive(() => {
    clearTimeout(waiting.current)
    waiting.current = setTimeout(() => void look(), calm)
  })
  useEffect(() => {
    if (!isDrawn) return undefined
    const timer = setInterval(() => void look(), round)
    const back = () => void look()
    document.addEventListener('visibilitychange', back)
    return () => {
      clearInterval(timer)
      clearTimeout(waiting.current)
      document.removeEventListener('visibilitychange', back)
    }
  }, [look, isDrawn])
  return fresh?.of === drawn ? fresh?.page : undefined
}

function compare(drawn: readonly TicketRow[], fresh: Page | undefined): Pick<Queue, 'rows' | 'gone' | 'came'> {
  if (fresh === undefined) return { rows: drawn, gone: new Set(), came: 0 }
  const now = new Map(fresh.items.map((row) => [row.id, row]))
  const known = new Set(drawn.map(({ id }) => id))
  const came = fresh.items.filter(({ id }) => !known.has(id)).length
  // a row pushed past the end by those that came is not gone
  const covered = fresh.next === null ? drawn.length : fresh.items.length - came
  const gone = new Set(drawn.slice(0, covered).flatMap(({ id }) => (now.has(id) ? [] : [id])))
  return { rows: drawn.map((row) => now.get(row.id) ?? row), gone, came }
}
