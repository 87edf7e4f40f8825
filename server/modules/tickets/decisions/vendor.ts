import type { TicketEvent } from '#contract/ticket-events.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Ticket, isOpen } from '../ticket.ts'

/** By what number the vendor that has the ticket knows it. */
export function setCase(ticket: Ticket, number: string | null): TicketEvent[] {
  if (ticket.vendor_id === null || !isOpen(ticket)) throw new Refusal('tickets.not-with-vendor')
  return number === ticket.vendor_case ? [] : [{ type: 'ticket.vendor-case-set', number }]
}
