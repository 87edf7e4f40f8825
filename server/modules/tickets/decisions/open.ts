import { judge } from '#contract/priority.ts'
import type { TicketEvent } from '#contract/ticket-events.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Ticket, placeOf } from '../ticket.ts'
import type { Judging } from './edit.ts'

type Instant = Temporal.Instant
type Opened = Extract<TicketEvent, { type: 'ticket.opened' }>

/** A call typed in after it ended is ordinary; beyond this the log wants to know why. */
const typedInAfterwards = { minutes: 15 }

/** When the request reached us, checked: the promised times count from it. */
export function startOf(given: Instant | undefined, hasReason: boolean, at: Instant): Instant {
  if (!given) return at
  // The clock of the agent's computer may be a little ahead.
  if (Temporal.Instant.compare(given, at.add({ minutes: 1 })) > 0) throw new Refusal('tickets.start-in-future')
  if (!hasReason && Temporal.Instant.compare(given, at.subtract(typedInAfterwards)) < 0) throw new Refusal('tickets.start-needs-reason')
  return Temporal.Instant.compare(given, at) > 0 ? at : given
}

type Opening = Omit<Opened, 'type' | 'vip' | 'priority' | 'raisedBy' | 'startedAt' | 'occurredAt'> & {
  readonly startedAt: Instant
  readonly occurredAt: Instant | null
}

export const open = (opening: Opening, { matrix, rules, vip, critical }: Judging): Opened => ({
  ...opening,
  type: 'ticket.opened',
  affected: opening.affected === opening.requester ? null : opening.affected,
  vip,
  ...judge(matrix, { impact: opening.impact, urgency: opening.urgency, vip, critical }, rules),
  startedAt: opening.startedAt.toString(),
  occurredAt: opening.occurredAt?.toString() ?? null,
})

interface SplitOff {
  readonly number: number
  readonly title: string
  readonly channel: Opened['channel']
  readonly requester: { readonly id: string; readonly organisation: string | null }
  readonly vip: boolean
  /** When the oldest of its messages reached us. */
  readonly startedAt: Instant
  /** The actor had the ticket; he has this one too. */
  readonly mine: boolean
}

/** A ticket that is split off begins where the other one is, unclassified: it is about something else. */
export function splitOff(
  ticket: Ticket,
  { number, title, channel, requester, vip, startedAt, mine }: SplitOff,
): [TicketEvent, ...TicketEvent[]] {
  const opened: Opened = {
    type: 'ticket.opened',
    number,
    title,
    channel,
    kind: ticket.kind,
    requester: requester.id,
    affected: null,
    organisation: requester.organisation,
    vip,
    owner: ticket.owner_id,
    ...placeOf(ticket),
    assignee: mine ? ticket.assignee_id : null,
    service: null,
    category: null,
    asset: null,
    impact: ticket.impact,
    urgency: ticket.urgency,
    priority: ticket.priority,
    raisedBy: [...ticket.raised_by],
    startedAt: startedAt.toString(),
    startedReason: null,
  }
  return [
    opened,
    ...(ticket.restricted ? [{ type: 'ticket.restricted' } as const] : []),
    ...(mine ? [{ type: 'ticket.begun' } as const] : []),
  ]
}
