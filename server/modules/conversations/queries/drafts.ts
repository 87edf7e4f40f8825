import { sql } from 'kysely'
import type { Attachment, Draft } from '#contract/conversations.ts'
import type { Value } from '#contract/endpoint.ts'
import { type Reader, rows } from '#platform/db/index.ts'

type Row = Omit<Value<typeof Draft>, 'attachments'> & { ids: string[] }

/** What this person was writing there, with the files that still wait for it. */
export async function draftOf(db: Reader, person: string, key: string): Promise<Value<typeof Draft> | null> {
  const [row] = await rows<Row>(
    db,
    sql`select text, html, fields, attachments as ids, saved_at as "savedAt" from draft where person_id = ${person} and key = ${key}`,
  )
  if (!row) return null
  const { ids, ...draft } = row
  const attachments = await rows<Value<typeof Attachment>>(
    db,
    sql`select id, name, type, size, inline, cid from attachment
      where id = any(${ids}::uuid[]) and message_id is null and uploaded_by = ${person} order by array_position(${ids}::uuid[], id)`,
  )
  return { ...draft, attachments }
}
