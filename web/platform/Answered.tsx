import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button, EmptyState, Skeleton } from '../design/index.ts'
import { useT } from './i18n.ts'
import { useProblemWords } from './problem.ts'

type AnsweredProps<Data> = { query: UseQueryResult<Data>; children: (data: Data) => ReactNode; lines?: number }

/** What was asked, once it is answered; before, its place is held; a refusal says what to do. */
export function Answered<Data>({ query: { data, error, refetch }, children, lines = 5 }: AnsweredProps<Data>) {
  const t = useT()
  const words = useProblemWords()
  if (data !== undefined) return children(data)
  if (error === null) return <Skeleton label={t('common.loading')} lines={lines} />
  return (
    <EmptyState title={t('common.not-loaded')} acts={<Button onPress={() => void refetch()}>{t('common.retry')}</Button>}>
      {words(error)}
    </EmptyState>
  )
}
