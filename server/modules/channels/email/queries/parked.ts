import { sql } from 'kysely'
import * as z from 'zod'
import type { ParkedLetter } from '#contract/email.ts'
import { pageFrom, readCursor } from '#platform/cursor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'

interface Row {
  id: string
  sender: string
  subject: string
  preview: string
  reason: ParkedLetter['reason']
  words: string
  received_at: Temporal.Instant
  due_at: Temporal.Instant
  owner: { id: string; name: string } | null
}

const parked = sql`select l.id, l.sender, l.subject, p.preview, p.reason, p.words, l.received_at, p.due_at,
  case when o.id is null then null else json_build_object('id', o.id, 'name', o.name) end as owner
  from parked_letter p join letter l on l.id = p.letter_id left join person o on o.id = p.owner_id`

const shown = (row: Row, at: Temporal.Instant): ParkedLetter => ({
  id: row.id,
  from: row.sender,
  subject: row.subject,
  preview: row.preview,
  reason: row.reason,
  words: row.words,
  receivedAt: row.received_at,
  dueAt: row.due_at,
  late: Temporal.Instant.compare(at, row.due_at) > 0,
  owner: row.owner,
})

export async function parkedById(db: Reader, id: string, at: Temporal.Instant): Promise<ParkedLetter> {
  const [row] = await rows(db, sql<Row>`${parked} where l.id = ${id}`)
  if (!row) throw new Refusal('not-found')
  return shown(row, at)
}

/** Letters that nobody has decided about, the most urgent first. */
export async function listParked(db: Reader, { limit, cursor }: { limit: number; cursor?: string | undefined }, at: Temporal.Instant) {
  const after = readCursor(cursor, z.tuple([z.string(), z.uuid()]))
  const found = await rows(
    db,
    sql<Row>`${parked} where p.decided_at is null ${after ? sql`and (p.due_at, l.id) > (${after[0]}, ${after[1]})` : sql``} order by p.due_at, l.id limit ${limit + 1}`,
  )
  const { items, next } = pageFrom(found, limit, (row) => [row.due_at.toString(), row.id])
  return { items: items.map((row) => shown(row, at)), next }
}

export async function countParked(db: Reader, at: Temporal.Instant): Promise<{ count: number; late: number }> {
  const [row] = await rows(
    db,
    sql<{ count: number; late: number }>`select count(*)::int as count, (count(*) filter (where due_at < ${at}))::int as late
      from parked_letter where decided_at is null`,
  )
  return row ?? { count: 0, late: 0 }
}

export async function rawOfParked(db: Reader, id: string): Promise<string> {
  const row = await db
    .selectFrom('letter')
    .innerJoin('parked_letter', 'parked_letter.letter_id', 'letter.id')
    .select('raw')
    .where('letter.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return row.raw
}
