import { sql } from 'kysely'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Talker } from '../recipients.ts'

/** Everybody in a conversation, in the order they came. */
export const participantsOf = (db: Reader, conversation: string): Promise<Talker[]> =>
  rows(
    db,
    sql<Talker>`select person_id as person, address, name, role from participant where conversation_id = ${conversation} order by joined_at, id`,
  )

/** The address that wrote last from outside; no automaton. */
export async function lastFrom(db: Reader, conversation: string): Promise<string | null> {
  const [last] = await rows<{ address: string }>(
    db,
    sql`select p.address from message m join message_participant p on p.message_id = m.id and p.role = 'from'
      where m.conversation_id = ${conversation} and m.direction = 'in' and not m.automatic order by m.at desc, m.id desc limit 1`,
  )
  return last?.address ?? null
}

/** Whom a message goes to. */
export interface Partners {
  readonly to: readonly Talker[]
  readonly cc: readonly Talker[]
}

export async function partnersOf(db: Reader, message: string): Promise<Partners> {
  const all = await rows<Talker>(
    db,
    sql`select person_id as person, address, name, role from message_participant where message_id = ${message} order by position`,
  )
  return { to: all.filter(({ role }) => role === 'to'), cc: all.filter(({ role }) => role === 'cc') }
}

/** Message-IDs of the last messages before this one, oldest first (RFC 5322, References). */
export async function thread(db: Reader, conversation: string, message: string): Promise<string[]> {
  const before = await rows<{ id: string }>(
    db,
    sql`select internet_message_id as id from message where conversation_id = ${conversation} and id <> ${message}
      and internet_message_id is not null and delivery <> 'undone' order by at desc, message.id desc limit 20`,
  )
  return before.map(({ id }) => id).toReversed()
}
