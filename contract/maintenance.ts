import * as z from 'zod'
import { Instant, Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { OrganisationChip, OrganisationId, PersonChip } from './people.ts'

const Words = z.object({ ru: z.string().trim().max(2_000), en: z.string().trim().max(2_000) })
/** Work on a service that its clients were told of before. `organisations`: whose; none means every client's. Half-open. */
export const NewMaintenance = z.object({
  service: z.uuid(),
  organisations: z.array(OrganisationId).max(500),
  from: Instant,
  to: Instant,
  /** What is done. */
  texts: Words,
})
export type NewMaintenance = z.output<typeof NewMaintenance>

export const Maintenance = NewMaintenance.extend({
  id: z.uuid(),
  service: z.object({ id: z.uuid(), names: Names }),
  organisations: z.array(OrganisationChip),
  /** Since when these hours are announced: moving them announces them anew. */
  announcedAt: Instant,
  announcedBy: PersonChip.nullable(),
  cancelledAt: Instant.nullable(),
})
export type Maintenance = z.output<typeof Maintenance>

const byId = z.object({ id: z.uuid() })
const wrong = ['forbidden', 'catalog.unknown-service', 'monitoring.maintenance-ends-first', 'monitoring.maintenance-begun'] as const

export const listMaintenance = endpoint({
  method: 'GET',
  path: '/maintenance',
  summary: 'Agreed maintenance: what goes on or is to come, or what has been',
  access: 'ticket.work',
  query: z.object({ past: z.stringbool().default(false) }),
  result: z.object({ items: z.array(Maintenance) }),
})
export const announceMaintenance = endpoint({
  method: 'POST',
  path: '/maintenance',
  summary: 'Announce maintenance of a service, before it begins',
  access: 'settings.edit',
  body: NewMaintenance,
  result: Maintenance,
  refusals: wrong,
})
export const moveMaintenance = endpoint({
  method: 'PATCH',
  path: '/maintenance/:id',
  summary: 'Move maintenance that has not begun, or say otherwise what is done',
  access: 'settings.edit',
  params: byId,
  body: NewMaintenance.pick({ from: true, to: true, texts: true }),
  result: Maintenance,
  refusals: [...wrong, 'not-found'],
})
export const cancelMaintenance = endpoint({
  method: 'POST',
  path: '/maintenance/:id/cancellation',
  summary: 'Cancel maintenance that has not begun',
  access: 'settings.edit',
  params: byId,
  result: Maintenance,
  refusals: ['forbidden', 'not-found', 'monitoring.maintenance-begun'],
})

const hours = { from: z.iso.datetime(), to: z.iso.datetime() }
/** The subject is the maintenance. */
export const MaintenanceEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('maintenance.announced'), service: z.uuid(), organisations: z.array(z.uuid()), ...hours }),
  z.object({ type: z.literal('maintenance.moved'), before: z.object(hours), after: z.object(hours) }),
  z.object({ type: z.literal('maintenance.described') }),
  z.object({ type: z.literal('maintenance.cancelled') }),
])
export type MaintenanceEvent = z.infer<typeof MaintenanceEvent>
