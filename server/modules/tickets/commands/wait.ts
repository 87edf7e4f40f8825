import type { waitForSomething as Wait } from '#contract/ticket-acts.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Work } from '#platform/work.ts'
import { endWait as end, expire, wait } from '../decisions/wait.ts'
import { writeAnyText } from '../store/texts.ts'
import { lockTickets, saveTicket } from '../store/tickets.ts'
import { expireWait } from './job-types.ts'
import { type Told, lockToWork, told } from './lock.ts'

export async function waitForSomething(work: Work, ref: string, { on, until, reason }: Value<(typeof Wait)['body']>): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  const events = wait(ticket, work.actor, { on, until, reason: await writeAnyText(work, ticket.id, reason) }, work.at)
  remember(work, ticket.id, until)
  return told(await saveTicket(work, ticket, events))
}

export async function endWait(work: Work, ref: string): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  return told(await saveTicket(work, ticket, end(ticket)))
}

/** Looks at the wait when its date comes. */
export function remember(work: Work, ticket: string, until: Temporal.Instant | undefined): void {
  if (until) work.later(expireWait, { ticket }, until)
}

/** The date of a wait came. Asked too early, too late or twice, it does nothing. */
export async function expireWaitOf(work: Work, id: string): Promise<void> {
  const [ticket] = await lockTickets(work, [id])
  if (ticket) await saveTicket(work, ticket, expire(ticket, work.at))
}
