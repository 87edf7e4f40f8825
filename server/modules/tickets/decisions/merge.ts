import type { TicketEvent } from '#contract/ticket-events.ts'
import { Refusal } from '#platform/refusal.ts'
import { pass } from '../kernel.ts'
import type { Ticket } from '../ticket.ts'

type Instant = Temporal.Instant
const earliest = (moments: readonly Instant[]): Instant => moments.reduce((a, b) => (Temporal.Instant.compare(a, b) <= 0 ? a : b))

/** `given` is given up for `into`. Nobody comes to see more by it: same organisation, same restriction. */
export function merge(given: Ticket, into: Ticket, conversations: readonly string[]): { given: TicketEvent[]; into: TicketEvent[] } {
  if (given.id === into.id) throw new Refusal('tickets.merge-into-itself')
  pass(given, 'merge')
  pass(into, 'assign')
  if (given.organisation_id !== into.organisation_id) throw new Refusal('tickets.merge-other-organisation')
  if (given.restricted !== into.restricted) throw new Refusal('tickets.merge-restricted')
  return {
    given: [{ type: 'ticket.merged', into: into.id, conversations: [...conversations] }],
    into: [{ type: 'ticket.absorbed', other: given.id, startedAt: earliest([given.started_at, into.started_at]).toString() }],
  }
}

/** `starts`: when the survivor itself and the tickets that stay merged into it began. */
export function unmerge(
  given: Ticket,
  into: Ticket,
  conversations: readonly string[],
  starts: readonly Instant[],
): { given: TicketEvent[]; into: TicketEvent[] } {
  if (given.merged_into_id !== into.id) throw new Refusal('tickets.not-merged')
  // The outer merge is taken back first: its list of conversations holds those of the inner one.
  if (into.merged_into_id !== null) throw new Refusal('tickets.merged')
  return {
    given: [{ type: 'ticket.unmerged', from: into.id, conversations: [...conversations] }],
    into: [{ type: 'ticket.released', other: given.id, startedAt: earliest(starts).toString() }],
  }
}

/** Some messages become a ticket of their own; of what requesters wrote or were written, something must stay. */
export function split(
  ticket: Ticket,
  moved: readonly string[],
  { all, heard }: { all: readonly string[]; heard: readonly string[] },
  into: string,
): TicketEvent[] {
  if (ticket.merged_into_id !== null) throw new Refusal('tickets.merged')
  if (!moved.every((message) => all.includes(message))) throw new Refusal('not-found')
  if ((heard.length > 0 ? heard : all).every((message) => moved.includes(message))) throw new Refusal('tickets.split-everything')
  return [{ type: 'ticket.split', into, messages: [...moved] }]
}
