import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { Work } from '#platform/work.ts'

interface Given {
  readonly person: string
  readonly substitute: string | null
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

/** Two who substitute each other at the same moment would not see one another: absences are set one at a time. */
export async function lockAbsences({ tx }: Work): Promise<void> {
  await sql`lock table absence in share row exclusive mode`.execute(tx)
}

export async function insertAbsence({ tx, at }: Work, { person, substitute, from, to }: Given): Promise<string> {
  const id = randomUUIDv7()
  await tx
    .insertInto('absence')
    .values({ id, person_id: person, substitute_id: substitute, from_at: from, to_at: to, added_at: at })
    .execute()
  return id
}

/** At `at`, or at its beginning where it has not begun. */
export async function shortenAbsence({ tx, at }: Work, id: string): Promise<void> {
  await sql`update absence set to_at = greatest(from_at, ${at}::timestamptz) where id = ${id}`.execute(tx)
}
