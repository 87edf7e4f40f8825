import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { allowWork } from '../policy.ts'
import { lockTicket, lockTickets } from '../store/tickets.ts'
import type { Ticket } from '../ticket.ts'

/** What an act answers. */
export type Told = Pick<Ticket, 'id' | 'number'>
export const told = ({ id, number }: Ticket): Told => ({ id, number })

/** Locks a ticket that the actor works on. */
export async function lockToWork(work: Work, ref: string): Promise<Ticket> {
  const ticket = await lockTicket(work, ref)
  allowWork(work.actor, ticket)
  return ticket
}

/** Two tickets in the order of their ids, answered in the order asked. */
export async function lockBothToWork(work: Work, first: string, second: string): Promise<[Ticket, Ticket]> {
  const found = await lockTickets(work, [first, second])
  const pick = (id: string): Ticket => {
    const ticket = found.find((one) => one.id === id)
    allowWork(work.actor, ticket)
    return ticket
  }
  return [pick(first), pick(second)]
}

/** The ticket that was not given up: where merges led. */
export async function lockSurvivor(work: Work, id: string): Promise<Ticket> {
  const [ticket] = await lockTickets(work, [id])
  if (!ticket) throw new Refusal('not-found')
  return ticket.merged_into_id === null ? ticket : lockSurvivor(work, ticket.merged_into_id)
}
