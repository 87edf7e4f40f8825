import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Answer } from '../../platform/api.ts'
import { useLive } from '../../platform/live.ts'
import { ask, askAgain } from '../../platform/query.ts'

type Story = Answer<'GET /tickets/:ref/change-story'>
export type ChangeHappened = Omit<Story['items'][number], 'change'> & { change: Story['changes'][number] | undefined; isOwn: boolean }

const nothing: readonly ChangeHappened[] = []

/** For the story of a ticket: what happened to the change that it is, or to those that were made because of it. Only these kinds have any. */
export function useChangeStory({ id, number, kind }: { id: string; number: number; kind: string }): readonly ChangeHappened[] {
  const enabled = kind !== 'request'
  const { data } = useQuery({ ...ask('GET /tickets/:ref/change-story', { params: { ref: String(number) } }), enabled })
  useLive((news) => {
    const isAbout = news.kind === 'ticket' && (news.id === id || data?.changes.some((one) => one.id === news.id) === true)
    if (enabled && (news.kind === 'everything' || isAbout)) void askAgain('GET /tickets/:ref/change-story')
  })
  return useMemo(
    () =>
      data?.items.map((item) => ({ ...item, change: data.changes.find((one) => one.id === item.change), isOwn: item.change === id })) ??
      nothing,
    [data, id],
  )
}
