import type { closeTicket as Close, reopenTicket as Reopen, resolveTicket as Resolve } from '#contract/ticket-acts.ts'
import { Evidence } from '#contract/stages.ts'
import type { Value } from '#contract/endpoint.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { isSampled } from '../decisions/called-off.ts'
import { edit } from '../decisions/edit.ts'
import { close, reopen, resolve } from '../decisions/resolve.ts'
import { pass } from '../kernel.ts'
import { mayCloseUnconfirmed } from '../policy.ts'
import { askedOf, resolvingOf } from '../queries/evidence.ts'
import { isActiveCode } from '../queries/facts.ts'
import { insertCheck } from '../store/called-off.ts'
import { writeAnyText, writeText } from '../store/texts.ts'
import { saveTicket } from '../store/tickets.ts'
import type { Ticket } from '../ticket.ts'
import { classify } from './classify.ts'
import { judgingOf } from './edit.ts'
import { type Told, lockToWork, told } from './lock.ts'
import { allowOverTasks } from './parts.ts'
import { awaitWord } from './silence.ts'

export async function resolveTicket(
  work: Work,
  ref: string,
  { code, text, tell, ...things }: Value<(typeof Resolve)['body']>,
): Promise<Told> {
  const ticket = await classifyFirst(work, await lockToWork(work, ref), things)
  if (!(await isActiveCode(work.tx, code))) throw new Refusal('tickets.unknown-code')
  await allowOverTasks(work, ticket.id)
  const said = { code, text: await writeText(work, ticket.id, text), tell }
  const events = resolve(ticket, work.actor, said, await resolvingOf(work, ticket))
  const after = await saveTicket(work, ticket, events)
  await awaitWord(work, after)
  return told(after)
}

type Things = Pick<Value<(typeof Resolve)['body']>, 'service' | 'category' | 'asset'>

/** What it is about, said with the solution: a change of its own in the log. */
async function classifyFirst(work: Work, ticket: Ticket, things: Things): Promise<Ticket> {
  if (Object.values(things).every((thing) => thing === undefined)) return ticket
  pass(ticket, 'resolve', { brings: Evidence.options })
  const before = { service: ticket.service_id, category: ticket.category_id, asset: ticket.asset_id }
  const changes = await classify(work, ticket.kind, things, before)
  return saveTicket(work, ticket, edit(ticket, changes, await judgingOf(work, ticket, changes), false))
}

export async function reopenTicket(work: Work, ref: string, { reason }: Value<(typeof Reopen)['body']>): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  return told(await saveTicket(work, ticket, reopen(ticket, await writeAnyText(work, ticket.id, reason))))
}

export async function closeTicket(work: Work, ref: string, { how, reason }: Value<(typeof Close)['body']>): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  if (how !== 'spam' && how !== 'duplicate') await allowOverTasks(work, ticket.id)
  const text = await writeAnyText(work, ticket.id, reason)
  const said = { how, reason: text, mayUnconfirmed: mayCloseUnconfirmed(work.actor) }
  const after = await saveTicket(work, ticket, close(ticket, said, await askedOf(work.tx, ticket)))
  if ((how === 'spam' || how === 'duplicate') && isSampled(ticket.id, work.at)) await insertCheck(work, ticket.id, how)
  return told(after)
}
