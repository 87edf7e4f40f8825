import type { editTicket as Editing } from '#contract/ticket-acts.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Work } from '#platform/work.ts'
import { type Edit, type Judging, edit, occurrenceOf } from '../decisions/edit.ts'
import { pass } from '../kernel.ts'
import { mayRestrict } from '../policy.ts'
import { judging } from '../queries/settings.ts'
import { writeAnyText, writeText } from '../store/texts.ts'
import { saveTicket } from '../store/tickets.ts'
import type { Ticket } from '../ticket.ts'
import { classify } from './classify.ts'
import { type Told, lockToWork, told } from './lock.ts'
import { organisationFor } from './open.ts'

export async function editTicket(
  work: Work,
  ref: string,
  { title, requester, priorityReason, ...rest }: Value<(typeof Editing)['body']>,
): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  pass(ticket, 'edit')
  const before = { service: ticket.service_id, category: ticket.category_id, asset: ticket.asset_id }
  const classifies = [rest.service, rest.category, rest.asset].some((thing) => thing !== undefined)
  if (rest.affected) await organisationFor(work, rest.affected)
  const changes = {
    ...rest,
    ...(classifies ? await classify(work, rest.kind ?? ticket.kind, rest, before) : {}),
    ...(title === undefined ? {} : { title: await writeText(work, ticket.id, title) }),
    ...(requester === undefined ? {} : { requester: { id: requester, organisation: await organisationFor(work, requester) } }),
    occurredAt: occurrenceOf(rest.occurredAt, work.at),
    priorityReason: await writeAnyText(work, ticket.id, priorityReason),
  }
  return told(
    await saveTicket(work, ticket, edit(ticket, changes, await judgingOf(work, ticket, changes), mayRestrict(work.actor, ticket))),
  )
}

/** By what the ticket's priority is judged, with what is changed. Who was a VIP when the ticket came stays one while the people stay. */
export async function judgingOf({ tx }: Work, ticket: Ticket, { requester, affected, service }: Edit): Promise<Judging> {
  const people = [requester?.id ?? ticket.requester_id, affected === undefined ? ticket.affected_id : affected]
  const judged = await judging(tx, people, service === undefined ? ticket.service_id : service)
  return requester === undefined && affected === undefined ? { ...judged, vip: ticket.vip } : judged
}
