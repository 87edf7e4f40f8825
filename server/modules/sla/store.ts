import { sql } from 'kysely'
import { type Tx, json, rows } from '#platform/db/index.ts'
import type { ClockRow } from './queries/rows.ts'

/** Saves clocks whole and with them the nearest promise of their tickets. */
export async function saveClocks(tx: Tx, clocks: readonly ClockRow[]): Promise<void> {
  if (clocks.length === 0) return
  await tx
    .insertInto('clock')
    .values(clocks.map(({ state, ...clock }) => ({ ...clock, state: json(state) })))
    .onConflict((conflict) =>
      conflict.columns(['ticket_id', 'metric', 'scope']).doUpdateSet((excluded) => ({
        priority: excluded.ref('excluded.priority'),
        agreement_version_id: excluded.ref('excluded.agreement_version_id'),
        state: excluded.ref('excluded.state'),
        status: excluded.ref('excluded.status'),
        started_at: excluded.ref('excluded.started_at'),
        as_of: excluded.ref('excluded.as_of'),
        target_ms: excluded.ref('excluded.target_ms'),
        elapsed_ms: excluded.ref('excluded.elapsed_ms'),
        due_at: excluded.ref('excluded.due_at'),
        breached_at: excluded.ref('excluded.breached_at'),
        ever_breached: excluded.ref('excluded.ever_breached'),
        stopped_at: excluded.ref('excluded.stopped_at'),
      })),
    )
    .execute()
  const tickets = [...new Set(clocks.map(({ ticket_id }) => ticket_id))]
  await sql`with open as (
      select t.id, bool_or(c.status in ('running', 'paused')) as promised, min(c.due_at) filter (where c.status = 'running') as due
      from unnest(${tickets}::uuid[]) as t(id) left join clock c on c.ticket_id = t.id group by t.id),
    gone as (delete from nearest_due n using open where n.ticket_id = open.id and not open.promised)
    insert into nearest_due (ticket_id, due_at) select id, due from open where promised
    on conflict (ticket_id) do update set due_at = excluded.due_at where nearest_due.due_at is distinct from excluded.due_at`.execute(tx)
}

/** The clocks of tickets, locked; only what the next step needs. */
export const lockClocks = (tx: Tx, tickets: readonly string[]) =>
  tx
    .selectFrom('clock')
    .select(['ticket_id', 'metric', 'scope', 'agreement_version_id', 'priority', 'state', 'as_of'])
    .where('ticket_id', 'in', [...tickets])
    .orderBy('ticket_id')
    .forUpdate()
    .execute()

/** The log of one ticket as it stands in this transaction. */
export const logOf = (tx: Tx, ticket: string) =>
  rows(
    tx,
    sql<{ id: string; at: Temporal.Instant; type: string; data: Record<string, unknown> }>`
      select id, at, type, data from event where subject = ${ticket} and type like 'ticket.%' order by seq`,
  )
