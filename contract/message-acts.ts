import * as z from 'zod'
import { Done, Instant, Line } from './common.ts'
import { AttachmentId, MessageId } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { Email } from './people.ts'
import { TicketRef } from './ticket-words.ts'

/** Takes back a message that is still in its undo window. */
export const takeBack = endpoint({
  method: 'DELETE',
  path: '/messages/:id',
  summary: 'Take a message back before it leaves',
  access: 'ticket.work',
  params: z.object({ id: MessageId }),
  /** To go on writing: its files wait again. */
  result: z.object({ text: z.string(), attachments: z.array(AttachmentId) }),
  refusals: ['conversations.already-sent', 'forbidden', 'not-found'],
})
/** A message that did not arrive is given another try, as it was written. */
export const retryMessage = endpoint({
  method: 'POST',
  path: '/messages/:id/retry',
  summary: 'Try again to deliver a message that failed',
  access: 'ticket.work',
  params: z.object({ id: MessageId }),
  result: Done,
  refusals: ['not-found', 'conversations.not-failed'],
})
export const forwardMessage = endpoint({
  method: 'POST',
  path: '/messages/:id/forwarding',
  summary: 'Forward one message',
  access: 'ticket.work',
  params: z.object({ id: MessageId }),
  body: z.object({
    to: z.array(Email).min(1).max(20),
    subject: Line.optional(),
    text: z.string().max(100_000).default(''),
    ticket: TicketRef,
  }),
  result: z.object({ message: MessageId, undoUntil: Instant }),
  refusals: ['forbidden', 'not-found', 'tickets.closed', 'tickets.merged', 'tickets.address-of-other-side', 'tickets.note-stays-inside'],
})
