import { sql } from 'kysely'
import { AppEvent } from '#contract/events.ts'
import { historian } from '#platform/actor.ts'
import { type Tx, rows } from '#platform/db/index.ts'
import { writerOf } from '#platform/db/writer.ts'
import { log } from '#platform/log.ts'
import { type House, type StoredEvent, type Work, workOn } from '#platform/work.ts'

/**
 * What follows after commit: on our own database it happens exactly once, since the cursor moves in the same transaction. What the historian
 * writes down is followed by nothing.
 */
export interface Reaction {
  readonly name: string
  readonly on: readonly AppEvent['type'][] | 'everything'
  readonly react: (work: Work, event: StoredEvent) => Promise<void>
  /** Instead of `react`, where one act serves many events. */
  readonly reactToAll?: (work: Work, events: readonly StoredEvent[]) => Promise<void>
}

interface Window {
  epoch: number
  low: string
  high: string
  seq: number
}

const batchSize = 200
const tries = 5

/** Works through one batch of a reaction. Answers whether there may be more. */
export async function readBatch(house: House, reaction: Reaction): Promise<boolean> {
  try {
    return await writerOf(house.db)
      .transaction()
      .execute(async (tx) => advance(house, tx, reaction, batchSize))
  } catch (error) {
    log.warn({ error, reaction: reaction.name }, 'a batch of reactions failed; going on one by one')
    return readOne(house, reaction)
  }
}

/** One event at a time, counting the failures of each; after five the event is parked and the cursor goes on. */
async function readOne(house: House, reaction: Reaction): Promise<boolean> {
  let failing: StoredEvent | undefined
  try {
    return await writerOf(house.db)
      .transaction()
      .execute(async (tx) => advance(house, tx, reaction, 1, (event) => (failing = event)))
  } catch (error) {
    if (!failing) throw error
    const parked = await countFailure(house, reaction.name, failing, error)
    if (parked)
      await writerOf(house.db)
        .transaction()
        .execute(async (tx) => advance(house, tx, { ...reaction, react: async () => undefined }, 1))
    return true
  }
}

async function countFailure(house: House, reader: string, event: StoredEvent, error: unknown): Promise<boolean> {
  const { attempts } = await writerOf(house.db)
    .insertInto('parked_reaction')
    .values({ reader, event_id: event.id, error: String(error), attempts: 1, parked_at: null })
    .onConflict((conflict) =>
      conflict.columns(['reader', 'event_id']).doUpdateSet({ attempts: sql`parked_reaction.attempts + 1`, error: String(error) }),
    )
    .returning('attempts')
    .executeTakeFirstOrThrow()
  if (attempts < tries) return false
  log.error({ error, reaction: reader, event: event.id }, 'a reaction is parked')
  const parked_at = house.now()
  await writerOf(house.db)
    .updateTable('parked_reaction')
    .set({ parked_at })
    .where('reader', '=', reader)
    .where('event_id', '=', event.id)
    .execute()
  return true
}

async function advance(house: House, tx: Tx, reaction: Reaction, limit: number, begin?: (event: StoredEvent) => void): Promise<boolean> {
  const window = await lockWindow(tx, reaction.name)
  const found = await eventsIn(tx, window, reaction, limit)
  const actor = { kind: 'system', job: reaction.name } as const
  const { reactToAll } = reaction
  if (reactToAll && !begin && found.length > 0)
    await workOn(house, tx, actor, async (work) =>
      reactToAll(
        work,
        found.map(({ stored }) => stored),
      ),
    )
  else
    for (const { stored } of found) {
      begin?.(stored)
      await workOn(house, tx, actor, async (work) => reaction.react(work, stored), stored.id)
    }
  const last = found.at(-1)
  if (last && found.length === limit) {
    await moveWindow(tx, reaction.name, { ...window, seq: last.seq })
    return true
  }
  const next = await nextWindow(tx, window)
  const isMore = next.epoch !== window.epoch || (await holdsEvents(tx, next))
  // Moving is a transaction too: readers that followed each other's would keep all of them busy for ever.
  if (isMore) await moveWindow(tx, reaction.name, next)
  else if (window.low !== window.high) await moveWindow(tx, reaction.name, { ...window, low: window.high, seq: 0 })
  return isMore
}

async function holdsEvents(tx: Tx, { epoch, low, high }: Window): Promise<boolean> {
  if (low === high) return false
  const [found] = await rows(
    tx,
    sql<{ any: boolean }>`select exists (select from event where epoch = ${epoch} and tx >= ${low}::xid8 and tx < ${high}::xid8) as any`,
  )
  return found?.any ?? false
}

/** The reader's row, locked: one node at a time. A reader begins at the end of the log of the moment it is first seen. */
async function lockWindow(tx: Tx, name: string): Promise<Window> {
  const read = () =>
    tx.selectFrom('log_reader').select(['epoch', 'low', 'high', 'seq']).where('name', '=', name).forUpdate().executeTakeFirst()
  const known = await read()
  if (known) return known
  await sql`insert into log_reader (name, epoch, low, high, seq)
    select ${name}, current_epoch(), pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmin(pg_current_snapshot()), 0 on conflict do nothing`.execute(
    tx,
  )
  const made = await read()
  if (!made) throw new Error(`no reader ${name}`)
  return made
}

/**
 * The log up to the oldest transaction still running is complete: nothing will appear in it later. Such a window is read in the order of
 * `seq` to its end before the next one opens, so that no slow transaction is skipped and each subject's events come in their order.
 */
async function nextWindow(tx: Tx, { epoch, high }: Window): Promise<Window> {
  const [next] = await rows(
    tx,
    sql<{ epoch: number; high: string }>`select current_epoch() as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as high`,
  )
  if (!next) throw new Error('no snapshot')
  if (next.epoch !== epoch) {
    // The rest of the old epoch is all there is of it: no transaction of that cluster can still write.
    const [rest] = await rows(
      tx,
      sql<{ more: boolean }>`select exists (select from event where epoch = ${epoch} and tx >= ${high}::xid8) as more`,
    )
    if (rest?.more) return { epoch, low: high, high: '18446744073709551615', seq: 0 }
    return { epoch: epoch + 1, low: '0', high: epoch + 1 === next.epoch ? next.high : '18446744073709551615', seq: 0 }
  }
  return { epoch, low: high, high: BigInt(next.high) > BigInt(high) ? next.high : high, seq: 0 }
}

const moveWindow = (tx: Tx, name: string, window: Window) => tx.updateTable('log_reader').set(window).where('name', '=', name).execute()

async function eventsIn(
  tx: Tx,
  { epoch, low, high, seq }: Window,
  { on }: Reaction,
  limit: number,
): Promise<{ seq: number; stored: StoredEvent }[]> {
  if (low === high) return []
  const ofTypes = on === 'everything' ? sql`` : sql`and type = any(${[...on]})`
  const ofToday = sql`and actor->>'job' is distinct from ${historian.job}`
  const found = await rows(
    tx,
    sql<EventRow>`select seq, id, at, recorded_at, actor, subject, type, data, cause from event
      where epoch = ${epoch} and tx >= ${low}::xid8 and tx < ${high}::xid8 and seq > ${seq} ${ofTypes} ${ofToday} order by seq limit ${limit}`,
  )
  return found.map((row) => ({ seq: row.seq, stored: storedEvent(row) }))
}

export interface EventRow {
  seq: number
  id: string
  at: Temporal.Instant
  recorded_at: Temporal.Instant
  actor: unknown
  subject: string
  type: string
  data: Record<string, unknown>
  cause: string | null
}

/** A row of the log as it was recorded. The actor's permissions are not kept: who acted, not what he might. */
export const storedEvent = (row: EventRow): StoredEvent => ({
  id: row.id,
  at: row.at,
  recordedAt: row.recorded_at,
  actor: row.actor as StoredEvent['actor'],
  subject: row.subject,
  event: AppEvent.parse({ ...row.data, type: row.type }),
  cause: row.cause,
})

/** Is there anything in the log that one of these readers has not finished? A slow transaction may hold its end back for a while. */
export async function isBehind(house: House, ...names: readonly string[]): Promise<boolean> {
  const [found] = await rows(
    house.db.read,
    sql<{ behind: boolean }>`select exists (select from event e, log_reader r where r.name = any(${[...names]}) and
      (e.epoch, e.tx) >= (r.epoch, r.low) and (r.low <> r.high and e.epoch = r.epoch and e.tx < r.high and e.seq > r.seq or (e.epoch, e.tx) >= (r.epoch, r.high))) as behind`,
  )
  return found?.behind ?? false
}
