import { rows } from '#platform/db/index.ts'
import { sql } from 'kysely'
import type { Work } from '#platform/work.ts'
import { watchCadence } from '../adapters/job-types.ts'
import { remindAt } from '../plan.ts'

export interface Cadence {
  readonly next: Temporal.Instant
  readonly reminded: boolean
  readonly overdue: boolean
  readonly silenced: boolean
}

export async function lockCadence({ tx }: Work, ticket: string): Promise<Cadence | undefined> {
  const [row] = await rows<Cadence>(
    tx,
    sql`select next_at as next, reminded_at is not null as reminded, overdue_at is not null as overdue, silenced_at is not null as silenced
      from update_cadence where ticket_id = ${ticket} for update`,
  )
  return row
}

/** The next update is owed at this moment; jobs look at it then and a little ahead. One owed by another moment finds itself gone. */
export async function oweAt(work: Work, ticket: string, next: Temporal.Instant): Promise<void> {
  const fresh = { next_at: next, reminded_at: null, overdue_at: null, silenced_at: null }
  await work.tx
    .insertInto('update_cadence')
    .values({ ticket_id: ticket, ...fresh })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(fresh))
    .execute()
  const due = next.toString()
  work.later(watchCadence, { ticket, due, late: false }, remindAt(next, work.at))
  work.later(watchCadence, { ticket, due, late: true }, next)
}

export async function markTold({ tx, at }: Work, ticket: string, late: boolean): Promise<void> {
  await tx
    .updateTable('update_cadence')
    .set(late ? { overdue_at: at } : { reminded_at: at })
    .where('ticket_id', '=', ticket)
    .execute()
}

export async function silence({ tx, at }: Work, ticket: string): Promise<void> {
  await tx.updateTable('update_cadence').set({ silenced_at: at }).where('ticket_id', '=', ticket).where('silenced_at', 'is', null).execute()
}
