import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { RecurrenceEvent } from '#contract/recurrences.ts'
import { personOf } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { type RecurrenceFold, recurrenceFold } from '../recurrence.ts'

/** What the radar thinks of a cluster now. */
export interface Opinion {
  readonly early: boolean
  readonly stretch_from_at: Temporal.Instant
  readonly stretch_to_at: Temporal.Instant
  readonly incidents: number
  readonly expected: number
  readonly before: number
  readonly past_from_at: Temporal.Instant
  readonly chance: number
  readonly words: string[]
  readonly service_id: string | null
  readonly asset_id: string | null
  readonly category_id: string | null
}

export interface Kept extends RecurrenceFold {
  readonly id: string
}

/** One at a time, whichever node heard the incidents: two never keep the same cluster twice. */
export const lockRecurrences = async ({ tx }: Work): Promise<void> => {
  await rows(tx, sql`select pg_advisory_xact_lock(hashtext('opora recurrences'))`)
}

/** A recurrence, locked, with the tickets that are still incidents. */
export async function lockRecurrence(work: Work, id: string): Promise<Kept & { tickets: string[] }> {
  await lockRecurrences(work)
  const [row] = await rows<Kept & { last_event_at: Temporal.Instant }>(
    work.tx,
    sql`select id, state, early, found_at, problem_id, decided_at, reason_id, returns_at, last_event_at from recurrence where id = ${id} for update`,
  )
  if (!row) throw new Refusal('not-found')
  work.notBefore(row.last_event_at)
  const tickets = await rows<{ id: string }>(
    work.tx,
    sql`select t.id from recurrence_ticket r join ticket t on t.id = r.ticket_id where r.recurrence_id = ${id} and t.kind = 'incident'
      and (t.closed_how is null or t.closed_how not in ('spam', 'duplicate', 'merged')) order by t.id`,
  )
  return { ...row, tickets: tickets.map((one) => one.id) }
}

/** The recurrence that has most of these tickets: at least half of them, or of its own. */
export async function recurrenceWith({ tx }: Work, tickets: readonly string[]): Promise<(Kept & { tickets: string[] }) | undefined> {
  const [found] = await rows<Kept & { tickets: string[] }>(
    tx,
    sql`select r.id, r.state, r.early, r.found_at, r.problem_id, r.decided_at, r.reason_id, r.returns_at, s.all_of_it as tickets
      from (select recurrence_id, array_agg(ticket_id) as all_of_it, count(*) filter (where ticket_id = any(${[...tickets]}::uuid[])) as shared
        from recurrence_ticket where recurrence_id in (select recurrence_id from recurrence_ticket where ticket_id = any(${[...tickets]}::uuid[]))
        group by recurrence_id) s join recurrence r on r.id = s.recurrence_id
      where s.shared * 2 >= least(cardinality(s.all_of_it), ${tickets.length}::int) order by s.shared desc, r.found_at limit 1`,
  )
  return found
}

export async function insertRecurrence(work: Work, opinion: Opinion, tickets: readonly string[]): Promise<void> {
  const id = randomUUIDv7()
  await work.tx
    .insertInto('recurrence')
    .values({ id, state: 'proposed', found_at: work.at, ...opinion, last_event_at: work.at })
    .execute()
  await insertTickets(work, id, tickets)
  work.record(id, { type: opinion.early ? 'recurrence.sensed' : 'recurrence.proposed', incidents: tickets.length })
}

/** What was decided stays with the tickets it was decided on; of what is open the radar's last word holds. */
export async function rethink(work: Work, { id, state, early }: Kept, opinion: Opinion, tickets: readonly string[]): Promise<void> {
  await work.tx
    .updateTable('recurrence')
    .set({ ...opinion, early })
    .where('id', '=', id)
    .execute()
  if (state === 'proposed')
    await work.tx
      .deleteFrom('recurrence_ticket')
      .where('recurrence_id', '=', id)
      .where('ticket_id', 'not in', [...tickets])
      .execute()
  await insertTickets(work, id, tickets)
}

const insertTickets = async ({ tx }: Work, id: string, tickets: readonly string[]): Promise<void> => {
  await tx
    .insertInto('recurrence_ticket')
    .values(tickets.map((ticket_id) => ({ recurrence_id: id, ticket_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Something is decided, or open again. */
export async function decide(work: Work, kept: Kept, event: RecurrenceEvent): Promise<void> {
  const next = recurrenceFold.apply(kept, { subject: kept.id, at: work.at, event })
  if (!next) throw new Error('a recurrence that nobody proposed')
  const { state, early, problem_id, decided_at, reason_id, returns_at } = next
  const decided_by = decided_at === null ? null : personOf(work.actor)
  await work.tx
    .updateTable('recurrence')
    .set({ state, early, problem_id, decided_at, decided_by, reason_id, returns_at, last_event_at: work.at })
    .where('id', '=', kept.id)
    .execute()
  work.record(kept.id, event)
}
