import * as z from 'zod'
import { Instant, Line, Text } from './common.ts'
import { Attachment, AttachmentId, MessageId } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { Email } from './people.ts'
import { TicketId, TicketRef, VendorCase } from './ticket-words.ts'

const ref = z.object({ ref: TicketRef })

/** A letter to a vendor begins a conversation of its own. Nothing of the ticket goes with it but what is said here. */
export const VendorLetter = z.object({
  to: z.array(Email).min(1).max(20),
  /** Left out: a general one. The ticket's title is the requester's word and is never taken for it. */
  subject: Line.optional(),
  text: Text,
  attachments: z.array(AttachmentId).default([]),
})
export const writeToVendor = endpoint({
  method: 'POST',
  path: '/tickets/:ref/vendor-letters',
  summary: 'Begin a conversation with a vendor: of the one that has the ticket, else of an outsider',
  access: 'ticket.work',
  params: ref,
  body: VendorLetter,
  result: z.object({ message: MessageId, undoUntil: Instant }),
  refusals: ['forbidden', 'not-found', 'tickets.closed', 'tickets.merged', 'tickets.address-of-other-side', 'conversations.unknown-file'],
})
export const copyFiles = endpoint({
  method: 'POST',
  path: '/tickets/:ref/files',
  summary: 'Copies of files of the ticket, to be sent with a message; those of internal notes stay inside',
  access: 'ticket.work',
  params: ref,
  body: z.object({ attachments: z.array(AttachmentId).min(1).max(50) }),
  result: z.object({ items: z.array(Attachment) }),
  refusals: ['forbidden', 'not-found', 'tickets.note-stays-inside', 'conversations.too-many-waiting-files'],
})

export const setVendorCase = endpoint({
  method: 'PUT',
  path: '/tickets/:ref/vendor-case',
  summary: 'By what number the vendor that has it knows it; null: the number was a mistake',
  access: 'ticket.work',
  params: ref,
  body: z.object({ number: VendorCase.nullable() }),
  result: z.object({ id: TicketId, number: z.int() }),
  refusals: ['forbidden', 'not-found', 'tickets.not-with-vendor'],
})
