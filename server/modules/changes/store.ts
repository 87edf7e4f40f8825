import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { ChangeFacts, ChangeTemplate } from '#contract/changes.ts'
import { RiskAnswers } from '#contract/changes.ts'
import type { Value } from '#contract/endpoint.ts'
import { personOf } from '#platform/actor.ts'
import { type Reader, json, rows } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'
import type { Approver, Asking } from './approval.ts'
import { type ChangeFold, blank } from './change.ts'

/** The row as it stands; its ticket is locked before, which guards it. */
export async function rowOf(db: Reader, change: string): Promise<ChangeFold | undefined> {
  const [row] = await rows<ChangeFold>(
    db,
    sql`select version, type, risk_level, from_at, to_at, services, assets, approval, begun_at, done_at, tested_at, passed, rolled_back_at
      from change where id = ${change}`,
  )
  return row
}

export async function saveRow({ tx }: Work, id: string, row: ChangeFold): Promise<void> {
  const values = { ...row, services: [...row.services], assets: [...row.assets] }
  await tx
    .insertInto('change')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

interface Version {
  readonly facts: ChangeFacts
  readonly by: string | null
}
interface VersionRow extends Omit<ChangeFacts, 'risk' | 'window'> {
  readonly by: string | null
  readonly risk: unknown
  readonly from: Temporal.Instant | null
  readonly to: Temporal.Instant | null
}

/** What was intended in a version, and who said so; before the first nothing is. */
export async function versionOf(db: Reader, change: string, n: number): Promise<Version> {
  const [row] = await rows<VersionRow>(
    db,
    sql`select by_id as by, type, template_id as template, plan, test_plan as "testPlan", rollback_plan as "rollbackPlan", risk,
        risk_remark as "riskRemark", from_at as "from", to_at as "to", services, assets
      from change_version where change_id = ${change} and n = ${n}`,
  )
  if (!row) return { facts: blank, by: null }
  const { by, from, to, risk, ...said } = row
  return { by, facts: { ...said, risk: RiskAnswers.nullable().parse(risk), window: from && to && { from, to } } }
}

export async function insertVersion(work: Work, change: string, n: number, facts: ChangeFacts): Promise<void> {
  const { type, template, plan, testPlan, rollbackPlan, risk, riskRemark, window, services, assets } = facts
  await work.tx
    .insertInto('change_version')
    .values({
      change_id: change,
      n,
      at: work.at,
      by_id: personOf(work.actor),
      type,
      template_id: template,
      plan,
      test_plan: testPlan,
      rollback_plan: rollbackPlan,
      risk: risk && json(risk),
      risk_remark: riskRemark,
      from_at: window?.from ?? null,
      to_at: window?.to ?? null,
      services,
      assets,
    })
    .execute()
}

export interface KeptAsking extends Asking {
  readonly id: string
  readonly change: string
  readonly version: number
  readonly asked_by: string | null
  readonly asked_at: Temporal.Instant
  readonly due_at: Temporal.Instant
  readonly approvers: readonly (Approver & { by: string | null; at: Temporal.Instant | null; words: string })[]
}

/** Askings of a change, the last first; or one by its own id. */
export async function askingsOf(db: Reader, by: { change: string } | { asking: string }): Promise<KeptAsking[]> {
  const which = 'change' in by ? sql`a.change_id = ${by.change}` : sql`a.id = ${by.asking}`
  const found = await rows<Omit<KeptAsking, 'approvers'>>(
    db,
    sql`select a.id, a.change_id as change, a.version, a.asked_by, a.asked_at, a.due_at, a.needed, a.step, a.state
      from change_asking a where ${which} order by a.asked_at desc, a.id desc`,
  )
  const people = await rows<KeptAsking['approvers'][number] & { asking: string }>(
    db,
    sql`select p.asking_id as asking, p.person_id as person, p.step, p.answer, p.by_id as by, p.at, p.words
      from change_approver p join change_asking a on a.id = p.asking_id join person on person.id = p.person_id
      where ${which} order by p.step, person.name collate people_order, p.person_id`,
  )
  return found.map((one) => ({ ...one, approvers: people.filter(({ asking }) => asking === one.id) }))
}

export async function insertAsking(
  work: Work,
  {
    change,
    version,
    dueAt,
    steps,
  }: { change: string; version: number; dueAt: Temporal.Instant; steps: readonly { people: readonly string[]; needed: number }[] },
): Promise<string> {
  const id = randomUUIDv7()
  await work.tx
    .insertInto('change_asking')
    .values({
      id,
      change_id: change,
      version,
      asked_by: personOf(work.actor),
      asked_at: work.at,
      due_at: dueAt,
      needed: steps.map(({ needed }) => needed),
      step: 0,
      state: 'open',
    })
    .execute()
  await work.tx
    .insertInto('change_approver')
    .values(steps.flatMap(({ people }, step) => people.map((person_id) => ({ asking_id: id, person_id, step }))))
    .execute()
  return id
}

export async function updateAsking({ tx }: Work, id: string, { state, step }: Pick<Asking, 'state' | 'step'>): Promise<void> {
  await tx.updateTable('change_asking').set({ state, step }).where('id', '=', id).execute()
}

export async function saveAnswer(
  work: Work,
  asking: string,
  { person, by, answer, words }: { person: string; by: string; answer: 'approved' | 'refused'; words: string },
): Promise<void> {
  await work.tx
    .updateTable('change_approver')
    .set({ answer, by_id: by, at: work.at, words })
    .where('asking_id', '=', asking)
    .where('person_id', '=', person)
    .execute()
}

/** Answers the id of the deed, which the event names. */
export async function insertDeed(
  work: Work,
  deed: { change: string; version: number; what: 'begun' | 'done' | 'tested' | 'rolled-back'; text: string; passed: boolean | null },
): Promise<string> {
  const id = randomUUIDv7()
  const { change, ...rest } = deed
  await work.tx
    .insertInto('change_deed')
    .values({ id, change_id: change, at: work.at, by_id: personOf(work.actor), ...rest })
    .execute()
  return id
}

export async function saveTemplate({ tx }: Work, id: string, template: Value<typeof ChangeTemplate>): Promise<void> {
  const { names, plan, testPlan, rollbackPlan, risk, active } = template
  const values = { name_ru: names.ru, name_en: names.en, plan, test_plan: testPlan, rollback_plan: rollbackPlan, risk: json(risk), active }
  await tx
    .insertInto('change_template')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}
