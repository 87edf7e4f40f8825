import type { forwardMessage as Forward } from '#contract/message-acts.ts'
import type { AttachmentId, MessageId } from '#contract/conversations.ts'
import type { Value } from '#contract/endpoint.ts'
import * as talks from '#modules/conversations'
import { allow, isPerson } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { replyTakenBack } from '../decisions/answer.ts'
import { mayWork } from '../policy.ts'
import { conversationsOfTicket } from '../queries/conversations.ts'
import { ticketsOfConversation } from '../queries/scope.ts'
import { lockTickets, saveTicket } from '../store/tickets.ts'
import { lockToWork } from './lock.ts'
import { writeFirstToVendor } from './vendor.ts'

/**
 * Takes one's own message back before it leaves. A reply takes with it what it made of the ticket (waiting, resolved), unless somebody has
 * moved the ticket on since; that it was begun and taken stays.
 */
export async function takeBack(work: Work, id: string): Promise<{ text: string; attachments: AttachmentId[] }> {
  const conversation = await talks.conversationOfMessage(work.tx, id)
  const linked = conversation === undefined ? [] : await ticketsOfConversation(work.tx, conversation)
  const message = await talks.message(work.tx, id)
  if (!message || !linked.some((ticket) => mayWork(work.actor, ticket))) throw new Refusal('not-found')
  allow(isPerson(work.actor, message.author?.id ?? null))
  const ids = linked.map((ticket) => ticket.id)
  const tickets = message.audience === 'requester' ? await lockTickets(work, ids) : []
  const { text, attachments } = await talks.takeBackMessage(work, id)
  for (const ticket of tickets) await saveTicket(work, ticket, replyTakenBack(ticket, id))
  return { text, attachments }
}

/** Gives a message that could not be delivered another try; whoever works its ticket may. */
export async function retryMessage(work: Work, id: string): Promise<void> {
  const conversation = await talks.conversationOfMessage(work.tx, id)
  const linked = conversation === undefined ? [] : await ticketsOfConversation(work.tx, conversation)
  if (!linked.some((ticket) => mayWork(work.actor, ticket))) throw new Refusal('not-found')
  await talks.retryMessage(work, id)
}

/** Shows one message to somebody outside: in a conversation of its own, which the requester never sees. */
export async function forwardMessage(
  work: Work,
  id: string,
  { to, subject, text, ticket: ref }: Value<(typeof Forward)['body']>,
): Promise<{ message: MessageId; undoUntil: Temporal.Instant }> {
  const ticket = await lockToWork(work, ref)
  if (ticket.merged_into_id !== null) throw new Refusal('tickets.merged')
  const message = await talks.message(work.tx, id)
  const heard = await conversationsOfTicket(work.tx, ticket.id)
  if (!message || !heard.some((one) => one.id === message.conversation)) throw new Refusal('not-found')
  if (message.audience === 'internal') throw new Refusal('tickets.note-stays-inside')
  const written = await writeFirstToVendor(work, ticket.id, null, {
    to,
    subject,
    text: `${text}\n\n${quoted(message.author?.name ?? message.from, message.at, message.text)}`.trim(),
    attachments: await talks.copyAttachments(work, id),
  })
  await saveTicket(work, ticket, written.events)
  return { message: written.message, undoUntil: written.undoUntil }
}

const quoted = (who: string, at: Temporal.Instant, text: string): string =>
  [`${who}, ${at.round('minute').toString()}:`, ...text.split('\n').map((line) => `> ${line}`)].join('\n')
