import * as z from 'zod'
import { Instant, Line } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip, PersonId } from './people.ts'
import { TicketId, TicketRef } from './ticket-words.ts'

/** From an idea to what it brought; `dropped`: it is not done. */
export const ImprovementState = z.enum(['idea', 'accepted', 'doing', 'done', 'measured', 'dropped'])
export type ImprovementState = z.infer<typeof ImprovementState>

const Day = z.iso.date()
/** Benefit in a unit of its own, such as hours a month. */
const Benefit = z.number().min(-1_000_000_000).max(1_000_000_000).nullable()

const Said = z.object({
  what: Line,
  state: ImprovementState.default('idea'),
  owner: PersonId.nullable().default(null),
  due: Day.nullable().default(null),
  unit: z.string().trim().max(60).default(''),
  expected: Benefit.default(null),
  measured: Benefit.default(null),
})
export const Improvement = z.object({
  id: z.uuid(),
  what: z.string(),
  state: ImprovementState,
  owner: PersonChip.nullable(),
  due: Day.nullable(),
  /** Its day has passed and it is not done. */
  overdue: z.boolean(),
  unit: z.string(),
  expected: Benefit,
  measured: Benefit,
  /** What it came from: a problem, or an incident that was reviewed. */
  ticket: z.object({ id: TicketId, number: z.int(), title: z.string() }).nullable(),
  addedAt: Instant,
  may: z.object({ edit: z.boolean() }),
})
const refused = ['forbidden', 'not-found', 'improvements.needs-owner', 'improvements.needs-measure', 'improvements.unknown-owner'] as const

export const listImprovements = endpoint({
  method: 'GET',
  path: '/improvements',
  summary: 'The improvement register: what is to get better, whose it is, what it should bring and brought',
  access: 'ticket.work',
  query: z.object({ ticket: TicketRef.optional(), show: z.enum(['open', 'all']).default('open') }),
  result: z.object({ items: z.array(Improvement) }),
  refusals: ['not-found'],
})
export const addImprovement = endpoint({
  method: 'POST',
  path: '/improvements',
  summary: 'Add an improvement, of a ticket or by itself',
  access: 'ticket.work',
  body: Said.extend({ ticket: TicketRef.nullable().default(null) }),
  result: z.object({ id: z.uuid() }),
  refusals: refused,
})
export const editImprovement = endpoint({
  method: 'PUT',
  path: '/improvements/:id',
  summary: 'Say how an improvement stands',
  access: 'ticket.work',
  params: z.object({ id: z.uuid() }),
  body: Said,
  result: z.object({ id: z.uuid() }),
  refusals: refused,
})

const facts = {
  /** The id of the row in `text_version`. */
  what: z.uuid(),
  state: ImprovementState,
  owner: z.uuid().nullable(),
  due: Day.nullable(),
  unit: z.string(),
  expected: Benefit,
  measured: Benefit,
}
/** The subject is the improvement. */
export const ImprovementEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('improvement.added'), ticket: z.uuid().nullable(), ...facts }),
  z.object({ type: z.literal('improvement.changed'), ...facts }),
  /** Its day has passed and it is not done: its owner is reminded. */
  z.object({ type: z.literal('improvement.overdue'), owner: z.uuid() }),
])
export type ImprovementEvent = z.infer<typeof ImprovementEvent>
