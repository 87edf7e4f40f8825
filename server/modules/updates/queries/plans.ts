import { sql } from 'kysely'
import type { Plan, listPlans } from '#contract/communication-plans.ts'
import type { Names } from '#contract/common.ts'
import type { Value } from '#contract/endpoint.ts'
import { staff } from '#modules/people'
import { calendarVersions } from '#modules/sla'
import { type Reader, rows } from '#platform/db/index.ts'
import { fallback, planFor } from '../plan.ts'

const plans = (db: Reader): Promise<Plan[]> =>
  rows(
    db,
    sql<Plan>`select id, json_build_object('ru', name_ru, 'en', name_en) as names, rank, services, priorities, circles, people,
        every_minutes as "everyMinutes", hours_id as hours, template, wording, approval, approver_id as approver, active
      from communication_plan order by active desc, rank, added_at, id`,
  )

export const planById = async (db: Reader, id: string): Promise<Plan | undefined> => (await plans(db)).find((one) => one.id === id)

/** All plans, and whom and what they may name. */
export const planList = async (db: Reader): Promise<Value<(typeof listPlans)['result']>> => ({
  items: await plans(db),
  people: (await staff(db)).map(({ id, name }) => ({ id, name })),
  calendars: await calendarVersions(db),
})

export type HeldPlan = typeof fallback & { readonly id: string | null; readonly names: Names | null }

/** The plan of an incident, or what holds without one. */
export async function planOf(db: Reader, incident: { service: string | null; priority: number }): Promise<HeldPlan> {
  return planFor(await plans(db), incident) ?? { ...fallback, id: null, names: null }
}
