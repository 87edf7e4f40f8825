import * as z from 'zod'
import { Instant, Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip } from './people.ts'
import { Kind, Status, TicketId, TicketRef } from './ticket-words.ts'

/** A ticket that was solved, what solved it, and why it is thought similar. */
export const SimilarTicket = z.object({
  id: TicketId,
  number: z.int(),
  title: z.string(),
  resolution: z.string(),
  code: Names.nullable(),
  by: PersonChip.nullable(),
  resolvedAt: Instant,
  why: z.object({
    /** As they stand in the ticket that is asked about, the rarest first. */
    words: z.array(z.string()),
    service: z.boolean(),
    category: z.boolean(),
    asset: z.boolean(),
  }),
})
export type SimilarTicket = z.output<typeof SimilarTicket>

const Named = z.object({ id: z.uuid(), names: Names })
/** What similar tickets were about. */
export const Classification = z.object({
  service: Named,
  /** The branch with its names on the way to it: "Printing › Toner". */
  category: Named.nullable(),
  /** So many of so many similar tickets say so. */
  votes: z.int(),
  of: z.int(),
  words: z.array(z.string()),
  /** Some of those that say so. */
  tickets: z.array(z.object({ number: z.int(), title: z.string() })),
})
export type Classification = z.infer<typeof Classification>

const answer = z.object({ suggestion: Classification.nullable() })

export const listSimilar = endpoint({
  method: 'GET',
  path: '/tickets/:ref/similar',
  summary: 'Similar tickets that were solved, and what solved them; the most similar first',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  result: z.object({ items: z.array(SimilarTicket) }),
  refusals: ['not-found', 'forbidden'],
})
export const classifyTicket = endpoint({
  method: 'GET',
  path: '/tickets/:ref/classification',
  summary: 'Which service and category similar tickets had; where the ticket has a service, only the category is asked',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  result: answer,
  refusals: ['not-found', 'forbidden'],
})
export const classifyWords = endpoint({
  method: 'GET',
  path: '/classification',
  summary: 'Which service and category tickets with such words had, while one is being registered',
  access: 'ticket.work',
  query: z.object({ text: z.string().trim().min(1).max(1_500), kind: Kind }),
  result: answer,
})

/** A ticket that may be about the same thing as one that is being registered. */
export const LikelyDuplicate = z.object({
  id: TicketId,
  number: z.int(),
  title: z.string(),
  status: Status,
  requester: PersonChip,
  openedAt: Instant,
  why: z.object({
    words: z.array(z.string()),
    /** Of the same person, or of somebody of his organisation. */
    of: z.enum(['requester', 'organisation', 'others']),
  }),
})
export type LikelyDuplicate = z.output<typeof LikelyDuplicate>

export const listLikelyDuplicates = endpoint({
  method: 'GET',
  path: '/likely-duplicates',
  summary:
    'Open tickets, and those solved within three days, that may be about the same, while one is being registered; the likeliest first',
  access: 'ticket.work',
  query: z.object({ text: z.string().trim().min(1).max(1_500), kind: Kind, requester: z.uuid().optional() }),
  result: z.object({ items: z.array(LikelyDuplicate) }),
})
