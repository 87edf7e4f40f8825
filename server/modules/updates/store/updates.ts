import { randomUUIDv7 } from 'node:crypto'
import { type Insertable, type Updateable, sql } from 'kysely'
import { type Reader, type Tables, chunks, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

export interface Held {
  readonly id: string
  readonly ticket: string
  readonly state: string
  readonly next: Temporal.Instant | null
  readonly last: boolean
  readonly approver: string | null
  readonly author: string | null
}

/** The ticket of an update: it is locked first. */
export async function ticketOfUpdate(db: Reader, id: string): Promise<string> {
  const found = await db.selectFrom('incident_update').select('ticket_id').where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found')
  return found.ticket_id
}

export const updateOfLetter = async (db: Reader, letter: string): Promise<string | undefined> =>
  (await db.selectFrom('update_letter').select('update_id').where('id', '=', letter).executeTakeFirst())?.update_id

export async function lockUpdate({ tx }: Work, id: string): Promise<Held> {
  const [row] = await rows<Held>(
    tx,
    sql`select id, ticket_id as ticket, state, next_at as next, last, approver_id as approver, author_id as author
      from incident_update where id = ${id} for update`,
  )
  if (!row) throw new Refusal('not-found')
  return row
}

/** Answers its id; its ticket is locked, so that numbers follow each other. */
export async function insertUpdate({ tx }: Work, row: Omit<Insertable<Tables['incident_update']>, 'id' | 'n'>): Promise<string> {
  const id = randomUUIDv7()
  const { n } = await tx
    .selectFrom('incident_update')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('ticket_id', '=', row.ticket_id)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('incident_update')
    .values({ ...row, id, n: Number(n) + 1 })
    .execute()
  return id
}

export async function changeUpdate({ tx }: Work, id: string, change: Updateable<Tables['incident_update']>): Promise<void> {
  await tx.updateTable('incident_update').set(change).where('id', '=', id).execute()
}

export async function insertLetters({ tx }: Work, letters: readonly Insertable<Tables['update_letter']>[]): Promise<void> {
  for (const some of chunks(letters, 7)) await tx.insertInto('update_letter').values(some).execute()
}
