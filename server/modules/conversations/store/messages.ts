import { sql } from 'kysely'
import type { ConversationEvent, MessageId } from '#contract/conversations.ts'
import { json, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { type MessageFold, type Underway, applyToMessage } from '../message.ts'
import type { Talker } from '../recipients.ts'
import { type Conversation, bump, lockConversation, tell } from './conversations.ts'

export interface LockedMessage extends Underway {
  readonly id: MessageId
  readonly text: string
  readonly html: string | null
  readonly internet_message_id: string | null
}

const messageRow = (id: string) => sql<LockedMessage>`
  select id, conversation_id, direction, author_id, automatic, at, delivery, undo_until, failure_code, sending_at, text, html, internet_message_id
  from message where id = ${id}`

/** Locks a message with its conversation, which it may just have left for another. */
export async function lockMessage(work: Work, id: string): Promise<{ message: LockedMessage; conversation: Conversation }> {
  for (;;) {
    const [seen] = await rows(work.tx, messageRow(id))
    if (!seen) throw new Refusal('not-found')
    const conversation = await lockConversation(work, seen.conversation_id)
    const [message] = await rows(work.tx, sql<LockedMessage>`${messageRow(id)} for update`)
    if (message?.conversation_id === conversation.id) return { message, conversation }
  }
}

/** What a message holds beside what the log decides. */
export interface Content {
  readonly from_line: string
  readonly text: string
  readonly html: string | null
  readonly quoted: string
  readonly blocked_images: number
  readonly checks: object | null
  readonly raw_sha256: string | null
  readonly internet_message_id: string | null
  readonly in_reply_to: string[]
}

export async function insertMessage(
  work: Work,
  conversation: string,
  event: Extract<ConversationEvent, { type: 'message.received' | 'message.kept' | 'message.written' }>,
  content: Content,
  at: Temporal.Instant = work.at,
): Promise<void> {
  const fold = applyToMessage(undefined, { subject: conversation, at, event })
  if (!fold) throw new Error(`${event.type} makes no message`)
  const checks = content.checks && json<unknown>(content.checks)
  await work.tx
    .insertInto('message')
    .values({ id: event.message, ...fold, ...content, checks })
    .execute()
  await tell(work, conversation, event, at)
}

/** Saves what happened to a locked message. */
export async function saveMessage(
  work: Work,
  message: LockedMessage,
  event: ConversationEvent,
  beside: { sending_at?: null; failure?: string | null; internet_message_id?: string } = {},
): Promise<void> {
  const fold = applyToMessage(foldOf(message), { subject: message.conversation_id, at: work.at, event })
  if (!fold) throw new Error(`${event.type} is not of a message`)
  await work.tx
    .updateTable('message')
    .set({ ...fold, ...beside })
    .where('id', '=', message.id)
    .execute()
  await tell(work, message.conversation_id, event)
}

const foldOf = (row: LockedMessage): MessageFold => ({
  conversation_id: row.conversation_id,
  direction: row.direction,
  author_id: row.author_id,
  automatic: row.automatic,
  at: row.at,
  delivery: row.delivery,
  undo_until: row.undo_until,
  failure_code: row.failure_code,
})

/** What is noted on the way and is no event: that somebody is sending it, and what the mail system said. */
export async function noteOnMessage(
  work: Work,
  id: MessageId,
  note: { sending_at?: Temporal.Instant; failure?: string; internet_message_id?: string },
): Promise<void> {
  await work.tx.updateTable('message').set(note).where('id', '=', id).execute()
}

export async function insertMessageParticipants(work: Work, message: MessageId, people: readonly Talker[]): Promise<void> {
  if (people.length === 0) return
  await work.tx
    .insertInto('message_participant')
    .values(
      people.map(({ person, address, name, role }, position) => ({
        message_id: message,
        position,
        person_id: person,
        address,
        name,
        role,
      })),
    )
    .execute()
}

/** Moves messages of a locked conversation; answers how many stood there. */
export async function moveMessageRows(work: Work, ids: readonly string[], from: string, to: string): Promise<number> {
  const moved = await work.tx
    .updateTable('message')
    .set({ conversation_id: to })
    .where('id', 'in', ids)
    .where('conversation_id', '=', from)
    .returning('id')
    .execute()
  for (const { id } of moved) work.record(from, { type: 'message.moved', message: id, to })
  await bump(work, from, work.at)
  return moved.length
}
