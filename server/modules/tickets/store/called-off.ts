import { sql } from 'kysely'
import { personOf } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'
import type { Check } from '../decisions/called-off.ts'

export async function insertCheck(work: Work, ticket: string, how: Check['how']): Promise<void> {
  await sql`insert into called_off_check (ticket_id, closed_at, how, closed_by)
    values (${ticket}, ${work.at}, ${how}, ${personOf(work.actor)}) on conflict do nothing`.execute(work.tx)
}

/** The closing of a ticket that fell into the sample and was not looked at; none once the ticket was opened again. */
export async function openCheck(db: Reader, ticket: string): Promise<Check | undefined> {
  const [found] = await rows<Check>(
    db,
    sql`select k.how, k.closed_by as "closedBy", k.closed_at as "closedAt" from called_off_check k join ticket t on t.id = k.ticket_id
      where k.ticket_id = ${ticket} and k.upheld is null and t.closed_how = k.how order by k.closed_at desc limit 1`,
  )
  return found
}

export async function decideCheck(work: Work, ticket: string, { closedAt }: Check, upheld: boolean): Promise<void> {
  await sql`update called_off_check set upheld = ${upheld}, decided_by = ${personOf(work.actor)}, decided_at = ${work.at}
    where ticket_id = ${ticket} and closed_at = ${closedAt}`.execute(work.tx)
}
