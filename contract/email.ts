import * as z from 'zod'
import { Instant, Line, PageQuery, pageOf, patchOf } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Email, PersonChip, PersonId, TeamChip, TeamId } from './people.ts'
import { TicketId, TicketRef } from './ticket-words.ts'

const Host = z.string().trim().min(1).max(253)
const PortNumber = z.int().min(1).max(65_535)

/** How letters reach a mailbox: sent to our own receiver (SMTP, LMTP), or fetched by IMAP. */
export const ImapSettings = z.object({
  host: Host,
  port: PortNumber.default(993),
  secure: z.boolean().default(true),
  user: Line,
  folder: z.string().max(200).default('INBOX'),
  /** What becomes of a fetched letter there. */
  afterwards: z.enum(['seen', 'move', 'delete']).default('seen'),
  moveTo: z.string().max(200).default(''),
})
export type ImapSettings = z.infer<typeof ImapSettings>

export const Mailbox = z.object({
  id: z.uuid(),
  name: Line,
  address: Email,
  team: TeamChip,
  active: z.boolean(),
  imap: ImapSettings.nullable(),
  /** Never the password itself. */
  hasPassword: z.boolean(),
  lastLetterAt: Instant.nullable(),
  failure: z.string().nullable(),
})
export type Mailbox = z.infer<typeof Mailbox>
export const NewMailbox = z.object({
  name: Line,
  address: Email,
  team: TeamId,
  active: z.boolean().default(true),
  imap: ImapSettings.nullable().default(null),
  /** Left out: stays as it is. */
  password: z.string().max(500).optional(),
})
export type NewMailbox = z.infer<typeof NewMailbox>

export const OutgoingMail = z.object({
  host: Host,
  port: PortNumber.default(587),
  secure: z.boolean().default(false),
  user: z.string().max(300).default(''),
  hasPassword: z.boolean(),
})
export type OutgoingMail = z.infer<typeof OutgoingMail>

export const LetterOutcome = z.enum(['opened', 'joined', 'bounce', 'automatic', 'loop', 'parked', 'discarded', 'duplicate'])
export const ParkReason = z.enum(['flood', 'loop', 'fault', 'unknown-recipient'])

export const ParkedLetter = z.object({
  id: z.uuid(),
  from: z.string(),
  subject: z.string(),
  preview: z.string(),
  reason: ParkReason,
  /** Why, as the machine saw it. */
  words: z.string(),
  receivedAt: Instant,
  /** When somebody must have looked at it. */
  dueAt: Instant,
  late: z.boolean(),
  owner: PersonChip.nullable(),
})
export type ParkedLetter = z.infer<typeof ParkedLetter>

export const EmailEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('mailbox.added'), team: z.uuid() }),
  z.object({ type: z.literal('mailbox.set'), active: z.boolean() }),
  z.object({ type: z.literal('outgoing-mail.set') }),
  z.object({ type: z.literal('letter.parked'), reason: ParkReason, owner: z.uuid().nullable(), dueAt: z.iso.datetime() }),
  z.object({ type: z.literal('letter.owned'), owner: z.uuid() }),
  z.object({ type: z.literal('letter.overdue') }),
  z.object({ type: z.literal('letter.let-in'), ticket: z.uuid() }),
  z.object({ type: z.literal('letter.discarded') }),
  z.object({ type: z.literal('letter.bounced'), message: z.uuid().nullable() }),
  /** Back for good came a letter that is no message of a conversation, such as an update of an incident; `sent`: its id. `status`: RFC 3463, empty where none was said. */
  z.object({ type: z.literal('letter.returned'), sent: z.uuid(), status: z.string() }),
])
export type EmailEvent = z.infer<typeof EmailEvent>

export const listMailboxes = endpoint({
  method: 'GET',
  path: '/mailboxes',
  summary: 'Mailboxes',
  access: 'settings.edit',
  result: z.object({ items: z.array(Mailbox) }),
})
export const addMailbox = endpoint({
  method: 'POST',
  path: '/mailboxes',
  summary: 'Add a mailbox',
  access: 'settings.edit',
  body: NewMailbox,
  result: Mailbox,
  refusals: ['email.address-taken'],
})
export const editMailbox = endpoint({
  method: 'PATCH',
  path: '/mailboxes/:id',
  summary: 'Change a mailbox',
  access: 'settings.edit',
  params: z.object({ id: z.uuid() }),
  body: patchOf(NewMailbox),
  result: Mailbox,
  refusals: ['email.address-taken'],
})
export const tryMailbox = endpoint({
  method: 'POST',
  path: '/mailboxes/:id/trial',
  summary: 'Try whether the mailbox can be reached',
  access: 'settings.edit',
  params: z.object({ id: z.uuid() }),
  result: z.object({ ok: z.boolean(), words: z.string() }),
  refusals: ['email.not-fetched'],
})
export const getOutgoing = endpoint({
  method: 'GET',
  path: '/settings/outgoing-mail',
  summary: 'How letters leave the house',
  access: 'settings.edit',
  result: z.object({ smtp: OutgoingMail.nullable(), outbox: z.string(), waiting: z.int() }),
})
export const setOutgoing = endpoint({
  method: 'PUT',
  path: '/settings/outgoing-mail',
  summary: 'Set how letters leave the house',
  access: 'settings.edit',
  body: z.object({
    smtp: OutgoingMail.omit({ hasPassword: true })
      .extend({ password: z.string().max(500).optional() })
      .nullable(),
  }),
  result: z.object({ smtp: OutgoingMail.nullable() }),
})
export const tryOutgoing = endpoint({
  method: 'POST',
  path: '/settings/outgoing-mail/trial',
  summary: 'Send a letter to yourself',
  access: 'settings.edit',
  body: z.object({ to: Email }),
  result: z.object({ ok: z.boolean(), words: z.string() }),
})
export const listParked = endpoint({
  method: 'GET',
  path: '/parked-letters',
  summary: 'Letters that wait for a person to decide',
  access: 'ticket.work',
  query: PageQuery,
  result: pageOf(ParkedLetter),
})
export const countParked = endpoint({
  method: 'GET',
  path: '/parked-letters/count',
  summary: 'How many letters wait for a person to decide, and how many of them wait too long',
  access: 'ticket.work',
  result: z.object({ count: z.int(), late: z.int() }),
})
const parked = z.object({ id: z.uuid() })
export const ownParked = endpoint({
  method: 'PUT',
  path: '/parked-letters/:id/owner',
  summary: 'Take care of a parked letter',
  access: 'ticket.work',
  params: parked,
  body: z.object({ owner: PersonId }),
  result: ParkedLetter,
})
export const letIn = endpoint({
  method: 'POST',
  path: '/parked-letters/:id/admission',
  summary: 'Make a ticket of it, or add it to one',
  access: 'ticket.work',
  params: parked,
  body: z.object({ ticket: TicketRef.optional() }),
  result: z.object({ ticket: TicketId, number: z.int() }),
  refusals: ['email.already-decided', 'not-found'],
})
export const discardParked = endpoint({
  method: 'POST',
  path: '/parked-letters/:id/disposal',
  summary: 'Nothing to do about it',
  access: 'ticket.work',
  params: parked,
  result: z.object({}),
  refusals: ['email.already-decided'],
})
export const getParkedRaw = endpoint({
  method: 'GET',
  path: '/parked-letters/:id/raw',
  summary: 'The letter as it came',
  access: 'ticket.work',
  params: parked,
  result: z.unknown(),
  wire: 'file',
})
