import type { Input, Answer } from '../../platform/api.ts'

type ViewName = Answer<'GET /views'>['views'][number]['view']
export type TicketRow = Answer<'GET /tickets'>['items'][number]
type Asked = NonNullable<Input<'GET /tickets'>['query']>
export type Order = NonNullable<Asked['sort']>

const viewNames = [
  'unassigned',
  'mine',
  'requester-answered',
  'due-within-hour',
  'wait-expired',
  'returned',
  'to-verify',
  'open',
  'all',
] as const
const orders = ['due', 'newest', 'oldest', 'changed', 'priority'] as const

const moments = [
  'openedFrom',
  'openedTo',
  'resolvedFrom',
  'resolvedTo',
  'closedFrom',
  'closedTo',
  'reopenedFrom',
  'reopenedTo',
  'ratedFrom',
  'ratedTo',
  'clockFrom',
  'clockTo',
] as const
/** Ways through the levels, as their report counts them. */
const ways = ['clockScope', 'journey', 'touched', 'stayed', 'waited', 'passed', 'sentBy', 'cut', 'narrow', 'structure'] as const
const others = ['requester', 'category', 'clock', 'q', ...moments, ...ways] as const
/** Filters that the reader sets by hand, in the order in which they are offered. */
export const chosen = [
  'status',
  'waiting',
  'priority',
  'level',
  'team',
  'assignee',
  'owner',
  'organisation',
  'service',
  'kind',
  'channel',
  'closedHow',
] as const satisfies readonly (keyof Asked)[]
export type Chosen = (typeof chosen)[number]
type Filter = Chosen | (typeof others)[number]

/** A list of tickets as its address says it. */
export type QueueSearch = { view: ViewName; sort: Order; saved?: string } & { [F in Filter]?: string }

/** Reads the address; what is not known there is left out. */
export function queueSearch(words: Readonly<Record<string, unknown>>): QueueSearch {
  const given = [...chosen, ...others, 'saved'].flatMap((name) => {
    const value = words[name]
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : []
  })
  return {
    view: viewNames.find((name) => name === words['view']) ?? 'open',
    sort: orders.find((name) => name === words['sort']) ?? 'due',
    ...Object.fromEntries(given),
  }
}

/** The address of a list; the order is said only where it is not the usual one. `saved`: under whose name it was opened. */
export function queueHref(search: Partial<QueueSearch>): string {
  const saved = search.saved === undefined ? '' : `&saved=${search.saved}`
  return `/tickets?${wordsOf(search)}${saved}`
}

/** What makes the list what it is, without the name that it goes by. */
export function wordsOf(search: Partial<QueueSearch>): string {
  const words = new URLSearchParams({ view: search.view ?? 'open' })
  if (search.sort !== undefined && search.sort !== 'due') words.set('sort', search.sort)
  for (const name of [...chosen, ...others]) if (search[name] !== undefined && search[name] !== '') words.set(name, search[name])
  return words.toString()
}

export const valuesOf = (text: string | undefined): ReadonlySet<string> => new Set(text?.split(',').filter((value) => value !== '') ?? [])

/** Moments and clocks come from the numbers of reports: shown as one chip each and taken away, not set by hand. */
export const fromReports = [...moments, 'clock', 'requester', 'category', ...ways] as const satisfies readonly (keyof Asked)[]
