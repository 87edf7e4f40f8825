import { sql } from 'kysely'
import { type Tx, chunks, json } from '#platform/db/index.ts'
import type { ClockRow } from '../queries/rows.ts'
import { type News, saveTimers } from './timers.ts'

/** Keeps all clocks of these tickets, and with them their nearest promise and their timers. */
export async function saveClocks(tx: Tx, tickets: readonly string[], clocks: readonly ClockRow[], news: News): Promise<void> {
  if (tickets.length === 0) return
  if (!news.fresh) await deleteOthers(tx, tickets, clocks)
  for (const some of chunks(clocks, 15)) await insertClocks(tx, some)
  await sql`with open as (
      select t.id, bool_or(c.status in ('running', 'paused')) as promised, min(c.due_at) filter (where c.status = 'running') as due
      from unnest(${[...tickets]}::uuid[]) as t(id) left join clock c on c.ticket_id = t.id group by t.id),
    gone as (delete from nearest_due n using open where n.ticket_id = open.id and open.promised is not true)
    insert into nearest_due (ticket_id, due_at) select id, due from open where promised
    on conflict (ticket_id) do update set due_at = excluded.due_at where nearest_due.due_at is distinct from excluded.due_at`.execute(tx)
  await saveTimers(tx, tickets, clocks, news)
}

async function deleteOthers(tx: Tx, tickets: readonly string[], clocks: readonly ClockRow[]): Promise<void> {
  const names = clocks.map(({ ticket_id, metric, scope }) => ({ ticket_id, metric, scope }))
  await sql`delete from clock c where ticket_id = any(${[...tickets]}::uuid[]) and not exists (
    select from jsonb_to_recordset(${json(names)}) as kept(ticket_id uuid, metric text, scope text)
    where kept.ticket_id = c.ticket_id and kept.metric = c.metric and kept.scope = c.scope)`.execute(tx)
}

async function insertClocks(tx: Tx, clocks: readonly ClockRow[]): Promise<void> {
  await tx
    .insertInto('clock')
    .values(clocks.map(columnsOf))
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
}

const columnsOf = (clock: ClockRow) => ({
  ticket_id: clock.ticket_id,
  metric: clock.metric,
  scope: clock.scope,
  agreement_version_id: clock.agreement_version_id,
  priority: clock.priority,
  state: json(clock.state),
  status: clock.status,
  started_at: clock.started_at,
  as_of: clock.as_of,
  target_ms: clock.target_ms,
  elapsed_ms: clock.elapsed_ms,
  due_at: clock.due_at,
  breached_at: clock.breached_at,
  ever_breached: clock.ever_breached,
  stopped_at: clock.stopped_at,
})

/** Agreements change only while no clock is being told, and clocks are told only while no agreement changes. */
const agreementsLock = 0x61677265
export async function holdAgreements(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${agreementsLock}::bigint)`.execute(tx)
}
export async function goByAgreements(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${agreementsLock}::bigint)`.execute(tx)
}
