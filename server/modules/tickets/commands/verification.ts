import type { Value } from '#contract/endpoint.ts'
import type { verifyTicket as Verify } from '#contract/verification.ts'
import type { Work } from '#platform/work.ts'
import { type FinishedCheck, isTheCheck, verifyAsSecond, verifyByCheck } from '../decisions/verification.ts'
import { askedOf } from '../queries/evidence.ts'
import { writeAnyText, writeText } from '../store/texts.ts'
import { lockTickets, saveTicket } from '../store/tickets.ts'
import { lockToWork } from './lock.ts'

export async function verifyTicket(work: Work, ref: string, { works, text }: Value<(typeof Verify)['body']>): Promise<{ closed: boolean }> {
  const ticket = await lockToWork(work, ref)
  const said = { works, text: await writeAnyText(work, ticket.id, text) }
  const { status } = await saveTicket(work, ticket, verifyAsSecond(ticket, work.actor, said, await askedOf(work.tx, ticket)))
  return { closed: status === 'closed' }
}

/** For diagnosis: a check has been run for the ticket by who works on it. */
export async function checkFinished(work: Work, id: string, check: FinishedCheck): Promise<void> {
  const [ticket] = await lockTickets(work, [id])
  if (!ticket || !isTheCheck(ticket, check)) return
  const text = await writeText(work, id, `${check.kind} ${check.target}`)
  await saveTicket(work, ticket, verifyByCheck(ticket, work.actor, check, text, await askedOf(work.tx, ticket)))
}
