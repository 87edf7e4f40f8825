import type { Value } from '#contract/endpoint.ts'
import type { addStakeholder as Add } from '#contract/updates.ts'
import { findPersonByAddress } from '#modules/people'
import { holdTickets, ticketToWork } from '#modules/tickets'
import { personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { incidentOf } from '../queries/incident.ts'
import { holderOf } from '../queries/links.ts'
import { keepStakeholders, putIn, setFollowing, stakeholderById, takeOut } from '../store/stakeholders.ts'

/** Puts somebody in by his address; whose address it is is not told. Answers the ticket. */
export async function addStakeholder(work: Work, ref: string, { address, name, language }: Value<(typeof Add)['body']>): Promise<string> {
  const { id: ticket } = await ticketToWork(work, ref)
  if ((await incidentOf(work.tx, ticket)).kind !== 'incident') throw new Refusal('updates.not-an-incident')
  const person = (await findPersonByAddress(work.tx, 'email', address)) ?? null
  const id = (await keepStakeholders(work, ticket, [{ person, address, name, language }])).get(person ?? address)
  const found = id === undefined ? undefined : await stakeholderById(work, id)
  if (!found) throw new Error('a stakeholder was not kept')
  // His own word: only he himself can take it back.
  if (found.stopped) throw new Refusal('updates.has-stopped')
  if (found.follows) return ticket
  await putIn(work, found.id, personOf(work.actor))
  work.record(ticket, { type: 'stakeholder.added', stakeholder: found.id })
  return ticket
}

/** Answers the ticket. */
export async function removeStakeholder(work: Work, id: string): Promise<string> {
  const found = await stakeholderById(work, id)
  if (!found) throw new Refusal('not-found')
  await ticketToWork(work, found.ticket)
  if (!found.follows) return found.ticket
  await takeOut(work, id)
  work.record(found.ticket, { type: 'stakeholder.removed', stakeholder: id })
  return found.ticket
}

/** Whoever holds the link of a letter stops them, or wishes them again. Answers the stakeholder. */
export async function followByLink(work: Work, token: string, follow: boolean): Promise<string> {
  const id = await holderOf(work.tx, token, work.at)
  const before = await stakeholderById(work, id)
  if (!before) throw new Refusal('links.unknown-not-found')
  await holdTickets(work, [before.ticket])
  const found = await stakeholderById(work, id)
  if (!found || (follow ? found.follows && !found.stopped : found.stopped)) return id
  await setFollowing(work, id, follow)
  work.record(found.ticket, { type: follow ? 'stakeholder.followed' : 'stakeholder.stopped', stakeholder: id })
  return id
}
