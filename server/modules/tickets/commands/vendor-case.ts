import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { giveBack } from '../decisions/place.ts'
import { setCase } from '../decisions/vendor.ts'
import { staysOf } from '../queries/facts.ts'
import { returnTarget } from '../stay.ts'
import { forgetOwed } from '../store/owed-cards.ts'
import { writeText } from '../store/texts.ts'
import { saveTicket } from '../store/tickets.ts'
import type { Ticket } from '../ticket.ts'
import { type Told, lockSurvivor, lockToWork, told } from './lock.ts'

export async function setVendorCase(work: Work, ref: string, number: string | null): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  return told(await saveTicket(work, ticket, setCase(ticket, number)))
}

/** The vendor says by what number he knows it. He may only while it is with him. */
export async function vendorGaveCase(work: Work, id: string, vendor: string, number: string): Promise<void> {
  const ticket = await lockForVendor(work, id, vendor)
  await saveTicket(work, ticket, setCase(ticket, number))
}

/** The vendor is done with it, or cannot do it: it goes back the way it came, and his clock stops. */
export async function vendorReturned(work: Work, id: string, vendor: string, reason: string): Promise<void> {
  const ticket = await lockForVendor(work, id, vendor)
  const to = returnTarget(await staysOf(work.tx, ticket.id))
  await forgetOwed(work, ticket.id)
  await saveTicket(work, ticket, giveBack(ticket, work.actor, to, await writeText(work, ticket.id, reason)))
}

async function lockForVendor(work: Work, id: string, vendor: string): Promise<Ticket> {
  const ticket = await lockSurvivor(work, id)
  if (ticket.vendor_id !== vendor) throw new Refusal('tickets.not-with-vendor')
  return ticket
}
