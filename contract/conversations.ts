import * as z from 'zod'
import { Instant } from './common.ts'
import { PersonChip } from './people.ts'

export const ConversationId = z.uuid()
export type ConversationId = z.infer<typeof ConversationId>
export const MessageId = z.uuid()
export type MessageId = z.infer<typeof MessageId>
export const AttachmentId = z.uuid()
export type AttachmentId = z.infer<typeof AttachmentId>

export const Channel = z.enum(['email', 'portal', 'phone', 'visit', 'chat', 'desk'])
export type Channel = z.infer<typeof Channel>

/** Who may ever see a conversation. A vendor's never leaks into the requester's, nor the other way round. */
export const Audience = z.enum(['requester', 'internal', 'vendor'])
export type Audience = z.infer<typeof Audience>

/** How a message goes its way. `held`: in the undo window. An incoming message is `received`; a note or call record is `kept`. */
export const Delivery = z.enum(['received', 'kept', 'held', 'sending', 'sent', 'failed', 'undone'])
export type Delivery = z.infer<typeof Delivery>

export const Attachment = z.object({ id: AttachmentId, name: z.string(), type: z.string(), size: z.int(), inline: z.boolean() })

/** Results of the sender's authentication as the receiving server saw them (RFC 8601). */
export const SenderChecks = z.object({ spf: z.string(), dkim: z.string(), dmarc: z.string() })

export const Participant = z.object({
  /** Null when the address belongs to nobody we know. */
  person: PersonChip.nullable(),
  address: z.string(),
  name: z.string(),
  role: z.enum(['from', 'to', 'cc']),
})

export const Message = z.object({
  id: MessageId,
  conversation: ConversationId,
  audience: Audience,
  channel: Channel,
  direction: z.enum(['in', 'out', 'internal']),
  author: PersonChip.nullable(),
  /** As the letter gave it, where the author is unknown. */
  from: z.string(),
  at: Instant,
  /** What the person wrote, without the quote, as plain text. */
  text: z.string(),
  /** The whole, cleaned; remote pictures are blocked. Null when there is only text. */
  html: z.string().nullable(),
  /** The quoted rest, where there is one. */
  quoted: z.string(),
  blockedImages: z.int(),
  automatic: z.boolean(),
  delivery: Delivery,
  /** Why it failed, in the words of the mail system. */
  failure: z.string().nullable(),
  /** Until when it can be taken back. */
  undoUntil: Instant.nullable(),
  participants: z.array(Participant),
  attachments: z.array(Attachment),
  checks: SenderChecks.nullable(),
  /** Set when the raw letter can be fetched. */
  raw: z.boolean(),
})

export const ConversationEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('conversation.begun'), channel: Channel, audience: Audience }),
  z.object({ type: z.literal('conversation.joined'), person: z.uuid().nullable(), participant: z.uuid() }),
  z.object({ type: z.literal('message.received'), message: z.uuid(), author: z.uuid().nullable(), automatic: z.boolean() }),
  z.object({
    type: z.literal('message.written'),
    message: z.uuid(),
    author: z.uuid().nullable(),
    automatic: z.boolean(),
    sendAt: z.iso.datetime().nullable(),
  }),
  z.object({ type: z.literal('message.taken-back'), message: z.uuid() }),
  z.object({ type: z.literal('message.sent'), message: z.uuid() }),
  z.object({ type: z.literal('message.failed'), message: z.uuid(), code: z.string() }),
  z.object({ type: z.literal('message.moved'), message: z.uuid(), to: z.uuid() }),
])
export type ConversationEvent = z.infer<typeof ConversationEvent>
