import * as z from 'zod'
import { Instant, Text } from './common.ts'
import { AttachmentId, ConversationId } from './conversations.ts'
import { Email } from './people.ts'

/** What an agent writes to a requester or a vendor, and what the ticket becomes by it. */
export const Reply = z.object({
  text: Text,
  html: z.string().max(400_000).optional(),
  /** Addresses in copy; left out: those already in the conversation. */
  cc: z.array(Email).optional(),
  attachments: z.array(AttachmentId).default([]),
  /** Which of the ticket's conversations, with requesters or vendors; left out: where a requester wrote last. */
  conversation: ConversationId.optional(),
  /**
   * What the ticket becomes with the same act. `in-work`: it goes on (a new one begins, a wait for the requester is over; another wait
   * stands, and a resolved ticket stays resolved). To a vendor, `waiting` waits for the vendor, and `resolved` is refused.
   */
  next: z
    .discriminatedUnion('status', [
      z.object({ status: z.literal('in-work') }),
      z.object({ status: z.literal('waiting'), until: Instant.optional() }),
      z.object({ status: z.literal('resolved'), code: z.uuid() }),
    ])
    .default({ status: 'in-work' }),
})
