import type { TicketEvent } from '#contract/ticket-events.ts'
import type { Facts } from './match.ts'

/** What decides on a ticket's agreements, after an event; the same object where the event says nothing of it. */
export function factsAfter(facts: Facts, event: TicketEvent): Facts {
  const said = saidBy(event)
  return said === null ? facts : { ...facts, ...said }
}

function saidBy(event: TicketEvent): Partial<Facts> | null {
  if (event.type === 'ticket.opened') {
    const { organisation, service, kind, priority, level, team, vendor, asset, vip = false } = event
    return { organisation, service, kind, priority, level, team, vendor, asset, vip }
  }
  if (event.type === 'ticket.escalated' || event.type === 'ticket.returned')
    return { level: event.level, team: event.team, vendor: event.vendor }
  if (event.type === 'ticket.classified') return { service: event.service, asset: event.asset }
  if (event.type === 'ticket.kind-changed') return { kind: event.kind }
  if (event.type === 'ticket.requester-set') return { organisation: event.organisation, vip: event.vip ?? false }
  if (event.type === 'ticket.prioritised') return { priority: event.priority }
  return event.type === 'ticket.assigned' ? { team: event.team } : null
}
