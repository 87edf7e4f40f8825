import { allow, personOf } from '#platform/actor.ts'
import type { Work } from '#platform/work.ts'
import { needCheck } from '../decisions/called-off.ts'
import { reopen } from '../decisions/resolve.ts'
import { mayCorrect } from '../policy.ts'
import { decideCheck, openCheck } from '../store/called-off.ts'
import { writeAnyText } from '../store/texts.ts'
import { saveTicket } from '../store/tickets.ts'
import { type Told, lockToWork, told } from './lock.ts'

/** Who leads looks at a closing of the sample: it was right, or the ticket is opened again with all its promises. */
export async function checkCalledOff(
  work: Work,
  ref: string,
  { upheld, reason }: { upheld: boolean; reason?: string | undefined },
): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  allow(mayCorrect(work.actor, ticket))
  await decideCheck(work, ticket.id, needCheck(await openCheck(work.tx, ticket.id), personOf(work.actor)), upheld)
  if (upheld) return told(ticket)
  return told(await saveTicket(work, ticket, reopen(ticket, await writeAnyText(work, ticket.id, reason))))
}
