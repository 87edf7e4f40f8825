import type { linkTicket as Link } from '#contract/ticket-acts.ts'
import type { Value } from '#contract/endpoint.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { deleteLink, insertLink } from '../store/links.ts'
import { saveTicket } from '../store/tickets.ts'
import { type Told, lockToWork, told } from './lock.ts'
import { idOf } from './merge.ts'

type Body = Value<(typeof Link)['body']>

export async function linkTicket(work: Work, ref: string, { other, type }: Body): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  const to = await idOf(work, other)
  if (to === ticket.id) throw new Refusal('tickets.link-to-itself')
  const fresh = await insertLink(work, ticket.id, to, type)
  return told(await saveTicket(work, ticket, fresh ? [{ type: 'ticket.linked', other: to, link: type }] : []))
}

export async function unlinkTicket(work: Work, ref: string, { other, type }: Body): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  const to = await idOf(work, other)
  const gone = await deleteLink(work, ticket.id, to, type)
  return told(await saveTicket(work, ticket, gone ? [{ type: 'ticket.unlinked', other: to, link: type }] : []))
}
