import * as z from 'zod'
import { Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip } from './people.ts'
import { Circle, UpdateTemplate, Wording } from './update-words.ts'

export const PlanTerms = z.object({
  names: Names,
  /** The smallest holds first. */
  rank: z.int().min(0).max(100_000),
  /** Empty: any. */
  services: z.array(z.uuid()).max(200),
  priorities: z.array(z.int().min(1).max(5)).max(5),
  circles: z.array(Circle).min(1).max(6),
  people: z.array(z.uuid()).max(200),
  /** How often an update is owed; null: nobody is reminded. */
  everyMinutes: z.int().min(5).max(10_080).nullable(),
  /** The version of a calendar in whose time the minutes count; null: around the clock. */
  hours: z.uuid().nullable(),
  template: UpdateTemplate,
  wording: Wording,
  approval: z.enum(['nobody', 'communicator', 'person']),
  approver: z.uuid().nullable(),
  active: z.boolean(),
})
export type PlanTerms = z.output<typeof PlanTerms>
export const Plan = PlanTerms.extend({ id: z.uuid() })
export type Plan = z.output<typeof Plan>

const Chip = z.object({ id: z.uuid(), names: Names })
export const listPlans = endpoint({
  method: 'GET',
  path: '/communication-plans',
  summary: 'Communication plans in the order in which they hold, with whom and what they may name',
  access: 'settings.edit',
  result: z.object({ items: z.array(Plan), people: z.array(PersonChip), calendars: z.array(Chip) }),
})
const wrong = [
  'updates.unknown-person',
  'updates.unknown-hours',
  'updates.approver-missing',
  'updates.nobody-named',
  'catalog.unknown-service',
] as const
export const addPlan = endpoint({
  method: 'POST',
  path: '/communication-plans',
  summary: 'Add a communication plan',
  access: 'settings.edit',
  body: PlanTerms,
  result: Plan,
  refusals: wrong,
})
export const savePlan = endpoint({
  method: 'PUT',
  path: '/communication-plans/:id',
  summary: 'Change a communication plan, or put it out of use; what is written from now on follows it',
  access: 'settings.edit',
  params: z.object({ id: z.uuid() }),
  body: PlanTerms,
  result: Plan,
  refusals: [...wrong, 'not-found'],
})
