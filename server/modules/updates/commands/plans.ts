import { randomUUIDv7 } from 'node:crypto'
import type { Plan, PlanTerms } from '#contract/communication-plans.ts'
import { isCalendarVersion } from '#modules/sla'
import { allow, may } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { planById, planList } from '../queries/plans.ts'

export async function addPlan(work: Work, terms: PlanTerms): Promise<Plan> {
  allow(may(work.actor, 'settings.edit'))
  await check(work, terms)
  const id = randomUUIDv7()
  await work.tx
    .insertInto('communication_plan')
    .values({ id, ...columnsOf(terms), added_at: work.at })
    .execute()
  work.record(id, { type: 'communication-plan.added' })
  return { id, ...terms }
}

export async function savePlan(work: Work, id: string, terms: PlanTerms): Promise<Plan> {
  allow(may(work.actor, 'settings.edit'))
  if (!(await planById(work.tx, id))) throw new Refusal('not-found')
  await check(work, terms)
  await work.tx.updateTable('communication_plan').set(columnsOf(terms)).where('id', '=', id).execute()
  work.record(id, { type: 'communication-plan.changed', active: terms.active })
  return { id, ...terms }
}

async function check({ tx }: Work, { people, approval, approver, hours, circles, services }: PlanTerms): Promise<void> {
  if ((approval === 'person') !== (approver !== null)) throw new Refusal('updates.approver-missing')
  if (circles.includes('named') !== people.length > 0) throw new Refusal('updates.nobody-named')
  const ours = new Set((await planList(tx)).people.map(({ id }) => id))
  if ([...people, ...(approver === null ? [] : [approver])].some((one) => !ours.has(one))) throw new Refusal('updates.unknown-person')
  if (hours !== null && !(await isCalendarVersion(tx, hours))) throw new Refusal('updates.unknown-hours')
  const known = services.length === 0 ? [] : await tx.selectFrom('service').select('id').where('id', 'in', services).execute()
  if (known.length < new Set(services).size) throw new Refusal('catalog.unknown-service')
}

const columnsOf = ({ names, rank, services, priorities, circles, people, everyMinutes, hours, ...rest }: PlanTerms) => ({
  name_ru: names.ru,
  name_en: names.en,
  rank,
  services,
  priorities,
  circles,
  people,
  every_minutes: everyMinutes,
  hours_id: hours,
  template: rest.template,
  wording: rest.wording,
  approval: rest.approval,
  approver_id: rest.approver,
  active: rest.active,
})
