import { useQuery } from '@tanstack/react-query'
import type { QueueColumn } from '#contract/queue-columns.ts'
import { usualColumns } from '#contract/queue-columns.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { ask, askAgain, queries, useAct } from '../../platform/query.ts'
import { useMe, type Me } from '../../platform/session.ts'
import { queueHref, queueSearch, wordsOf, type QueueSearch } from './address.ts'

export type SavedView = Answer<'GET /saved-views'>['items'][number]

export const useSavedViews = () => useQuery({ ...ask('GET /saved-views', {}), refetchInterval: 60_000 })

/** The saved list that this address was opened by. */
export function useSavedHere({ saved }: QueueSearch): SavedView | undefined {
  const { data } = useSavedViews()
  return saved === undefined ? undefined : data?.items.find(({ id }) => id === saved)
}

export const savedHref = ({ id, search }: SavedView): string =>
  queueHref({ ...queueSearch(Object.fromEntries(new URLSearchParams(search))), saved: id })

/** Whether the filters or the order have been changed since it was saved. */
export const isChanged = (saved: SavedView, search: QueueSearch): boolean =>
  wordsOf(queueSearch(Object.fromEntries(new URLSearchParams(saved.search)))) !== wordsOf(search)

type Shown = {
  columns: readonly QueueColumn[]
  set: (columns: QueueColumn[]) => void
  /** Somebody else's list shows what he has chosen. */
  lockedBecause: string | undefined
}

/** The columns of this list: a saved one may have its own, else they are the person's, on every device. */
export function useShownColumns(saved: SavedView | undefined): Shown {
  const t = useT()
  const me = useMe()
  const keepOwn = useAct('PATCH /me')
  const keepSaved = useAct('PATCH /saved-views/:id')
  if (saved !== undefined && saved.columns !== null) {
    const { id, columns } = saved
    const set = async (next: QueueColumn[]) => {
      const change = (given: Answer<'GET /saved-views'> | undefined) =>
        given && { items: given.items.map((view) => (view.id === id ? { ...view, columns: next } : view)) }
      queries.setQueryData(ask('GET /saved-views', {}).queryKey, change)
      if ((await keepSaved.run({ params: { id }, body: { columns: next } })) === undefined) await askAgain('GET /saved-views')
    }
    return {
      columns,
      set: (next) => void set(next),
      lockedBecause: saved.mayEdit ? undefined : t('worklists.saved-of', { person: saved.owner.name }),
    }
  }
  const set = async (columns: QueueColumn[]) => {
    const change = (given: Me | undefined) => given && { ...given, preferences: { ...given.preferences, columns } }
    queries.setQueryData(ask('GET /me', {}).queryKey, change)
    if ((await keepOwn.run({ body: { preferences: { columns } } })) === undefined) await askAgain('GET /me')
  }
  return { columns: me.preferences.columns ?? usualColumns, set: (next) => void set(next), lockedBecause: undefined }
}
