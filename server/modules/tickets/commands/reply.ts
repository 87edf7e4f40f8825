import type { noteOnTicket as Note, replyToTicket as ReplyTo } from '#contract/ticket-acts.ts'
import type { ConversationId, MessageId } from '#contract/conversations.ts'
import type { Value } from '#contract/endpoint.ts'
import { beginConversation, join, keepMessage, replyTo, writeMessage } from '#modules/conversations'
import { addressesOf } from '#modules/people'
import { personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { type Next, reply, writeToVendor } from '../decisions/answer.ts'
import { pass } from '../kernel.ts'
import { mayWrite } from '../policy.ts'
import { canAnswer, conversationsOfTicket, isWithRequester } from '../queries/conversations.ts'
import { resolvingOf } from '../queries/evidence.ts'
import { asItCounts, isActiveCode, levels } from '../queries/facts.ts'
import { readRules } from '../queries/settings.ts'
import { linkConversations } from '../store/conversations.ts'
import { writeText } from '../store/texts.ts'
import { saveTicket } from '../store/tickets.ts'
import type { Ticket } from '../ticket.ts'
import { lockToWork } from './lock.ts'
import { allowOverTasks } from './parts.ts'
import { awaitWord } from './silence.ts'
import { keepApart } from './vendor.ts'
import { remember } from './wait.ts'

export type ReplyBody = Value<(typeof ReplyTo)['body']>

/** An agent writes to a requester (or to a vendor), and says with it what the ticket becomes. */
export async function replyToTicket(
  work: Work,
  ref: string,
  body: ReplyBody,
): Promise<{ message: MessageId; undoUntil: Temporal.Instant }> {
  const ticket = await lockToWork(work, ref)
  pass(ticket, 'reply')
  const { conversation, vendor, begun } = await whereToAnswer(work, ticket, body.conversation)
  const { level_id } = await asItCounts(work.tx, ticket)
  const level = (await levels(work.tx)).find(({ id }) => id === level_id)
  if (!vendor && !mayWrite(work.actor, ticket, level?.mayWrite ?? true)) throw new Refusal('tickets.level-may-not-write')
  const getting = await replyTo(work.tx, conversation)
  await keepApart(work, ticket.id, vendor ? 'vendor' : 'requester', [...getting.to, ...(body.cc ?? getting.cc)])
  const { undoSeconds } = await readRules(work.tx)
  const { text, html, cc, attachments } = body
  const written = await writeMessage(work, conversation, {
    author: personOf(work.actor),
    text,
    ...(html === undefined ? {} : { html }),
    ...(cc === undefined ? {} : { cc }),
    automatic: false,
    attachments,
    holdSeconds: undoSeconds,
  })
  const next = await nextOf(work, ticket, body)
  const events = (vendor ? writeToVendor : reply)(ticket, work.actor, { message: written.message, conversation }, next, work.at)
  const after = await saveTicket(work, ticket, [
    ...(begun ? [{ type: 'ticket.conversation-linked', conversation } as const] : []),
    ...events,
  ])
  if (next.status === 'waiting') remember(work, ticket.id, next.until)
  await awaitWord(work, after)
  return written
}

async function nextOf(work: Work, ticket: Ticket, { next, text }: ReplyBody): Promise<Next> {
  if (next.status === 'waiting') return { status: 'waiting', until: next.until }
  if (next.status === 'in-work') return next
  if (!(await isActiveCode(work.tx, next.code))) throw new Refusal('tickets.unknown-code')
  await allowOverTasks(work, ticket.id)
  return { status: 'resolved', code: next.code, text: await writeText(work, ticket.id, text), resolving: await resolvingOf(work, ticket) }
}

/** The conversation asked for, else where a requester wrote last; for who called or came by, a new one by mail. */
async function whereToAnswer(
  work: Work,
  ticket: Ticket,
  asked: ConversationId | undefined,
): Promise<{ conversation: ConversationId; vendor: boolean; begun: boolean }> {
  const open = (await conversationsOfTicket(work.tx, ticket.id)).filter(canAnswer)
  const known = asked === undefined ? open.find(isWithRequester) : open.find(({ id }) => id === asked)
  if (known) return { conversation: known.id, vendor: known.audience === 'vendor', begun: false }
  if (asked !== undefined) throw new Refusal('not-found')
  const [address] = await addressesOf(work.tx, ticket.requester_id, 'email')
  if (address === undefined) throw new Refusal('tickets.no-address')
  const conversation = await beginConversation(work, { channel: 'email', audience: 'requester' })
  await join(work, conversation, [{ person: ticket.requester_id, address, name: '', role: 'to' }])
  await linkConversations(work, ticket.id, [conversation])
  return { conversation, vendor: false, begun: true }
}

export async function noteOnTicket(
  work: Work,
  ref: string,
  { text, attachments }: Value<(typeof Note)['body']>,
): Promise<{ message: MessageId }> {
  const ticket = await lockToWork(work, ref)
  if (ticket.merged_into_id !== null) throw new Refusal('tickets.merged')
  const { conversation, begun } = await whereToNote(work, ticket)
  const message = await keepMessage(work, conversation, { author: personOf(work.actor), text, attachments, direction: 'internal' })
  await saveTicket(work, ticket, [
    ...(begun ? [{ type: 'ticket.conversation-linked', conversation } as const] : []),
    { type: 'ticket.noted', message },
  ])
  return { message }
}

/** A ticket's own notes stand in one conversation; those that a merge brought along stay apart. */
async function whereToNote(work: Work, ticket: Ticket): Promise<{ conversation: ConversationId; begun: boolean }> {
  const known = (await conversationsOfTicket(work.tx, ticket.id)).find((one) => one.audience === 'internal' && one.fromMerge === null)
  if (known) return { conversation: known.id, begun: false }
  const conversation = await beginConversation(work, { channel: 'desk', audience: 'internal' })
  await linkConversations(work, ticket.id, [conversation])
  return { conversation, begun: true }
}
