import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { MajorRules, MajorEvent } from '#contract/major-events.ts'
import { MajorRules as Rules } from '#contract/major-events.ts'
import type { MajorRule } from '#contract/major-words.ts'
import { personOf } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Setting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { type Major, apply } from './major.ts'

export const rulesSetting: Setting<MajorRules> = { key: 'incidents.major-rules', schema: Rules, fallback: Rules.parse({}) }

/** Keeps a text that an event will name; null where it is empty. */
export async function writeAnyText(work: Work, subject: string, text: string): Promise<string | null> {
  return text.trim() === '' ? null : writeText(work, subject, text)
}

export async function writeText(work: Work, subject: string, text: string): Promise<string> {
  const id = randomUUIDv7()
  await work.tx
    .insertInto('text_version')
    .values({ id, subject, text: text.trim(), author: personOf(work.actor), written_at: work.at })
    .execute()
  return id
}

/** Its ticket is locked before. */
export async function lockMajor(work: Work, id: string): Promise<Major | undefined> {
  const [row] = await rows<Major>(work.tx, sql`select * from major_incident where id = ${id} for update`)
  return row
}

export async function lockKnownMajor(work: Work, id: string): Promise<Major> {
  const major = await lockMajor(work, id)
  if (!major) throw new Refusal('not-found')
  return major
}

/** Records what was decided, and saves the row that follows from it. */
export async function saveMajor(work: Work, id: string, before: Major | undefined, event: MajorEvent): Promise<void> {
  const after = apply(before, { subject: id, at: work.at, event })
  if (!after) throw new Error('a major incident begins with major.declared')
  const lists = {
    services: [...after.services],
    organisations: [...after.organisations],
    people: [...after.people],
    teams: [...after.teams],
  }
  const columns = { ...columnsOf(after), ...lists }
  await work.tx
    .insertInto('major_incident')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  work.record(id, event)
}

const columnsOf = (major: Major) => ({
  declared_at: major.declared_at,
  commander_id: major.commander_id,
  communicator_id: major.communicator_id,
  scribe_id: major.scribe_id,
  impact_id: major.impact_id,
  public_ru_id: major.public_ru_id,
  public_en_id: major.public_en_id,
  stood_down_at: major.stood_down_at,
})

/** Answers the id; undefined where one of this service is open already. */
export async function insertProposal(
  work: Work,
  { ticket, service, rule, tickets }: { ticket: string; service: string; rule: MajorRule; tickets: readonly string[] },
): Promise<string | undefined> {
  const id = randomUUIDv7()
  const { numInsertedOrUpdatedRows } = await work.tx
    .insertInto('major_proposal')
    .values({ id, ticket_id: ticket, service_id: service, rule, tickets: [...tickets], proposed_at: work.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n ? id : undefined
}

export interface OpenProposal {
  readonly ticket: string
  readonly service: string
  readonly settled: boolean
}
export async function lockProposal(work: Work, id: string): Promise<OpenProposal | undefined> {
  const [row] = await rows<OpenProposal>(
    work.tx,
    sql`select ticket_id as ticket, service_id as service, settled_at is not null as settled from major_proposal where id = ${id} for update`,
  )
  return row
}

/** Every open proposal of these services is answered by the declaration. */
export async function settleDeclared(work: Work, services: readonly string[]): Promise<void> {
  await work.tx
    .updateTable('major_proposal')
    .set({ settled_at: work.at, settled: 'declared', settled_by: personOf(work.actor) })
    .where('settled_at', 'is', null)
    .where(({ eb, fn }) => eb('service_id', '=', fn.any(sql<string[]>`${[...services]}::uuid[]`)))
    .execute()
}

export async function settleDismissed(work: Work, id: string, reason: string): Promise<void> {
  await work.tx
    .updateTable('major_proposal')
    .set({ settled_at: work.at, settled: 'dismissed', settled_by: personOf(work.actor), reason_id: reason })
    .where('id', '=', id)
    .execute()
}
