import { type RawBuilder, sql } from 'kysely'
import type { Attachment, Audience, Channel, ConversationId, Message, MessageId, Participant } from '#contract/conversations.ts'
import type { Value } from '#contract/endpoint.ts'
import { type Reader, rows } from '#platform/db/index.ts'

type Bare = Omit<Value<typeof Message>, 'participants' | 'attachments'>
type Of<T> = T & { message: MessageId }

/** Messages of these conversations in their order, as far as they have one of these audiences. What was taken back is not there. */
export const messagesOf = (
  db: Reader,
  conversations: readonly string[],
  { audiences }: { audiences: readonly Audience[] },
): Promise<Value<typeof Message>[]> =>
  messagesWhere(
    db,
    sql`m.conversation_id = any(${conversations}::uuid[]) and c.audience = any(${audiences}::text[]) and m.delivery <> 'undone'`,
  )

export async function message(db: Reader, id: string): Promise<Value<typeof Message> | undefined> {
  const [found] = await messagesWhere(db, sql`m.id = ${id}`)
  return found
}

async function messagesWhere(db: Reader, condition: RawBuilder<unknown>): Promise<Value<typeof Message>[]> {
  const found = await rows<Bare>(
    db,
    sql`select m.id, m.conversation_id as conversation, c.audience, c.channel, m.direction,
        case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as author,
        m.from_line as "from", m.at, m.text, m.html, m.quoted, m.blocked_images as "blockedImages", m.automatic,
        case when m.delivery = 'held' and m.sending_at is not null then 'sending' else m.delivery end as delivery,
        m.failure, m.undo_until as "undoUntil", m.checks, m.raw_sha256 is not null as raw
      from message m join conversation c on c.id = m.conversation_id left join person p on p.id = m.author_id
      where ${condition} order by m.at, m.id`,
  )
  const ids = found.map(({ id }) => id)
  const participants = Map.groupBy(await participantsIn(db, ids), ({ message: of }) => of)
  const attachments = Map.groupBy(await attachmentsIn(db, ids), ({ message: of }) => of)
  return found.map((one) => ({ ...one, participants: participants.get(one.id) ?? [], attachments: attachments.get(one.id) ?? [] }))
}

const participantsIn = (db: Reader, ids: readonly MessageId[]): Promise<Of<Value<typeof Participant>>[]> =>
  rows(
    db,
    sql`select o.message_id as message, case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as person,
        o.address, o.name, o.role
      from message_participant o left join person p on p.id = o.person_id where o.message_id = any(${ids}::uuid[]) order by o.message_id, o.position`,
  )

const attachmentsIn = (db: Reader, ids: readonly MessageId[]): Promise<Of<Value<typeof Attachment>>[]> =>
  rows(
    db,
    sql`select message_id as message, id, name, type, size, inline, cid from attachment
      where message_id = any(${ids}::uuid[]) order by message_id, position, id`,
  )

export async function conversationOfMessage(db: Reader, id: string): Promise<ConversationId | undefined> {
  const [found] = await rows<{ id: ConversationId }>(db, sql`select conversation_id as id from message where id = ${id}`)
  return found?.id
}

/** Messages by their Message-ID (RFC 5322): what an answer answers. The latest comes first; strangers may repeat an id. */
export const findByInternetIds = (
  db: Reader,
  ids: readonly string[],
): Promise<{ internetMessageId: string; message: MessageId; conversation: ConversationId; direction: 'in' | 'out' | 'internal' }[]> =>
  rows(
    db,
    sql`select internet_message_id as "internetMessageId", id as message, conversation_id as conversation, direction
      from message where internet_message_id = any(${ids}::text[]) order by at desc, id desc`,
  )

export interface ConversationInfo {
  readonly id: ConversationId
  readonly channel: Channel
  readonly audience: Audience
  readonly begunAt: Temporal.Instant
  readonly lastEventAt: Temporal.Instant
  readonly participants: readonly Value<typeof Participant>[]
}

export async function conversation(db: Reader, id: string): Promise<ConversationInfo | undefined> {
  const [found] = await rows<Omit<ConversationInfo, 'participants'>>(
    db,
    sql`select id, channel, audience, begun_at as "begunAt", last_event_at as "lastEventAt" from conversation where id = ${id}`,
  )
  if (!found) return undefined
  const participants = await rows<Value<typeof Participant>>(
    db,
    sql`select case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as person, o.address, o.name, o.role
      from participant o left join person p on p.id = o.person_id where o.conversation_id = ${id} order by o.joined_at, o.id`,
  )
  return { ...found, participants }
}
