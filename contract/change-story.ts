import * as z from 'zod'
import { Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip } from './people.ts'
import { TicketId, TicketRef } from './ticket-words.ts'

/** What happened to a change; that somebody was reminded is left out. */
export const ChangeFact = z.enum([
  'planned',
  'approval-asked',
  'approval-given',
  'approved',
  'refused',
  'approval-voided',
  'begun',
  'done',
  'test-passed',
  'test-failed',
  'rolled-back',
])

/** For the story of a ticket: the log of the change that it is, or of those that were made because of it. */
export const getChangeStory = endpoint({
  method: 'GET',
  path: '/tickets/:ref/change-story',
  summary: 'What happened to a change, or to those made because of a ticket',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  result: z.object({
    /** All whose story it is; the reader may see them. */
    changes: z.array(z.object({ id: TicketId, number: z.int(), title: z.string() })),
    /** The first first. `text`: the words of the deed or of the answer. */
    items: z.array(
      z.object({
        id: z.uuid(),
        at: Instant,
        by: PersonChip.nullable(),
        change: TicketId,
        what: ChangeFact,
        version: z.int().nullable(),
        text: z.string(),
      }),
    ),
  }),
  refusals: ['not-found', 'forbidden'],
})
