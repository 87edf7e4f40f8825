import * as z from 'zod'
import { Done, Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { MajorMoment } from './major-incidents.ts'
import { PersonChip, PersonId } from './people.ts'
import { Status, TicketId, TicketRef } from './ticket-words.ts'

const Words = z.string().trim().max(10_000).default('')

/** Blameless: what happened and what made it possible, never whose fault it was. */
export const ReviewDocument = z.object({
  summary: Words,
  wentWell: Words,
  wentBadly: Words,
  lucky: Words,
  /** Each answers "why?" of the one before. */
  whys: z.array(z.string().trim().max(1_000)).max(5).default([]),
  factors: z.array(z.string().trim().max(500)).max(20).default([]),
  /** The lines of the timeline that matter, by their ids. */
  moments: z.array(z.string().max(60)).max(500).default([]),
})
export type ReviewDocument = z.output<typeof ReviewDocument>

export const ReviewState = z.enum(['due', 'draft', 'approved', 'published'])

const TicketChip = z.object({ id: TicketId, number: z.int(), title: z.string(), status: Status })
export const ReviewAction = z.object({
  id: z.uuid(),
  /** The major incident from which it was learned. */
  major: TicketChip,
  text: z.string(),
  owner: PersonChip,
  due: z.iso.date(),
  overdue: z.boolean(),
  task: TicketChip.nullable(),
  endedAt: Instant.nullable(),
  /** Why it will not be done; null: it was, or is open. */
  droppedReason: z.string().nullable(),
})
export type ReviewAction = z.output<typeof ReviewAction>

const Review = z.object({
  ticket: TicketChip,
  state: ReviewState,
  dueAt: Instant,
  version: z.int(),
  document: ReviewDocument,
  writtenBy: PersonChip.nullable(),
  writtenAt: Instant.nullable(),
  approvedBy: PersonChip.nullable(),
  approvedAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
  timeline: z.array(MajorMoment),
  actions: z.array(ReviewAction),
  may: z.object({ write: z.boolean(), approve: z.boolean(), publish: z.boolean(), takeBack: z.boolean() }),
})

const by = z.object({ ref: TicketRef })
const byId = z.object({ id: z.uuid() })
const refused = ['forbidden', 'not-found'] as const
const Text = z.string().trim().min(1).max(1_000)

export const getReview = endpoint({
  method: 'GET',
  path: '/majors/:ref/review',
  summary: 'The review of a major incident, with the timeline to choose from and its actions',
  access: 'ticket.work',
  params: by,
  result: Review,
  refusals: refused,
})
export const writeReview = endpoint({
  method: 'PUT',
  path: '/majors/:ref/review',
  summary: 'Write the review; `version` is the one that was read',
  access: 'ticket.work',
  params: by,
  body: z.object({ version: z.int().min(0), document: ReviewDocument }),
  result: z.object({ version: z.int() }),
  refusals: [...refused, 'incidents.review-changed', 'incidents.review-approved'],
})
export const approveReview = endpoint({
  method: 'POST',
  path: '/majors/:ref/review/approval',
  summary: 'Approve a review that says what happened and why',
  access: 'ticket.close-unconfirmed',
  params: by,
  result: Done,
  refusals: [...refused, 'incidents.review-unfinished', 'incidents.review-approved'],
})
export const publishReview = endpoint({
  method: 'POST',
  path: '/majors/:ref/review/publication',
  summary: 'Publish an approved review among those who work the incident',
  access: 'ticket.close-unconfirmed',
  params: by,
  result: Done,
  refusals: [...refused, 'incidents.review-not-approved'],
})
export const takeReviewBack = endpoint({
  method: 'DELETE',
  path: '/majors/:ref/review/approval',
  summary: 'Take the approval back, to write on',
  access: 'ticket.close-unconfirmed',
  params: by,
  result: Done,
  refusals: [...refused, 'incidents.review-not-approved'],
})
export const agreeAction = endpoint({
  method: 'POST',
  path: '/majors/:ref/review/actions',
  summary: 'Agree an action: what, who, until when',
  access: 'ticket.work',
  params: by,
  body: z.object({ text: Text, owner: PersonId, due: z.iso.date() }),
  result: z.object({ id: z.uuid() }),
  refusals: [...refused, 'incidents.no-such-person'],
})
export const moveAction = endpoint({
  method: 'PATCH',
  path: '/review-actions/:id',
  summary: 'Give an action to another, or another date',
  access: 'ticket.work',
  params: byId,
  body: z.object({ owner: PersonId, due: z.iso.date() }),
  result: Done,
  refusals: [...refused, 'incidents.no-such-person', 'incidents.action-ended'],
})
export const endAction = endpoint({
  method: 'POST',
  path: '/review-actions/:id/end',
  summary: 'Say that an action was done, or why it will not be',
  access: 'ticket.work',
  params: byId,
  /** `dropped`: why not; left out: it was done. */
  body: z.object({ dropped: Text.optional() }),
  result: Done,
  refusals: [...refused, 'incidents.action-ended'],
})
export const ticketAction = endpoint({
  method: 'POST',
  path: '/review-actions/:id/ticket',
  summary: 'Open a ticket for an action: it follows the major incident, its owner asks for it',
  access: 'ticket.work',
  params: byId,
  result: z.object({ id: TicketId, number: z.int() }),
  refusals: [...refused, 'incidents.action-ended', 'incidents.action-ticketed', 'tickets.unknown-requester'],
})
export const listActions = endpoint({
  method: 'GET',
  path: '/review-actions',
  summary: 'Actions of reviews, those that are due first',
  access: 'ticket.work',
  query: z.object({ show: z.enum(['open', 'ended']).default('open'), whose: z.enum(['mine', 'all']).default('all') }),
  result: z.object({ items: z.array(ReviewAction) }),
})

const Median = z.object({ ms: z.int().nullable(), of: z.int() })
/** Times in milliseconds; null where the log does not tell. */
const Measured = z.object({
  ticket: TicketChip,
  /** From when the service was not there, by its outage, until the first ticket. */
  detect: z.int().nullable(),
  /** From the first ticket until somebody began. */
  acknowledge: z.int().nullable(),
  /** From the request until it was resolved the last time. */
  resolve: z.int().nullable(),
  /** From then until the requester confirmed it. */
  verify: z.int().nullable(),
  reopened: z.boolean(),
})
export const measureMajors = endpoint({
  method: 'GET',
  path: '/reports/major-incidents',
  summary: 'How long major incidents took to be detected, acknowledged, resolved and verified, and how many were reopened',
  access: 'report.read',
  query: z.object({ from: Instant, to: Instant }),
  result: z.object({
    items: z.array(Measured),
    /** Medians; the count says of how many. */
    medians: z.object({ detect: Median, acknowledge: Median, resolve: Median, verify: Median }),
    reopened: z.object({ share: z.number().nullable(), of: z.int() }),
  }),
})
