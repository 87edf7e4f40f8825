import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Answer, Input, Question } from '../../platform/api.ts'
import { call } from '../../platform/client.ts'
import { useGo } from '../../platform/go.ts'
import { useSettled } from '../../platform/settled.ts'

type Paged = Extract<Question, 'GET /people' | 'GET /organisations' | 'GET /assets' | 'GET /articles'>

/** A list by pages, narrowed by what is typed; the words stand in the address. */
export function useFound<N extends Paged>(name: N, path: string, input: (q: string, cursor: string | undefined) => Input<N>) {
  const go = useGo()
  const search = useSearch({ strict: false })
  const [text, setText] = useState(typeof search.q === 'string' ? search.q : '')
  const q = useSettled(text.trim())
  useEffect(() => go(q === '' ? path : `${path}?q=${encodeURIComponent(q)}`, { replace: true }), [q, path, go])
  const { data, error, isLoading, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [name, 'found', input(q, undefined)],
    queryFn: ({ pageParam, signal }): Promise<Answer<N>> => call(name, input(q, pageParam === '' ? undefined : pageParam), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
  return {
    text,
    setText,
    pages: data?.pages ?? [],
    error,
    isLoading,
    isNarrowed: q !== '',
    more: hasNextPage ? () => void fetchNextPage() : undefined,
    isLoadingMore: isFetchingNextPage,
  }
}
