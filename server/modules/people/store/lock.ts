import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

type Subject = 'person' | 'organisation' | 'team' | 'level'

/** Locks a row that is to change; `work.at` is not earlier than its last event. */
export async function lock(work: Work, table: Subject, id: string): Promise<void> {
  const row = await work.tx.selectFrom(table).select('last_event_at').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  work.notBefore(row.last_event_at)
}
