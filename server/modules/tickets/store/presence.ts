import { sql } from 'kysely'
import type { Work } from '#platform/work.ts'
import { tellPresence } from '#platform/live.ts'

/** Longer than two of the minute's beats take when a tab sleeps. */
const lasts = { seconds: 90 }

/** Nothing of it is history: no event, a row that is written over, and every node is told. */
export async function keepPresence(work: Work, ticket: string, person: string, doing: 'looking' | 'typing'): Promise<void> {
  const columns = { doing, until_at: work.at.add(lasts) }
  await work.tx
    .insertInto('presence')
    .values({ ticket_id: ticket, person_id: person, ...columns })
    .onConflict((conflict) => conflict.columns(['ticket_id', 'person_id']).doUpdateSet(columns))
    .execute()
  await sql`delete from presence where until_at < ${work.at}::timestamptz`.execute(work.tx)
  await tellPresence(work.tx, ticket)
}

export async function dropPresence({ tx }: Work, ticket: string, person: string): Promise<void> {
  await tx.deleteFrom('presence').where('ticket_id', '=', ticket).where('person_id', '=', person).execute()
  await tellPresence(tx, ticket)
}
