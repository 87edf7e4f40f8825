import type { TicketEvent } from '#contract/ticket-events.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Ticket } from '../ticket.ts'

type Instant = Temporal.Instant

/** What was wrong; `wait` is the event with which a pause began. */
export type Correction = { readonly kind: 'start'; readonly startedAt: Instant } | { readonly kind: 'pause'; readonly wait: string }

/** A wait of the ticket's log; without an end it goes on. */
export interface Waited {
  readonly event: string
  readonly to: Instant | null
}

/** Nobody waits longer to have a request written down; beyond it is a slip of the hand. */
const farthest = { hours: 5 * 8_766 }

/** `waits` are those that were not cancelled; `reason` is the id of its text. */
export function correct(
  ticket: Pick<Ticket, 'started_at' | 'opened_at'>,
  correction: Correction,
  waits: readonly Waited[],
  reason: string,
  at: Instant,
): Extract<TicketEvent, { type: 'ticket.start-corrected' | 'ticket.pause-cancelled' }> {
  if (correction.kind === 'pause') {
    const wait = waits.find(({ event }) => event === correction.wait)
    if (!wait) throw new Refusal('tickets.no-such-pause')
    if (wait.to === null) throw new Refusal('tickets.pause-goes-on')
    return { type: 'ticket.pause-cancelled', wait: wait.event, reason }
  }
  const { startedAt } = correction
  if (Temporal.Instant.compare(startedAt, at) > 0) throw new Refusal('tickets.start-in-future')
  if (Temporal.Instant.compare(startedAt, ticket.opened_at) > 0) throw new Refusal('tickets.start-after-opening')
  if (Temporal.Instant.compare(startedAt, ticket.opened_at.subtract(farthest)) < 0) throw new Refusal('tickets.start-too-early')
  if (Temporal.Instant.compare(startedAt, ticket.started_at) === 0) throw new Refusal('tickets.start-is-so')
  return { type: 'ticket.start-corrected', startedAt: startedAt.toString(), reason }
}
