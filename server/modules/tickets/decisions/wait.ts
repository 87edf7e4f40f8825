import type { TicketEvent } from '#contract/ticket-events.ts'
import type { WaitingOn } from '#contract/ticket-words.ts'
import type { Actor } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { pass } from '../kernel.ts'
import type { Ticket } from '../ticket.ts'
import { begin } from './place.ts'

type Instant = Temporal.Instant

interface Wait {
  readonly on: WaitingOn
  readonly until: Instant | undefined
  readonly reason: string | null
}

export function wait(ticket: Ticket, actor: Actor, how: Wait, at: Instant): TicketEvent[] {
  pass(ticket, 'wait')
  return [...begin(ticket, actor), waited(how, at)]
}

export function waited({ on, until, reason }: Wait, at: Instant): TicketEvent {
  if (on === 'hold' && !until) throw new Refusal('tickets.hold-needs-date')
  if (until && Temporal.Instant.compare(until, at) <= 0) throw new Refusal('tickets.date-in-past')
  return { type: 'ticket.waited', on, until: until?.toString() ?? null, reason }
}

export function endWait(ticket: Ticket): TicketEvent[] {
  pass(ticket, 'endWait')
  return [{ type: 'ticket.wait-ended', because: 'agent' }]
}

/** Once for each wait, however often it is asked. */
export function expire(ticket: Ticket, at: Instant): TicketEvent[] {
  const due = ticket.status === 'waiting' && ticket.wait_until !== null && Temporal.Instant.compare(ticket.wait_until, at) <= 0
  return due && ticket.wait_expired_at === null ? [{ type: 'ticket.wait-expired' }] : []
}
