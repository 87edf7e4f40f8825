import { sql } from 'kysely'
import type { Metric } from '#contract/sla.ts'
import { type Reader, type Tx, json, rows } from '#platform/db/index.ts'
import type { ClockRow } from '../queries/rows.ts'

/** What has changed the clocks: when, and whether what has passed by then is no news (another system's history). */
export interface News {
  readonly at: Temporal.Instant
  readonly silent: boolean
  /** None of the tickets has had clocks before. */
  readonly fresh?: boolean
}

/**
 * Keeps the timers of these tickets. One that is not promised any more goes, unless its moment came before the change: that it was reached
 * is owed, however late it is told.
 */
export async function saveTimers(
  tx: Tx,
  tickets: readonly string[],
  clocks: readonly ClockRow[],
  { at, silent, fresh = false }: News,
): Promise<void> {
  const timers = json(
    clocks.flatMap(({ ticket_id, metric, scope, timers: own }) =>
      own.map(({ threshold, generation, usedMs, fireAt }) => ({
        ticket_id,
        metric,
        scope,
        generation,
        threshold,
        used_ms: usedMs,
        fire_at: Temporal.Instant.fromEpochMilliseconds(fireAt).toString(),
      })),
    ),
  )
  const kept = sql`jsonb_to_recordset(${timers}) as kept(
    ticket_id uuid, metric text, scope text, generation bigint, threshold text, used_ms bigint, fire_at timestamptz)`
  if (!fresh)
    await sql`delete from timer t where ticket_id = any(${[...tickets]}::uuid[]) and fired_at is null and fire_at >= ${at} and not exists (
    select from ${kept} where (kept.ticket_id, kept.metric, kept.scope, kept.generation, kept.threshold, kept.used_ms)
      = (t.ticket_id, t.metric, t.scope, t.generation, t.threshold, t.used_ms))`.execute(tx)
  await sql`insert into timer (ticket_id, metric, scope, generation, threshold, used_ms, fire_at, fired_at)
    select ticket_id, metric, scope, generation, threshold, used_ms, fire_at, case when ${silent} and fire_at < ${at} then ${at}::timestamptz end
    from ${kept}
    on conflict (ticket_id, metric, scope, generation, threshold, used_ms) do update set fire_at = excluded.fire_at
    where timer.fired_at is null and timer.fire_at >= ${at} and timer.fire_at <> excluded.fire_at`.execute(tx)
}

/** The next moment at which a timer fires. */
export async function nextTimer(db: Reader): Promise<Temporal.Instant | undefined> {
  const [next] = await rows<{ at: Temporal.Instant | null }>(db, sql`select min(fire_at) as at from timer where fired_at is null`)
  return next?.at ?? undefined
}

/**
 * One node fires at a time, so that timers fire in the order of their moments whatever node fires them. One that hangs with its turn in hand
 * loses it.
 */
const timersLock = 0x74696d65
export async function takeTurn(tx: Tx): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout = '10s'`.execute(tx)
  await sql`select pg_advisory_xact_lock(${timersLock}::bigint)`.execute(tx)
}

export interface Due {
  readonly ticket: string
  readonly at: Temporal.Instant
}

/** The timers whose moment has passed, the earliest first. */
export const dueTimers = (tx: Tx, now: Temporal.Instant, most: number): Promise<Due[]> =>
  rows<Due>(
    tx,
    sql`select ticket_id as ticket, fire_at as at from timer where fired_at is null and fire_at < ${now} order by fire_at limit ${most}`,
  )

export interface Fired {
  readonly ticket: string
  readonly metric: Metric
  readonly scope: string
  readonly threshold: string
  readonly at: Temporal.Instant
  readonly version: string
  readonly priority: number
}

/** Marks the timers of these tickets up to a moment as fired, and answers them in their order. */
export async function fireTimers(tx: Tx, tickets: readonly string[], until: Temporal.Instant, at: Temporal.Instant): Promise<Fired[]> {
  const { rows: fired } = await sql<Fired>`with fired as (
      update timer set fired_at = ${at} where fired_at is null and fire_at <= ${until} and ticket_id = any(${[...tickets]}::uuid[])
      returning ticket_id, metric, scope, threshold, used_ms, fire_at)
    select f.ticket_id as ticket, f.metric, f.scope, f.threshold, f.fire_at as at, c.agreement_version_id as version, c.priority
    from fired f join clock c on (c.ticket_id, c.metric, c.scope) = (f.ticket_id, f.metric, f.scope)
    order by f.fire_at, f.used_ms, f.ticket_id`.execute(tx)
  return fired
}
