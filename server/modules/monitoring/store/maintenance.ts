import type { Insertable, Updateable } from 'kysely'
import { sql } from 'kysely'
import { type Tables, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

interface Locked {
  readonly organisations: readonly string[]
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  readonly announcedAt: Temporal.Instant
  readonly isCancelled: boolean
}

export async function lockMaintenance(work: Work, id: string): Promise<Locked> {
  const [row] = await rows<Locked>(
    work.tx,
    sql`select organisations, from_at as "from", to_at as "to", announced_at as "announcedAt", cancelled_at is not null as "isCancelled"
      from maintenance where id = ${id} for update`,
  )
  if (!row || row.isCancelled) throw new Refusal('not-found')
  work.notBefore(row.announcedAt)
  return row
}

export async function insertMaintenance({ tx }: Work, row: Insertable<Tables['maintenance']>): Promise<void> {
  await tx.insertInto('maintenance').values(row).execute()
}

export async function updateMaintenance({ tx }: Work, id: string, change: Updateable<Tables['maintenance']>): Promise<void> {
  await tx.updateTable('maintenance').set(change).where('id', '=', id).execute()
}
