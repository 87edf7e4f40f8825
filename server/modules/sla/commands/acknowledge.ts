import { ticketToWork } from '#modules/tickets'
import { allow, personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { goingOn, stopChains } from '../store/notices.ts'

/** Says that the actor takes care of it: the chains that have told somebody stop. Answers the ticket's id. */
export async function acknowledge(work: Work, ref: string): Promise<string> {
  const { id } = await ticketToWork(work, ref)
  const person = personOf(work.actor)
  allow(person !== null)
  const chains = await goingOn(work, id)
  if (chains.length === 0) throw new Refusal('escalation.nothing-told')
  await stopChains(work, id, chains, person)
  work.record(id, { type: 'clock.acknowledged', chains, by: person })
  return id
}
