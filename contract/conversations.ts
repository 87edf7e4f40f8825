import * as z from 'zod'
import { Done, Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip } from './people.ts'

export const ConversationId = z.uuid()
export type ConversationId = z.infer<typeof ConversationId>
export const MessageId = z.uuid()
export type MessageId = z.infer<typeof MessageId>
export const AttachmentId = z.uuid()
export type AttachmentId = z.infer<typeof AttachmentId>

export const Channel = z.enum(['email', 'portal', 'phone', 'visit', 'chat', 'desk', 'alert'])
export type Channel = z.infer<typeof Channel>

/** Who may ever see a conversation. A vendor's never leaks into the requester's, nor the other way round. */
export const Audience = z.enum(['requester', 'internal', 'vendor'])
export type Audience = z.infer<typeof Audience>

/** How a message goes its way. `held`: in the undo window. An incoming message is `received`; a note or call record is `kept`. */
export const Delivery = z.enum(['received', 'kept', 'held', 'sending', 'sent', 'failed', 'undone'])
export type Delivery = z.infer<typeof Delivery>

export const Attachment = z.object({
  id: AttachmentId,
  name: z.string(),
  type: z.string(),
  size: z.int(),
  inline: z.boolean(),
  /** What `cid:` names in the HTML of its message. */
  cid: z.string().nullable(),
})

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
    /** Until then it can be taken back. */
    sendAt: z.iso.datetime(),
  }),
  /** A note, or what was said in a call or on a visit: it goes nowhere. */
  z.object({
    type: z.literal('message.kept'),
    message: z.uuid(),
    author: z.uuid().nullable(),
    direction: z.enum(['in', 'internal']),
  }),
  /** A failed message is given another try. */
  z.object({ type: z.literal('message.retried'), message: z.uuid(), sendAt: z.iso.datetime() }),
  z.object({ type: z.literal('message.taken-back'), message: z.uuid() }),
  z.object({ type: z.literal('message.sent'), message: z.uuid() }),
  z.object({ type: z.literal('message.failed'), message: z.uuid(), code: z.string() }),
  z.object({ type: z.literal('message.moved'), message: z.uuid(), to: z.uuid() }),
])
export type ConversationEvent = z.infer<typeof ConversationEvent>

const FileName = z.string().trim().min(1).max(250)

/** The bytes are the body. The file waits for its message and is seen by who uploaded it only. */
export const uploadAttachment = endpoint({
  method: 'POST',
  path: '/attachments',
  summary: 'Upload a file for a message',
  access: 'signed-in',
  query: z.object({ name: FileName, inline: z.stringbool().default(false) }),
  result: Attachment,
  wire: 'upload',
  refusals: ['too-large', 'upload.empty', 'conversations.too-many-waiting-files', 'forbidden'],
})
export const removeAttachment = endpoint({
  method: 'DELETE',
  path: '/attachments/:id',
  summary: 'Remove a file that waits for its message',
  access: 'signed-in',
  params: z.object({ id: AttachmentId }),
  result: Done,
  refusals: ['not-found'],
})

/** What somebody is writing and where: `reply:TICKET`, `note:TICKET`, `new-ticket`. */
export const DraftKey = z.string().regex(/^[a-z][a-z0-9:-]{0,99}$/)
export const Draft = z.object({
  text: z.string(),
  html: z.string().nullable(),
  attachments: z.array(Attachment),
  /** The other fields of the form: copies, status, resolution code. */
  fields: z.record(z.string(), z.string()),
  savedAt: Instant,
})
const draft = { access: 'signed-in', params: z.object({ key: DraftKey }) } as const
export const getDraft = endpoint({
  method: 'GET',
  path: '/drafts/:key',
  summary: 'What I was writing here',
  ...draft,
  result: z.object({ draft: Draft.nullable() }),
})
export const saveDraft = endpoint({
  method: 'PUT',
  path: '/drafts/:key',
  summary: 'Keep what I am writing',
  ...draft,
  body: z.object({
    text: z.string().max(100_000),
    html: z.string().max(400_000).nullable().default(null),
    attachments: z.array(AttachmentId).max(50).default([]),
    fields: z
      .record(z.string().max(40), z.string().max(2_000))
      .refine((fields) => Object.keys(fields).length <= 20)
      .default({}),
  }),
  result: z.object({ savedAt: Instant }),
})
export const dropDraft = endpoint({
  method: 'DELETE',
  path: '/drafts/:key',
  summary: 'Forget what I was writing here',
  ...draft,
  result: Done,
})
