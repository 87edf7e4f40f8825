import * as z from 'zod'
import { Done, Instant, Line, Names, Text } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip } from './people.ts'
import { Status, TicketId, TicketRef } from './ticket-words.ts'

export const RecurrenceState = z.enum(['proposed', 'accepted', 'merged', 'dismissed'])
export type RecurrenceState = z.infer<typeof RecurrenceState>

const Named = z.object({ id: z.uuid(), names: Names })

/** Incidents that come more often than they did, and look like one problem. Whoever may not work on all of them does not see it. */
export const Recurrence = z.object({
  id: z.uuid(),
  state: RecurrenceState,
  /** Too little speaks for it yet to call it a recurrence; it is forgotten when nothing follows within two weeks. */
  early: z.boolean(),
  foundAt: Instant,
  began: Instant,
  last: Instant,
  /** As people wrote them, most telling first. */
  words: z.array(z.string()),
  service: Named.nullable(),
  category: Named.nullable(),
  asset: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** At its strongest: `incidents` in a stretch of time, `expected` by the rate since `since`, in which there were `before`. */
  unusual: z.object({
    incidents: z.int(),
    from: Instant,
    to: Instant,
    expected: z.number(),
    before: z.int(),
    since: Instant,
    chance: z.number(),
  }),
  /** Hours from report to resolution (or until now), promises broken, people who reported or suffered. */
  cost: z.object({ hours: z.number(), breaches: z.int(), people: z.int() }),
  /** How many of them came in each of the last twelve weeks, the latest last. */
  weeks: z.array(z.int()),
  tickets: z.array(z.object({ id: TicketId, number: z.int(), title: z.string(), status: Status, at: Instant, linked: z.boolean() })),
  problem: z.object({ number: z.int(), title: z.string() }).nullable(),
  decided: z.object({ at: Instant, by: PersonChip.nullable(), reason: z.string() }).nullable(),
  /** A dismissed one is proposed again when it has so many incidents. */
  returnsAt: z.int().nullable(),
})
export type Recurrence = z.output<typeof Recurrence>

export const listRecurrences = endpoint({
  method: 'GET',
  path: '/recurrences',
  summary: 'List what recurs, the dearest first',
  access: 'ticket.work',
  query: z.object({ show: z.enum(['proposed', 'decided']).default('proposed') }),
  /** `proposed` counts no early signs. */
  result: z.object({ items: z.array(Recurrence), proposed: z.int() }),
})

const refused = ['forbidden', 'not-found', 'problems.recurrence-decided'] as const

export const acceptRecurrence = endpoint({
  method: 'POST',
  path: '/recurrences/:id/problem',
  summary: 'Register the problem of a recurrence, its incidents linked',
  access: 'ticket.work',
  params: z.object({ id: z.uuid() }),
  body: z.object({ title: Line, text: Text }),
  result: z.object({ id: TicketId, number: z.int() }),
  refusals: [...refused],
})

export const mergeRecurrence = endpoint({
  method: 'PUT',
  path: '/recurrences/:id/problem',
  summary: 'Link the incidents of a recurrence to a problem that is known, or those that have come since',
  access: 'ticket.work',
  params: z.object({ id: z.uuid() }),
  body: z.object({ problem: TicketRef }),
  result: z.object({ id: TicketId, number: z.int() }),
  refusals: [...refused, 'problems.not-a-problem'],
})

export const dismissRecurrence = endpoint({
  method: 'POST',
  path: '/recurrences/:id/dismissal',
  summary: 'Dismiss a recurrence: it comes back when it has grown to twice its size',
  access: 'ticket.work',
  params: z.object({ id: z.uuid() }),
  body: z.object({ reason: Line }),
  result: Done,
  refusals: [...refused],
})

/** Subject: the recurrence. */
export const RecurrenceEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('recurrence.sensed'), incidents: z.int() }),
  /** At once, or after it was sensed. */
  z.object({ type: z.literal('recurrence.proposed'), incidents: z.int() }),
  /** It was dismissed, and has grown since. */
  z.object({ type: z.literal('recurrence.proposed-again'), incidents: z.int() }),
  z.object({ type: z.literal('recurrence.accepted'), problem: z.uuid() }),
  z.object({ type: z.literal('recurrence.merged'), problem: z.uuid() }),
  z.object({ type: z.literal('recurrence.dismissed'), reason: z.uuid(), returnsAt: z.int() }),
])
export type RecurrenceEvent = z.infer<typeof RecurrenceEvent>
