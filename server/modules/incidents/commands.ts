import { randomUUIDv7 } from 'node:crypto'
import type { OutageFacts } from '#contract/outages.ts'
import { checkChoice } from '#modules/catalog'
import { organisationChips } from '#modules/people'
import { ticketToWork } from '#modules/tickets'
import { allow } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { type OutageFold, checkFacts, columnsOf, keptOf } from './outage.ts'
import { mayRecordFor } from './policy.ts'
import { insertChange, insertOutage, lockOutage, ticketOfOutage, updateOutage } from './store.ts'

/** Answers the ticket. */
export async function recordOutage(work: Work, ref: string, facts: OutageFacts): Promise<string> {
  const { id: ticket } = await ticketToWork(work, ref)
  allow(mayRecordFor(work.actor, facts.organisation))
  const { kind } = await work.tx.selectFrom('ticket').select('kind').where('id', '=', ticket).executeTakeFirstOrThrow()
  if (kind !== 'incident') throw new Refusal('incidents.not-an-incident')
  checkFacts(facts, work.at)
  await checkService(work, facts.service)
  await checkClient(work, facts.organisation)
  const id = randomUUIDv7()
  await insertOutage(work, id, ticket, facts)
  const kept = keptOf(facts)
  const change = await insertChange(work, id, { what: 'recorded', reason: '', before: null, after: kept })
  work.record(id, { type: 'outage.recorded', ticket, change, facts: kept })
  return ticket
}

/** Answers the ticket. */
export async function endOutage(work: Work, id: string, to: Temporal.Instant): Promise<string> {
  const { ticket, facts: before } = await outageToWork(work, id)
  if (before.to) throw new Refusal('incidents.outage-over')
  const after = { ...before, to }
  checkFacts(after, work.at)
  await updateOutage(work, id, { to_at: to })
  const change = await insertChange(work, id, { what: 'ended', reason: '', before: keptOf(before), after: keptOf(after) })
  work.record(id, { type: 'outage.ended', change, to: to.toString() })
  return ticket
}

/** Answers the ticket. */
export async function correctOutage(work: Work, id: string, after: OutageFacts, reason: string): Promise<string> {
  const { ticket, facts: before } = await outageToWork(work, id)
  allow(mayRecordFor(work.actor, after.organisation))
  checkFacts(after, work.at)
  // What was chosen when it was recorded may have been retired since.
  if (after.service !== before.service) await checkService(work, after.service)
  if (after.organisation !== before.organisation) await checkClient(work, after.organisation)
  const [old, now] = [keptOf(before), keptOf(after)]
  await updateOutage(work, id, columnsOf(after))
  const change = await insertChange(work, id, { what: 'corrected', reason, before: old, after: now })
  work.record(id, { type: 'outage.corrected', change, before: old, after: now })
  return ticket
}

/** Answers the ticket. */
export async function withdrawOutage(work: Work, id: string, reason: string): Promise<string> {
  const { ticket, facts } = await outageToWork(work, id)
  await updateOutage(work, id, { withdrawn_at: work.at })
  const kept = keptOf(facts)
  const change = await insertChange(work, id, { what: 'withdrawn', reason, before: kept, after: kept })
  work.record(id, { type: 'outage.withdrawn', change })
  return ticket
}

/** Locks an outage that still holds, and before it its ticket. */
async function outageToWork(work: Work, id: string): Promise<{ ticket: string; facts: OutageFacts }> {
  const { id: ticket } = await ticketToWork(work, await ticketOfOutage(work, id))
  const row = await lockOutage(work, id)
  if (row.withdrawn_at) throw new Refusal('incidents.outage-withdrawn')
  const facts = factsIn(row)
  allow(mayRecordFor(work.actor, facts.organisation))
  return { ticket, facts }
}

const factsIn = ({ service_id, organisation_id, degree, from_at, to_at }: OutageFold): OutageFacts => ({
  service: service_id,
  organisation: organisation_id,
  degree,
  from: from_at,
  to: to_at,
})

const checkService = ({ tx }: Work, service: string): Promise<void> => checkChoice(tx, { service, category: null, kind: 'incident' })

/** A foreign key would only fault. */
async function checkClient({ tx }: Work, organisation: string | null): Promise<void> {
  if (organisation !== null && !(await organisationChips(tx, [organisation])).has(organisation)) throw new Refusal('not-found')
}
