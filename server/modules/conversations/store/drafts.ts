import { sql } from 'kysely'
import { json } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'

export interface DraftText {
  readonly text: string
  readonly html: string | null
  readonly attachments: readonly string[]
  readonly fields: Readonly<Record<string, string>>
}

export async function upsertDraft(work: Work, person: string, key: string, { text, html, attachments, fields }: DraftText): Promise<void> {
  const row = { text, html, attachments: [...attachments], fields: json<unknown>(fields), saved_at: work.at }
  await work.tx
    .insertInto('draft')
    .values({ person_id: person, key, ...row })
    .onConflict((conflict) => conflict.columns(['person_id', 'key']).doUpdateSet(row))
    .execute()
}

export async function deleteDraft(work: Work, person: string, key: string): Promise<void> {
  await work.tx.deleteFrom('draft').where('person_id', '=', person).where('key', '=', key).execute()
}

export async function deleteForgottenDrafts(work: Work, before: Temporal.Instant): Promise<number> {
  const { rows: gone } = await sql`delete from draft where saved_at < ${before} returning key`.execute(work.tx)
  return gone.length
}
