import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { AlertMapping, type ReadAlert } from '#contract/alerts.ts'
import { type Reader, json, rows } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'

interface Source {
  readonly id: string
  readonly secret: Buffer
  readonly requester: string
  readonly mapping: AlertMapping
  readonly active: boolean
}

/** Locked: the calls of one source come one after another, so that two of one trouble open one ticket. */
export async function lockSource(work: Work, id: string): Promise<Source | undefined> {
  const [row] = await rows<Omit<Source, 'mapping'> & { mapping: unknown }>(
    work.tx,
    sql`select id, secret, requester_id as requester, mapping, active from alert_source where id = ${id} for update`,
  )
  return row && { ...row, mapping: AlertMapping.parse(row.mapping) }
}

interface Settings {
  readonly name: string
  readonly requester: string
  readonly mapping: AlertMapping
  readonly active: boolean
}

export async function insertSource(work: Work, id: string, { name, requester, mapping, active }: Settings, secret: Buffer): Promise<void> {
  await work.tx
    .insertInto('alert_source')
    .values({ id, name, requester_id: requester, mapping: json(mapping), active, secret, added_at: work.at })
    .execute()
}

export async function updateSource({ tx }: Work, id: string, { name, requester, mapping, active }: Settings): Promise<void> {
  await tx
    .updateTable('alert_source')
    .set({ name, requester_id: requester, mapping: json(mapping), active })
    .where('id', '=', id)
    .execute()
}

export async function replaceSecret({ tx }: Work, id: string, secret: Buffer): Promise<void> {
  await tx.updateTable('alert_source').set({ secret }).where('id', '=', id).execute()
}

/** Answers undefined where the same call was heard before. */
export async function insertCall(work: Work, source: string, signature: string, raw: string): Promise<string | undefined> {
  const id = randomUUIDv7()
  const { numInsertedOrUpdatedRows } = await work.tx
    .insertInto('alert_call')
    .values({ id, source_id: source, received_at: work.at, signature, raw })
    .onConflict((conflict) => conflict.columns(['source_id', 'signature']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n ? id : undefined
}

export async function insertAlert(work: Work, call: string, source: string, alert: ReadAlert, ticket: string | null): Promise<string> {
  const id = randomUUIDv7()
  const { key, state, severity } = alert
  await work.tx
    .insertInto('alert')
    .values({ id, call_id: call, source_id: source, at: work.at, key, state, severity, ticket_id: ticket })
    .execute()
  return id
}

export async function callsSince(db: Reader, source: string, since: Temporal.Instant): Promise<number> {
  const [found] = await rows<{ n: number }>(
    db,
    sql`select count(*)::int as n from alert_call where source_id = ${source} and received_at > ${since}`,
  )
  return found?.n ?? 0
}

interface Known {
  readonly ticket: string
  readonly state: ReadAlert['state']
}

/** The ticket that this trouble has now, while nobody has closed or resolved it, and how it stood when it was last told of. */
export async function openTicketOf(db: Reader, source: string, key: string): Promise<Known | undefined> {
  const [found] = await rows<Known>(
    db,
    sql`with recursive last as (select ticket_id, state from alert where source_id = ${source} and key = ${key} and ticket_id is not null order by at desc, id desc limit 1),
        way as (select t.id, t.merged_into_id, t.status from ticket t join last on last.ticket_id = t.id
          union select t.id, t.merged_into_id, t.status from way join ticket t on t.id = way.merged_into_id)
      select way.id as ticket, last.state from way, last where way.merged_into_id is null and way.status not in ('resolved', 'closed')`,
  )
  return found
}
