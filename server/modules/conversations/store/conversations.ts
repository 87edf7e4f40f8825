import { sql } from 'kysely'
import { randomUUIDv7 } from 'node:crypto'
import type { ConversationEvent, ConversationId } from '#contract/conversations.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { type ConversationFold, applyToConversation } from '../conversation.ts'
import type { Talker } from '../recipients.ts'

export interface Conversation extends ConversationFold {
  readonly id: ConversationId
}

/** What a transaction has locked or made: nobody else changes it until the transaction ends. */
const held = new WeakMap<Work['tx'], Map<string, Conversation>>()

function hold({ tx }: Work, row: Conversation): Conversation {
  const rowsHeld = held.get(tx) ?? new Map<string, Conversation>()
  held.set(tx, rowsHeld.set(row.id, row))
  return row
}

/** Locks a conversation; every change in it begins so. */
export async function lockConversation(work: Work, id: string): Promise<Conversation> {
  const own = held.get(work.tx)?.get(id)
  if (own) return own
  const [row] = await rows<Conversation>(
    work.tx,
    sql`select id, channel, audience, begun_at, last_event_at from conversation where id = ${id} for update`,
  )
  if (!row) throw new Refusal('not-found')
  work.notBefore(row.last_event_at)
  return hold(work, row)
}

export async function insertConversation(work: Work, id: ConversationId, event: ConversationEvent): Promise<void> {
  const row = applyToConversation(undefined, { subject: id, at: work.at, event })
  if (!row) throw new Error('a conversation begins with conversation.begun')
  await work.tx
    .insertInto('conversation')
    .values({ id, ...row })
    .execute()
  hold(work, { id, ...row })
  work.record(id, event)
}

/** Records what happened in a locked conversation; `at` only where it happened earlier than it is entered. */
export async function tell(work: Work, conversation: string, event: ConversationEvent, at?: Temporal.Instant): Promise<void> {
  work.record(conversation, event, at)
  await bump(work, conversation, at ?? work.at)
}

export async function bump(work: Work, conversation: string, at: Temporal.Instant): Promise<void> {
  const own = held.get(work.tx)?.get(conversation)
  if (own && Temporal.Instant.compare(at, own.last_event_at) <= 0) return
  if (own) hold(work, { ...own, last_event_at: at })
  await work.tx
    .updateTable('conversation')
    .set({ last_event_at: sql`greatest(last_event_at, ${at}::timestamptz)` })
    .where('id', '=', conversation)
    .execute()
}

/** Adds who is not there yet; answers the new ones. A participant whose person becomes known is completed. */
export async function insertParticipants(
  work: Work,
  conversation: string,
  people: readonly Talker[],
): Promise<{ id: string; person: string | null }[]> {
  const joined: { id: string; person: string | null }[] = []
  for (const { person, address, name, role } of people) {
    const { rows: added } = await sql<{ id: string }>`
      insert into participant (id, conversation_id, person_id, address, name, role, joined_at)
      values (${randomUUIDv7()}, ${conversation}, ${person}, ${address}, ${name}, ${role}, ${work.at})
      on conflict do nothing returning id`.execute(work.tx)
    joined.push(...added.map(({ id }) => ({ id, person })))
    if (added.length > 0 || address === '') continue
    await sql`update participant set person_id = coalesce(person_id, ${person}), name = case when name = '' then ${name} else name end
      where conversation_id = ${conversation} and address = ${address}
        and (person_id is null and ${person}::uuid is not null or name = '' and ${name} <> '')`.execute(work.tx)
  }
  return joined
}
