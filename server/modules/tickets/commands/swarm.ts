import { personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { join, leave } from '../decisions/swarm.ts'
import { allowWork } from '../policy.ts'
import { teamsOfAgent } from '../queries/facts.ts'
import { dropPresence, keepPresence } from '../store/presence.ts'
import { saveTicket, ticketByRef } from '../store/tickets.ts'
import { type Told, lockToWork, told } from './lock.ts'

export async function addCollaborator(work: Work, ref: string, person: string): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  const works = (await teamsOfAgent(work.tx, person)) !== undefined
  return told(await saveTicket(work, ticket, join(ticket, person, works)))
}

export async function removeCollaborator(work: Work, ref: string, person: string): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  return told(await saveTicket(work, ticket, leave(ticket, person)))
}

export async function bePresent(work: Work, ref: string, doing: 'looking' | 'typing'): Promise<void> {
  const { ticket, me } = await mine(work, ref)
  await keepPresence(work, ticket, me, doing)
}

export async function leavePresence(work: Work, ref: string): Promise<void> {
  const { ticket, me } = await mine(work, ref)
  await dropPresence(work, ticket, me)
}

async function mine(work: Work, ref: string): Promise<{ ticket: string; me: string }> {
  const ticket = await ticketByRef(work.tx, ref)
  allowWork(work.actor, ticket)
  const me = personOf(work.actor)
  if (me === null) throw new Refusal('forbidden')
  return { ticket: ticket.id, me }
}
