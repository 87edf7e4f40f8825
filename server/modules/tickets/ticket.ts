import type { Channel } from '#contract/conversations.ts'
import type { VerificationAsked } from '#contract/verification.ts'
import type { ClosedHow, Impact, Kind, Raise, Status, Urgency, WaitingOn } from '#contract/ticket-words.ts'

type Instant = Temporal.Instant

/** How a ticket stands: what taking back a reply or a merge restores. Moments are ISO 8601. */
export interface Standing {
  readonly status: Status
  readonly waiting_on: WaitingOn | null
  readonly wait_until: string | null
  readonly wait_reason_id: string | null
  readonly wait_expired_at: string | null
  readonly requester_answered_at: string | null
  readonly returned: boolean
  readonly resolution_code_id: string | null
  readonly resolution_id: string | null
  readonly resolved_at: string | null
  readonly closed_at: string | null
  readonly closed_how: ClosedHow | null
  readonly verification: VerificationAsked | null
  readonly verified_at: string | null
  readonly reopened: number
}

/** A row of `ticket`: the fold of its events. Texts and people are ids. */
export interface Ticket {
  readonly id: string
  readonly number: number
  readonly kind: Kind
  readonly status: Status
  readonly title_id: string
  readonly channel: Channel
  readonly requester_id: string
  readonly affected_id: string | null
  readonly organisation_id: string | null
  readonly vip: boolean
  readonly owner_id: string | null
  readonly level_id: string
  readonly team_id: string | null
  readonly assignee_id: string | null
  readonly vendor_id: string | null
  /** By what number the vendor knows it, while he has it. */
  readonly vendor_case: string | null
  readonly service_id: string | null
  readonly category_id: string | null
  readonly asset_id: string | null
  readonly impact: Impact
  readonly urgency: Urgency
  readonly priority: number
  readonly priority_by_hand: boolean
  readonly raised_by: readonly Raise[]
  /** Since when it is so; null: not known. */
  readonly occurred_at: Instant | null
  readonly waiting_on: WaitingOn | null
  readonly wait_until: Instant | null
  readonly wait_reason_id: string | null
  readonly wait_expired_at: Instant | null
  readonly requester_answered_at: Instant | null
  readonly letter_failed_at: Instant | null
  readonly returned: boolean
  readonly restricted: boolean
  readonly escalated_at: Instant | null
  readonly started_at: Instant
  readonly opened_at: Instant
  readonly last_event_at: Instant
  readonly resolution_code_id: string | null
  readonly resolution_id: string | null
  readonly resolved_at: Instant | null
  readonly closed_at: Instant | null
  readonly closed_how: ClosedHow | null
  /** As the rule said when it was resolved; null: the requester is asked. */
  readonly verification: VerificationAsked | null
  readonly verified_at: Instant | null
  readonly reopened: number
  readonly rating_asked_at: Instant | null
  readonly rating_score: number | null
  readonly rating_comment_id: string | null
  readonly merged_into_id: string | null
  /** Who helps without having it, in the order in which they joined. */
  readonly collaborator_ids: readonly string[]
  readonly before_reply: { readonly message: string; readonly at: string; readonly standing: Standing } | null
  readonly before_merge: Standing | null
}

/** Where a ticket is. */
export interface Place {
  readonly level: string
  readonly team: string | null
  readonly assignee: string | null
  readonly vendor: string | null
}

export const placeOf = (ticket: Ticket): Place => ({
  level: ticket.level_id,
  team: ticket.team_id,
  assignee: ticket.assignee_id,
  vendor: ticket.vendor_id,
})

/** Somebody still has work to do. */
export const isOpen = ({ status }: Pick<Ticket, 'status'>): boolean => status !== 'resolved' && status !== 'closed'

const text = (at: Instant | null): string | null => at?.toString() ?? null
/** A moment of an event, where it names one. */
export const moment = (at: string | null | undefined): Instant | null => (at ? Temporal.Instant.from(at) : null)

export const standingOf = (ticket: Ticket): Standing => ({
  status: ticket.status,
  waiting_on: ticket.waiting_on,
  wait_until: text(ticket.wait_until),
  wait_reason_id: ticket.wait_reason_id,
  wait_expired_at: text(ticket.wait_expired_at),
  requester_answered_at: text(ticket.requester_answered_at),
  returned: ticket.returned,
  resolution_code_id: ticket.resolution_code_id,
  resolution_id: ticket.resolution_id,
  resolved_at: text(ticket.resolved_at),
  closed_at: text(ticket.closed_at),
  closed_how: ticket.closed_how,
  verification: ticket.verification,
  verified_at: text(ticket.verified_at),
  reopened: ticket.reopened,
})

export const restore = (ticket: Ticket, standing: Standing): Ticket => ({
  ...ticket,
  ...standing,
  wait_until: moment(standing.wait_until),
  wait_expired_at: moment(standing.wait_expired_at),
  requester_answered_at: moment(standing.requester_answered_at),
  resolved_at: moment(standing.resolved_at),
  closed_at: moment(standing.closed_at),
  verified_at: moment(standing.verified_at),
})
