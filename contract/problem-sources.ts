import * as z from 'zod'
import { Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Status, TicketId, TicketRef } from './ticket-words.ts'

/** What may speak for or against a hypothesis: it happened on a ticket, and is opened there by its `link`, a path of the desk. */
export const Source = z.object({
  kind: z.enum(['message', 'file', 'log', 'check']),
  id: z.uuid(),
  ticket: z.object({ id: TicketId, number: z.int(), title: z.string(), status: Status }),
  at: Instant,
  /** The beginning of a message, the name of a file; of a check what it was. */
  text: z.string(),
  /** Who wrote or ran it, as far as it is known. */
  by: z.string(),
  /** Of a check. */
  outcome: z.enum(['ok', 'failed']).nullable(),
  link: z.string(),
})
export type Source = z.output<typeof Source>

export const listSources = endpoint({
  method: 'GET',
  path: '/tickets/:ref/problem/sources',
  summary: 'Messages, files, logs and checks of a problem and its incidents that may be evidence, the last first',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  query: z.object({ text: z.string().trim().max(200).default(''), kind: Source.shape.kind.optional() }),
  result: z.object({ items: z.array(Source) }),
  refusals: ['forbidden', 'not-found', 'problems.not-a-problem'],
})
