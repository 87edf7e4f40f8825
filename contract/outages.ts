import * as z from 'zod'
import { Instant, Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { OrganisationChip, OrganisationId, PersonChip } from './people.ts'
import { TicketRef } from './ticket-words.ts'

/** Nothing of a service works, or it works badly: whether the latter counts as an outage is a matter of the agreement. */
export const OutageDegree = z.enum(['full', 'degraded'])
export type OutageDegree = z.infer<typeof OutageDegree>

/** When a service was not there. `organisation`: the only client who was without it; null: every client. `to` null: it still lasts. Half-open. */
export const OutageFacts = z.object({
  service: z.uuid(),
  organisation: OrganisationId.nullable(),
  degree: OutageDegree,
  from: Instant,
  to: Instant.nullable(),
})
export type OutageFacts = z.output<typeof OutageFacts>

const Told = OutageFacts.omit({ service: true, organisation: true }).extend({
  service: z.object({ id: z.uuid(), names: Names }),
  organisation: OrganisationChip.nullable(),
})

export const Outage = Told.extend({
  id: z.uuid(),
  withdrawnAt: Instant.nullable(),
  /** Everything that was written down about it, the first first; `before` is null of the first. */
  changes: z.array(
    z.object({
      id: z.uuid(),
      what: z.enum(['recorded', 'ended', 'corrected', 'withdrawn']),
      at: Instant,
      by: PersonChip.nullable(),
      reason: z.string(),
      before: Told.nullable(),
      after: Told,
    }),
  ),
})
export type Outage = z.output<typeof Outage>

const Reason = z.string().trim().min(1).max(1_000)
const byId = z.object({ id: z.uuid() })
const wrongFacts = ['forbidden', 'not-found', 'catalog.unknown-service', 'incidents.outage-ends-first', 'incidents.outage-ahead'] as const
const Outages = z.object({ items: z.array(Outage), may: z.object({ record: z.boolean(), forAll: z.boolean() }) })

export const listOutages = endpoint({
  method: 'GET',
  path: '/tickets/:ref/outages',
  summary: 'The outages recorded on an incident, each with what was changed about it',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  result: Outages,
  refusals: ['not-found'],
})
export const recordOutage = endpoint({
  method: 'POST',
  path: '/tickets/:ref/outages',
  summary: 'Record on an incident that a service was not there',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  body: OutageFacts,
  result: Outages,
  refusals: [...wrongFacts, 'incidents.not-an-incident'],
})
export const endOutage = endpoint({
  method: 'POST',
  path: '/outages/:id/end',
  summary: 'Say when an outage that lasted was over',
  access: 'ticket.work',
  params: byId,
  body: z.object({ to: Instant }),
  result: Outages,
  refusals: [...wrongFacts, 'incidents.outage-over', 'incidents.outage-withdrawn'],
})
export const correctOutage = endpoint({
  method: 'PATCH',
  path: '/outages/:id',
  summary: 'Correct an outage; what stood there before is kept',
  access: 'ticket.work',
  params: byId,
  body: OutageFacts.extend({ reason: Reason }),
  result: Outages,
  refusals: [...wrongFacts, 'incidents.outage-withdrawn'],
})
export const withdrawOutage = endpoint({
  method: 'POST',
  path: '/outages/:id/withdrawal',
  summary: 'Withdraw an outage that was none',
  access: 'ticket.work',
  params: byId,
  body: z.object({ reason: Reason }),
  result: Outages,
  refusals: ['forbidden', 'not-found', 'incidents.outage-withdrawn'],
})

const Kept = z.object({
  service: z.uuid(),
  organisation: z.uuid().nullable(),
  degree: OutageDegree,
  from: z.iso.datetime(),
  to: z.iso.datetime().nullable(),
})
/** The subject is the outage. `change`: the row that keeps the reason. */
export const OutageEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('outage.recorded'), ticket: z.uuid(), change: z.uuid(), facts: Kept }),
  z.object({ type: z.literal('outage.ended'), change: z.uuid(), to: z.iso.datetime() }),
  z.object({ type: z.literal('outage.corrected'), change: z.uuid(), before: Kept, after: Kept }),
  z.object({ type: z.literal('outage.withdrawn'), change: z.uuid() }),
])
export type OutageEvent = z.infer<typeof OutageEvent>
