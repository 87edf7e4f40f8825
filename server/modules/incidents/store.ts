import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { OutageFacts } from '#contract/outages.ts'
import { personOf } from '#platform/actor.ts'
import { json, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { type Kept, type OutageFold, columnsOf } from './outage.ts'

export interface Change {
  readonly what: 'recorded' | 'ended' | 'corrected' | 'withdrawn'
  readonly reason: string
  readonly before: Kept | null
  readonly after: Kept
}

/** The ticket on which an outage is recorded: it is locked first. */
export async function ticketOfOutage({ tx }: Work, id: string): Promise<string> {
  const found = await tx.selectFrom('outage').select('ticket_id').where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found')
  return found.ticket_id
}

export async function lockOutage(work: Work, id: string): Promise<OutageFold> {
  const [row] = await rows<OutageFold>(
    work.tx,
    sql`select service_id, organisation_id, degree, from_at, to_at, withdrawn_at from outage where id = ${id} for update`,
  )
  const [last] = await rows<{ at: Temporal.Instant }>(
    work.tx,
    sql`select at from outage_change where outage_id = ${id} order by at desc limit 1`,
  )
  if (!row || !last) throw new Refusal('not-found')
  work.notBefore(last.at)
  return row
}

export async function insertOutage({ tx }: Work, id: string, ticket: string, facts: OutageFacts): Promise<void> {
  await tx
    .insertInto('outage')
    .values({ id, ticket_id: ticket, ...columnsOf(facts) })
    .execute()
}

export async function updateOutage({ tx }: Work, id: string, change: Partial<OutageFold>): Promise<void> {
  await tx.updateTable('outage').set(change).where('id', '=', id).execute()
}

/** Answers the id of the change, which the event names. */
export async function insertChange(work: Work, outage: string, { what, reason, before, after }: Change): Promise<string> {
  const id = randomUUIDv7()
  await work.tx
    .insertInto('outage_change')
    .values({
      id,
      outage_id: outage,
      what,
      at: work.at,
      by_id: personOf(work.actor),
      reason,
      before: before === null ? null : json(before),
      after: json(after),
    })
    .execute()
  return id
}
