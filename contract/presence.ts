import * as z from 'zod'
import { Done, Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip, PersonId } from './people.ts'
import { TicketId, TicketRef } from './ticket-words.ts'

/** What somebody does with a ticket that he has before him. */
export const Doing = z.enum(['looking', 'typing'])

/** Who is on a ticket now; over at `until` unless it is said again. */
export const Present = z.object({ person: PersonChip, doing: Doing, until: Instant })
export const PresentOn = z.object({ ticket: TicketId, people: z.array(Present) })

const ref = z.object({ ref: TicketRef })
export const listPresent = endpoint({
  method: 'GET',
  path: '/presence',
  summary: 'Who looks at or writes on the tickets that one works; later changes are told as they happen',
  access: 'ticket.work',
  result: z.object({ items: z.array(PresentOn) }),
})
export const bePresent = endpoint({
  method: 'PUT',
  path: '/tickets/:ref/presence',
  summary: 'Say that one looks at a ticket or writes on it; said again at least once a minute',
  access: 'ticket.work',
  params: ref,
  body: z.object({ doing: Doing }),
  result: Done,
  refusals: ['not-found', 'forbidden'],
})
export const leavePresence = endpoint({
  method: 'DELETE',
  path: '/tickets/:ref/presence',
  summary: 'Say that one has left the ticket',
  access: 'ticket.work',
  params: ref,
  result: Done,
  refusals: ['not-found', 'forbidden'],
})

export const addCollaborator = endpoint({
  method: 'POST',
  path: '/tickets/:ref/collaborators',
  summary: 'Let somebody help with a ticket: he works it, and it stays where it is',
  access: 'ticket.work',
  params: ref,
  body: z.object({ person: PersonId }),
  result: z.object({ id: TicketId, number: z.int() }),
  refusals: ['not-found', 'forbidden', 'tickets.merged', 'tickets.closed', 'tickets.not-in-team'],
})
export const removeCollaborator = endpoint({
  method: 'DELETE',
  path: '/tickets/:ref/collaborators/:person',
  summary: 'Somebody does not help with a ticket any more',
  access: 'ticket.work',
  params: ref.extend({ person: PersonId }),
  result: z.object({ id: TicketId, number: z.int() }),
  refusals: ['not-found', 'forbidden'],
})
