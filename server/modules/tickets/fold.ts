import type { AppEvent } from '#contract/events.ts'
import type { TicketEvent } from '#contract/ticket-events.ts'
import { type Opened, notResolved, notWaiting, open } from './opened.ts'
import { type Ticket, moment, restore, standingOf } from './ticket.ts'

type Instant = Temporal.Instant

/** An event as the log keeps it; the subject of a ticket's event is the ticket. */
export interface Happened<E extends AppEvent = AppEvent> {
  readonly subject: string
  readonly at: Instant
  readonly event: E
}

const isTicketEvent = (event: AppEvent): event is TicketEvent => event.type.startsWith('ticket.')

/** The next state of a ticket. Events of other modules change nothing. */
export function apply(ticket: Ticket | undefined, { subject, at, event }: Happened): Ticket | undefined {
  if (!isTicketEvent(event)) return ticket
  if (event.type === 'ticket.opened') return open(subject, event, at)
  return ticket && { ...change(keepUndo(ticket, event, at), event, at), last_event_at: at }
}

/** The vendor's number of the matter goes with the vendor. */
const place = (ticket: Ticket, event: { level: string; team: string | null; assignee: string | null; vendor: string | null }) => ({
  level_id: event.level,
  team_id: event.team,
  assignee_id: event.assignee,
  vendor_id: event.vendor,
  vendor_case: event.vendor === ticket.vendor_id ? ticket.vendor_case : null,
})

/** Acts that move the ticket on: what a reply before them had made of it is not restored any more. */
const movesOn: readonly TicketEvent['type'][] = [
  'ticket.begun',
  'ticket.escalated',
  'ticket.returned',
  'ticket.waited',
  'ticket.wait-ended',
  'ticket.resolved',
  'ticket.reopened',
  'ticket.confirmed',
  'ticket.verified',
  'ticket.closed',
]
function keepUndo(ticket: Ticket, event: TicketEvent, at: Instant): Ticket {
  const before = ticket.before_reply
  // What bears the moment of the reply is the reply's own doing.
  if (!before || before.at === at.toString() || !movesOn.includes(event.type)) return ticket
  return { ...ticket, before_reply: null }
}

/** The reply is withdrawn: the ticket stands as before it, but what the requester has written since is not forgotten. */
function takeBack(ticket: Ticket, message: string): Ticket {
  const before = ticket.before_reply
  if (before?.message !== message) return ticket
  const restored = { ...restore(ticket, before.standing), before_reply: null }
  if (ticket.requester_answered_at === null) return restored
  const heard = { ...restored, requester_answered_at: ticket.requester_answered_at }
  return restored.waiting_on === 'requester' ? { ...heard, ...notWaiting, status: 'in-work' } : heard
}

/** His word is what its rule asks for. */
const saysRequester = ({ verification }: Ticket): boolean => verification === null || verification.how === 'requester'

/** A wait outlives a hand-over. */
const begun = ({ status }: Ticket) => (status === 'new' ? 'in-work' : status)

function change(ticket: Ticket, event: Exclude<TicketEvent, Opened>, at: Instant): Ticket {
  switch (event.type) {
    case 'ticket.assigned':
      return { ...ticket, team_id: event.team, assignee_id: event.assignee }
    case 'ticket.collaborator-joined':
      return { ...ticket, collaborator_ids: [...ticket.collaborator_ids.filter((id) => id !== event.person), event.person] }
    case 'ticket.collaborator-left':
      return { ...ticket, collaborator_ids: ticket.collaborator_ids.filter((id) => id !== event.person) }
    case 'ticket.owned':
      return { ...ticket, owner_id: event.owner }
    case 'ticket.begun':
      return { ...ticket, ...notWaiting, status: 'in-work', returned: false }
    case 'ticket.escalated':
      return { ...ticket, ...place(ticket, event), status: begun(ticket), returned: false }
    case 'ticket.returned':
      return { ...ticket, ...place(ticket, event), status: begun(ticket), returned: true }
    case 'ticket.waited':
      return {
        ...ticket,
        status: 'waiting',
        returned: false,
        waiting_on: event.on,
        wait_until: moment(event.until),
        wait_reason_id: event.reason,
        wait_expired_at: null,
      }
    case 'ticket.vendor-case-set':
      return { ...ticket, vendor_case: event.number }
    case 'ticket.wait-ended':
      return { ...ticket, ...notWaiting, status: 'in-work' }
    case 'ticket.wait-expired':
      return { ...ticket, wait_expired_at: at }
    case 'ticket.replied':
      return {
        ...ticket,
        returned: false,
        requester_answered_at: null,
        before_reply: { message: event.message, at: at.toString(), standing: standingOf(ticket) },
      }
    case 'ticket.reply-taken-back':
      return takeBack(ticket, event.message)
    case 'ticket.reply-sent':
      return {
        ...ticket,
        letter_failed_at: null,
        before_reply: ticket.before_reply?.message === event.message ? null : ticket.before_reply,
      }
    case 'ticket.marked-escalated':
      return { ...ticket, escalated_at: at }
    case 'ticket.letter-failed':
      return { ...ticket, letter_failed_at: at }
    case 'ticket.requester-answered':
      return { ...ticket, requester_answered_at: at, letter_failed_at: null }
    case 'ticket.resolved':
      return {
        ...ticket,
        ...notWaiting,
        status: 'resolved',
        returned: false,
        resolution_code_id: event.code,
        resolution_id: event.text,
        resolved_at: at,
        verification: event.verification ?? null,
        verified_at: null,
      }
    case 'ticket.confirmed': {
      const verified = ticket.verified_at ?? (saysRequester(ticket) ? at : null)
      return { ...ticket, verified_at: verified, ...(ticket.closed_how === 'silence' ? { closed_how: 'confirmed' } : {}) }
    }
    case 'ticket.verified':
      return { ...ticket, verified_at: at }
    case 'ticket.reopened':
      return {
        ...ticket,
        ...notResolved,
        status: ticket.owner_id === null ? 'new' : 'in-work',
        reopened: ticket.reopened + 1,
      }
    case 'ticket.closed':
      return {
        ...ticket,
        ...notWaiting,
        status: 'closed',
        returned: false,
        requester_answered_at: null,
        closed_at: at,
        closed_how: event.how,
      }
    case 'ticket.rating-asked':
      return { ...ticket, rating_asked_at: at }
    case 'ticket.rated':
      return { ...ticket, rating_score: event.score, rating_comment_id: event.comment }
    case 'ticket.renamed':
      return { ...ticket, title_id: event.title }
    case 'ticket.kind-changed':
      return { ...ticket, kind: event.kind }
    case 'ticket.classified':
      return { ...ticket, service_id: event.service, category_id: event.category, asset_id: event.asset }
    case 'ticket.prioritised':
      return {
        ...ticket,
        impact: event.impact,
        urgency: event.urgency,
        priority: event.priority,
        priority_by_hand: event.byHand,
        raised_by: event.raisedBy ?? [],
      }
    case 'ticket.occurrence-set':
      return { ...ticket, occurred_at: moment(event.occurredAt) }
    case 'ticket.requester-set':
      return {
        ...ticket,
        requester_id: event.requester,
        affected_id: event.affected,
        organisation_id: event.organisation,
        vip: event.vip ?? false,
      }
    case 'ticket.restricted':
      return { ...ticket, restricted: true }
    case 'ticket.unrestricted':
      return { ...ticket, restricted: false }
    case 'ticket.merged':
      return {
        ...ticket,
        ...notWaiting,
        before_merge: standingOf(ticket),
        status: 'closed',
        returned: false,
        requester_answered_at: null,
        closed_at: at,
        closed_how: 'merged',
        merged_into_id: event.into,
      }
    case 'ticket.unmerged':
      return ticket.before_merge ? { ...restore(ticket, ticket.before_merge), merged_into_id: null, before_merge: null } : ticket
    case 'ticket.absorbed':
    case 'ticket.released':
    case 'ticket.start-corrected':
      return { ...ticket, started_at: Temporal.Instant.from(event.startedAt) }
    case 'ticket.conversation-linked':
    case 'ticket.conversation-unlinked':
    case 'ticket.card-given':
    case 'ticket.card-chased':
    case 'ticket.unattended':
    case 'ticket.vendor-written':
    case 'ticket.vendor-answered':
    case 'ticket.noted':
    case 'ticket.verification-failed':
    case 'ticket.solution-failed':
    case 'ticket.linked':
    case 'ticket.unlinked':
    case 'ticket.pause-cancelled':
    case 'ticket.split':
      return ticket
  }
}

const columns = [
  'number',
  'kind',
  'status',
  'title_id',
  'channel',
  'requester_id',
  'affected_id',
  'organisation_id',
  'vip',
  'owner_id',
  'level_id',
  'team_id',
  'assignee_id',
  'vendor_id',
  'vendor_case',
  'service_id',
  'category_id',
  'asset_id',
  'impact',
  'urgency',
  'priority',
  'priority_by_hand',
  'raised_by',
  'occurred_at',
  'waiting_on',
  'wait_until',
  'wait_reason_id',
  'wait_expired_at',
  'requester_answered_at',
  'letter_failed_at',
  'returned',
  'restricted',
  'escalated_at',
  'started_at',
  'opened_at',
  'last_event_at',
  'resolution_code_id',
  'resolution_id',
  'resolved_at',
  'closed_at',
  'closed_how',
  'verification',
  'verified_at',
  'reopened',
  'rating_asked_at',
  'rating_score',
  'rating_comment_id',
  'merged_into_id',
  'collaborator_ids',
  'before_reply',
  'before_merge',
] as const satisfies readonly (keyof Ticket)[]
type Row = Omit<Ticket, 'id'>

/** Every column of the row is of the log. */
export const ticketFold = {
  table: 'ticket',
  columns,
  of: ({ subject, event }: Happened): string | undefined => (isTicketEvent(event) ? subject : undefined),
  apply(row: Row | undefined, happened: Happened): Row | undefined {
    const after = apply(row && { ...row, id: happened.subject }, happened)
    if (!after) return undefined
    const { id: _, ...rest } = after
    return rest
  },
} as const
