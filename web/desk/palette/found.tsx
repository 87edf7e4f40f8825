import { useQuery } from '@tanstack/react-query'
import { ListTodo, Ticket as TicketIcon, UserRound } from 'lucide-react'
import { queueHref } from '../../modules/worklists/address.ts'
import { savedHref, useSavedViews } from '../../modules/worklists/saved.ts'
import { statusWords } from '../../modules/worklists/words.ts'
import { useFormat, useT } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useMay } from '../../platform/session.ts'
import { useSettled } from '../../platform/settled.ts'
import { together, type Group } from './acts.tsx'
import { matches, type Typed } from './query.ts'

type Found = { groups: readonly Group[]; isSearching: boolean }

const few = 8
const none: Found = { groups: [], isSearching: false }
const searching: Found = { groups: [], isSearching: true }

/** Tickets by number, or by words from three letters on. */
export function useFoundTickets(typed: Typed): Found {
  const t = useT()
  const format = useFormat()
  const asked = typed.kind === 'ticket' ? typed.number : typed.kind === 'any' ? typed.words : ''
  const q = useSettled(asked)
  const isAsked = typed.kind === 'ticket' || (typed.kind === 'any' && asked.length > 2)
  const { data, isFetching } = useQuery({
    ...ask('GET /tickets', { query: { view: 'all', q, sort: 'changed', limit: few } }),
    enabled: isAsked && q !== '',
  })
  if (!isAsked) return none
  // Enter must never mean what was found for fewer words
  if (q !== asked || (isFetching && data === undefined)) return searching
  const rows = (data?.items ?? []).filter(({ number }) => typed.kind !== 'ticket' || String(number).startsWith(typed.number))
  const acts = rows
    .toSorted((a, b) => a.number - b.number)
    .map((row) => ({
      id: `ticket-${String(row.number)}`,
      label: `#${String(row.number)} ${row.title}`,
      hint: `${row.organisation?.name ?? row.requester.name} · ${statusWords(t, format, row)}`,
      href: `/tickets/${String(row.number)}`,
      icon: <TicketIcon aria-hidden />,
    }))
  return { groups: together([{ title: t('desk.palette-tickets'), acts }]), isSearching: false }
}

/** People by name, address or phone. */
export function useFoundPeople(typed: Typed): Found {
  const t = useT()
  const mayRead = useMay('person.read')
  const asked = typed.kind === 'person' ? typed.words : ''
  const q = useSettled(asked)
  const { data, isFetching } = useQuery({
    ...ask('GET /people', { query: { q, limit: few } }),
    enabled: mayRead && typed.kind === 'person',
  })
  if (typed.kind !== 'person') return none
  if (q !== asked || (isFetching && data === undefined)) return searching
  const acts = (data?.items ?? []).map(({ id, name, organisation }) => ({
    id: `person-${id}`,
    label: name,
    hint: organisation?.name,
    href: `/people/${id}`,
    icon: <UserRound aria-hidden />,
  }))
  return { groups: together([{ title: t('desk.people'), acts }]), isSearching: false }
}

/** Lists, by their names or by the words of their addresses: `$mine`. */
export function useFoundViews(typed: Typed): readonly Group[] {
  const t = useT()
  const format = useFormat()
  const { data } = useQuery(ask('GET /views', {}))
  const { data: saved } = useSavedViews()
  if (typed.kind === 'ticket' || typed.kind === 'person' || (typed.words === '' && typed.kind === 'any')) return []
  const views = (data?.views ?? []).map(({ view, count }) => ({
    id: `view-${view}`,
    name: t(`worklists.view.${view}`),
    word: view,
    count: view === 'all' ? undefined : count,
    href: queueHref({ view }),
  }))
  const kept = (saved?.items ?? []).map((view) => ({
    id: `saved-${view.id}`,
    name: view.name,
    word: '',
    count: view.count ?? undefined,
    href: savedHref(view),
  }))
  const acts = [...views, ...kept]
    .filter(({ name, word }) => matches(`${word} ${name}`, typed.words))
    .map(({ id, name, count, href }) => ({
      id,
      label: name,
      keys: count === undefined ? undefined : format.number(count),
      href,
      icon: <ListTodo aria-hidden />,
    }))
  return together([{ title: t('worklists.views'), acts }])
}
