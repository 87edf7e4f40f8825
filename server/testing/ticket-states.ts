import type { TicketEvent } from '#contract/ticket-events.ts'
import type { Status } from '#contract/ticket-words.ts'
import { ticketFold } from '#modules/tickets'

export const at = Temporal.Instant.from('2025-03-03T09:00:00Z')
const opened: TicketEvent = {
  type: 'ticket.opened',
  number: 1001,
  kind: 'incident',
  channel: 'email',
  title: 'title',
  requester: 'anna',
  affected: null,
  organisation: 'bakery',
  owner: null,
  level: 'L1',
  team: 'first',
  assignee: null,
  vendor: null,
  service: null,
  category: null,
  asset: null,
  impact: 'person',
  urgency: 'normal',
  priority: 4,
  startedAt: at.toString(),
  startedReason: null,
}
/** A ticket after these events, a minute each. */
export function ticket(...events: readonly TicketEvent[]) {
  const all = [opened, ...events]
  const found = all.reduce<ReturnType<typeof ticketFold.apply>>(
    (row, event, i) => ticketFold.apply(row, { subject: 'id', at: at.add({ minutes: i }), event }),
    undefined,
  )
  if (!found) throw new Error('no ticket')
  return { ...found, id: 'id' }
}
export const begun: TicketEvent[] = [
  { type: 'ticket.assigned', team: 'first', assignee: 'boris' },
  { type: 'ticket.owned', owner: 'boris' },
  { type: 'ticket.begun' },
]
const waited: TicketEvent = { type: 'ticket.waited', on: 'requester', until: null, reason: null }
export const resolved: TicketEvent = { type: 'ticket.resolved', code: 'code', text: 'text', reply: null, tell: true }
export const closed: TicketEvent = { type: 'ticket.closed', how: 'silence', reason: null }
const merged: TicketEvent = { type: 'ticket.merged', into: 'other', conversations: [] }
export const states: Record<Status | 'merged', ReturnType<typeof ticket>> = {
  new: ticket(),
  'in-work': ticket(...begun),
  waiting: ticket(...begun, waited),
  resolved: ticket(...begun, resolved),
  closed: ticket(...begun, resolved, closed),
  merged: ticket(...begun, merged),
}
