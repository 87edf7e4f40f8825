import type { TicketEvent } from '#contract/ticket-events.ts'
import { Refusal } from '#platform/refusal.ts'
import { pass } from '../kernel.ts'
import type { Ticket } from '../ticket.ts'

/** Somebody helps: the ticket stays on its level and with its assignee. */
export function join(ticket: Ticket, person: string, worksTickets: boolean): TicketEvent[] {
  pass(ticket, 'edit')
  if (!worksTickets) throw new Refusal('tickets.not-in-team')
  return ticket.collaborator_ids.includes(person) ? [] : [{ type: 'ticket.collaborator-joined', person }]
}

export const leave = (ticket: Ticket, person: string): TicketEvent[] =>
  ticket.collaborator_ids.includes(person) ? [{ type: 'ticket.collaborator-left', person }] : []
