import type { Evidence, GatedAct } from '#contract/stages.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { evidenceMissing } from '../kernel.ts'
import { askedOf } from '../queries/evidence.ts'
import { lacking } from '../stages.ts'
import { deleteGiven, insertRequired, saveGiven } from '../store/evidence.ts'
import { lockTickets } from '../store/tickets.ts'
import type { Ticket } from '../ticket.ts'

/**
 * The face for modules that know more of a ticket than it does itself (problems, changes …). They call it in their own transaction, when their own
 * record says so, with the event that tells it: the rows are no history. Whoever calls has checked that the actor may.
 */
async function held(work: Work, id: string): Promise<Ticket> {
  const [ticket] = await lockTickets(work, [id])
  if (!ticket) throw new Refusal('not-found')
  return ticket
}

/** From now on the acts wait for these. `act` null: none waits, only the stage stands until it is given. Told twice, it is the same. */
export async function requireEvidence(
  work: Work,
  ticket: string,
  asked: readonly { readonly act: GatedAct | null; readonly evidence: Evidence }[],
): Promise<void> {
  await held(work, ticket)
  for (const { act, evidence } of asked) await insertRequired(work, ticket, evidence, act)
}

export async function giveEvidence(work: Work, ticket: string, evidence: Evidence): Promise<void> {
  await held(work, ticket)
  await saveGiven(work, ticket, evidence)
}

/** It does not hold any more: the stage comes back, and the gate is shut again. */
export async function withdrawEvidence(work: Work, ticket: string, evidence: Evidence): Promise<void> {
  await held(work, ticket)
  await deleteGiven(work, ticket, evidence)
}

/** For acts of other modules that stand behind a gate of the ticket: refuses with what is missing. */
export async function passGate(work: Work, id: string, act: GatedAct): Promise<void> {
  const ticket = await held(work, id)
  const lacks = lacking(ticket, act, await askedOf(work.tx, ticket))
  if (lacks.length > 0) throw evidenceMissing(lacks)
}
