import type { editTicket as Edit } from '#contract/ticket-acts.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Work } from '#platform/work.ts'
import { edit } from '../decisions/edit.ts'
import { pass } from '../kernel.ts'
import { mayRestrict } from '../policy.ts'
import { readMatrix } from '../queries/settings.ts'
import { writeAnyText, writeText } from '../store/texts.ts'
import { saveTicket } from '../store/tickets.ts'
import { isAnyVip } from '../queries/facts.ts'
import type { Ticket } from '../ticket.ts'
import { classify } from './classify.ts'
import { type Told, lockToWork, told } from './lock.ts'
import { organisationFor } from './open.ts'

export async function editTicket(
  work: Work,
  ref: string,
  { title, requester, priorityReason, ...rest }: Value<(typeof Edit)['body']>,
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
    ...(requester === undefined && rest.affected === undefined ? {} : { vip: await vipOf(work, ticket, requester, rest.affected) }),
    priorityReason: await writeAnyText(work, ticket.id, priorityReason),
  }
  return told(await saveTicket(work, ticket, edit(ticket, changes, await readMatrix(work.tx), mayRestrict(work.actor, ticket))))
}

const vipOf = ({ tx }: Work, ticket: Ticket, requester = ticket.requester_id, affected = ticket.affected_id): Promise<boolean> =>
  isAnyVip(tx, [requester, affected])
