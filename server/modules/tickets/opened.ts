import type { TicketEvent } from '#contract/ticket-events.ts'
import { type Ticket, moment } from './ticket.ts'

export type Opened = Extract<TicketEvent, { type: 'ticket.opened' }>

export const notWaiting = { waiting_on: null, wait_until: null, wait_reason_id: null, wait_expired_at: null } as const
export const notResolved = {
  resolution_code_id: null,
  resolution_id: null,
  resolved_at: null,
  closed_at: null,
  closed_how: null,
  verification: null,
  verified_at: null,
} as const

/** A ticket as its first event makes it. */
export function open(id: string, event: Opened, at: Temporal.Instant): Ticket {
  return {
    id,
    number: event.number,
    kind: event.kind,
    status: 'new',
    title_id: event.title,
    channel: event.channel,
    requester_id: event.requester,
    affected_id: event.affected,
    organisation_id: event.organisation,
    vip: event.vip ?? false,
    owner_id: event.owner,
    level_id: event.level,
    team_id: event.team,
    assignee_id: event.assignee,
    vendor_id: event.vendor,
    vendor_case: null,
    service_id: event.service,
    category_id: event.category,
    asset_id: event.asset,
    impact: event.impact,
    urgency: event.urgency,
    priority: event.priority,
    priority_by_hand: false,
    raised_by: event.raisedBy ?? [],
    occurred_at: moment(event.occurredAt),
    ...notWaiting,
    requester_answered_at: null,
    letter_failed_at: null,
    returned: false,
    restricted: false,
    escalated_at: null,
    started_at: Temporal.Instant.from(event.startedAt),
    opened_at: at,
    last_event_at: at,
    ...notResolved,
    reopened: 0,
    rating_asked_at: null,
    rating_score: null,
    rating_comment_id: null,
    merged_into_id: null,
    collaborator_ids: [],
    before_reply: null,
    before_merge: null,
  }
}
