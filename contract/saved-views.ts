import * as z from 'zod'
import { Done, Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip, TeamChip } from './people.ts'
import { queueColumns } from './queue-columns.ts'
import { TicketFilter, TicketSort } from './worklists.ts'

const Search = TicketFilter.extend({ sort: TicketSort.default('due') })

/** The words of a list's address as the filter that they mean; undefined where they mean none. */
export function filterOf(search: string): TicketFilter | undefined {
  const { data } = Search.safeParse(wordsOf(search))
  if (data === undefined) return undefined
  const { sort: _, ...filter } = data
  return filter
}

/** `view=open&q=a+b` as its words; an escape that is none gives what no filter takes. */
function wordsOf(search: string): Record<string, string> | undefined {
  const decode = (text = '') => decodeURIComponent(text.replaceAll('+', ' '))
  try {
    return Object.fromEntries(
      search
        .split('&')
        .map((pair) => pair.split('='))
        .map(([name, value]) => [decode(name), decode(value)]),
    )
  } catch {
    return undefined
  }
}

const Name = z.string().trim().min(1).max(80)
/** What stands after the question mark of a list's address: `view=open&priority=1,2&sort=newest`. */
const Address = z
  .string()
  .max(4_000)
  .refine((search) => filterOf(search) !== undefined)

/** A list that somebody has saved, for himself or for a team of his. */
export const SavedView = z.object({
  id: z.uuid(),
  name: z.string(),
  search: z.string(),
  /** Null: as the reader has them. */
  columns: z.array(z.enum(queueColumns)).nullable(),
  team: TeamChip.nullable(),
  owner: PersonChip,
  savedAt: Instant,
  /** As its reader sees it, `most` for that many and more; null where counting would take long (words, ways through levels). */
  count: z.int().nullable(),
  mayEdit: z.boolean(),
})
export type SavedView = z.infer<typeof SavedView>

/** Counts end here: nobody reads a list of more one by one. */
export const mostCounted = 1_000
export const mostSaved = 50

const Given = z.object({
  name: Name,
  search: Address,
  columns: z.array(z.enum(queueColumns)).max(20).nullable(),
  team: z.uuid().nullable(),
})
const params = z.object({ id: z.uuid() })

export const listSavedViews = endpoint({
  method: 'GET',
  path: '/saved-views',
  summary: 'My saved lists of tickets and those of my teams, with their counts',
  access: 'ticket.work',
  result: z.object({ items: z.array(SavedView) }),
})
export const addSavedView = endpoint({
  method: 'POST',
  path: '/saved-views',
  summary: 'Save a list of tickets under a name',
  access: 'ticket.work',
  body: Given,
  result: z.object({ id: z.uuid() }),
  refusals: ['forbidden', 'worklists.not-your-team', 'worklists.too-many-views'],
})
export const editSavedView = endpoint({
  method: 'PATCH',
  path: '/saved-views/:id',
  summary: 'Rename a saved list, change what it holds, give it to a team or take it back',
  access: 'ticket.work',
  params,
  body: Given.partial(),
  result: z.object({ id: z.uuid() }),
  refusals: ['forbidden', 'not-found', 'worklists.not-your-team'],
})
export const dropSavedView = endpoint({
  method: 'DELETE',
  path: '/saved-views/:id',
  summary: 'Drop a saved list',
  access: 'ticket.work',
  params,
  result: Done,
  refusals: ['forbidden', 'not-found'],
})
