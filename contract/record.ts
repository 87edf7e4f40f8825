import * as z from 'zod'
import { Instant, Language } from './common.ts'
import { endpoint } from './endpoint.ts'
import { TicketRef } from './ticket-words.ts'

export const RecordPart = z.enum(['about', 'times', 'cause', 'deeds', 'verification', 'evidence', 'way', 'promises', 'told', 'people'])
export type RecordPart = z.infer<typeof RecordPart>

/** Something that was done or found. `detail`: word for word what came back. */
const Line = z.object({
  at: Instant.nullable(),
  title: z.string(),
  text: z.string(),
  detail: z.string(),
  /** It held, or it did not; null: neither. */
  good: z.boolean().nullable(),
})

/** What there is to say of a ticket, in the words of the reader: nobody writes it, it is told from the log. */
export const TicketRecord = z.object({
  title: z.string(),
  parts: z.array(
    z.object({
      part: RecordPart,
      title: z.string(),
      facts: z.array(z.object({ term: z.string(), value: z.string() })),
      lines: z.array(Line),
    }),
  ),
})
export type TicketRecord = z.output<typeof TicketRecord>

const asked = {
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  /** In whose words and on whose clock. */
  query: z.object({ language: Language, zone: z.string().max(60) }),
} as const
const refused = ['not-found', 'forbidden', 'reports.unknown-zone'] as const

export const getTicketRecord = endpoint({
  method: 'GET',
  path: '/tickets/:ref/record',
  summary:
    'The record of a ticket: what it was about, its cause, what was done, how it was verified, the evidence, times, promises and who was told',
  ...asked,
  result: TicketRecord,
  refusals: refused,
})
export const getTicketRecordFile = endpoint({
  method: 'GET',
  path: '/tickets/:ref/record/file',
  summary: 'The record of a ticket as a PDF',
  ...asked,
  result: z.unknown(),
  wire: 'file',
  refusals: refused,
})
