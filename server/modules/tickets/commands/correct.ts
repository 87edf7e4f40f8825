import type { Reader } from '#platform/db/index.ts'
import type { Actor } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { type Correction, correct } from '../decisions/correct.ts'
import { allowWork, mayCorrect } from '../policy.ts'
import { waitsOf } from '../queries/waits.ts'
import { writeText } from '../store/texts.ts'
import { lockTicket, saveTicket, ticketByRef } from '../store/tickets.ts'

export type { Correction } from '../decisions/correct.ts'
/** What the log says, or would say, of a correction. */
export type Recorded = ReturnType<typeof correct>

/** The event that a correction would be; refused as the correction itself would be. */
export async function correctionOf(
  db: Reader,
  actor: Actor,
  ref: string,
  correction: Correction,
  at: Temporal.Instant,
): Promise<{ ticket: string; event: Recorded }> {
  const ticket = await ticketByRef(db, ref)
  allowWork(actor, ticket)
  if (!mayCorrect(actor, ticket)) throw new Refusal('forbidden')
  return { ticket: ticket.id, event: correct(ticket, correction, await waitsOf(db, ticket.id), '', at) }
}

/** Records that a fact was wrong, with the reason. The verdicts that follow are for others to tell. */
export async function correctTicket(
  work: Work,
  ref: string,
  correction: Correction,
  reason: string,
): Promise<{ ticket: string; event: Recorded }> {
  const ticket = await lockTicket(work, ref)
  allowWork(work.actor, ticket)
  if (!mayCorrect(work.actor, ticket)) throw new Refusal('forbidden')
  const checked = correct(ticket, correction, await waitsOf(work.tx, ticket.id), '', work.at)
  const event = { ...checked, reason: await writeText(work, ticket.id, reason) }
  await saveTicket(work, ticket, [event])
  return { ticket: ticket.id, event }
}
