import * as z from 'zod'
import { MajorRoles, MajorRule, MajorScope } from './major-words.ts'

const id = z.uuid()
/** The id of a row in `text_version`. */
const text = z.uuid()
const statement = { impact: text, publicRu: text.nullable(), publicEn: text.nullable() }

/** When a major incident is proposed, and when a review is due. */
export const MajorRules = z.object({
  /** Services on which one incident of `priority` (or a higher one) is enough. */
  criticalServices: z.array(z.uuid()).max(500).default([]),
  priority: z.int().min(1).max(5).default(1),
  /** So many incidents of one service within so many minutes. */
  burstCount: z.int().min(2).max(1_000).default(5),
  burstMinutes: z.int().min(1).max(1_440).default(15),
  reviewDays: z.int().min(1).max(90).default(5),
})
export type MajorRules = z.output<typeof MajorRules>

/** The subject is the incident's ticket, of the rules a fixed one. */
export const MajorEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('major.declared'),
    ...MajorScope.shape,
    ...MajorRoles.shape,
    ...statement,
    /** Why it was declared. */
    reason: text,
    proposal: id.nullable(),
  }),
  /** Whom it touches is another now. */
  z.object({ type: z.literal('major.scope-changed'), ...MajorScope.shape }),
  z.object({ type: z.literal('major.roles-set'), ...MajorRoles.shape }),
  /** The sentence of its impact, or what requesters are told, is another now. */
  z.object({ type: z.literal('major.restated'), ...statement }),
  /** `by`: who decided it; the actor wrote it down. The moment of the event is when it was decided. */
  z.object({ type: z.literal('major.decision-noted'), text, by: id }),
  z.object({ type: z.literal('major.entry-noted'), text }),
  z.object({ type: z.literal('major.stood-down'), reason: text }),
  /** Tickets became part of it, or were taken out: told on it once for each act; on each of them by `ticket.linked`. */
  z.object({ type: z.literal('major.children-joined'), children: z.array(id) }),
  z.object({ type: z.literal('major.children-left'), children: z.array(id) }),
  /** All children that were open have been dealt with. */
  z.object({ type: z.literal('major.children-resolved'), resolution: id, resolved: z.int(), refused: z.int() }),
  /** A child was resolved with it, and its requester says that it does not work, or an agent opened it again. */
  z.object({ type: z.literal('major.child-came-back'), child: id }),
  z.object({ type: z.literal('major.proposed'), proposal: id, rule: MajorRule, service: id, tickets: z.array(id) }),
  z.object({ type: z.literal('major.proposal-dismissed'), proposal: id, reason: text }),
  z.object({ type: z.literal('major-rules.set'), rules: MajorRules }),
])
export type MajorEvent = z.infer<typeof MajorEvent>

/** The subject is the ticket of the major incident. */
export const ReviewEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('review.due'), at: z.iso.datetime() }),
  /** Nobody has finished it in time; `person`: who commanded is told. */
  z.object({ type: z.literal('review.overdue'), person: id }),
  z.object({ type: z.literal('review.written'), version: z.int() }),
  z.object({ type: z.literal('review.approved') }),
  z.object({ type: z.literal('review.published') }),
  /** Something was wrong: it is written again. */
  z.object({ type: z.literal('review.taken-back') }),
  z.object({ type: z.literal('review.action-agreed'), action: id, owner: id, due: z.iso.date() }),
  z.object({ type: z.literal('review.action-moved'), action: id, owner: id, due: z.iso.date() }),
  z.object({ type: z.literal('review.action-done'), action: id }),
  z.object({ type: z.literal('review.action-dropped'), action: id }),
  /** A ticket was opened for it. */
  z.object({ type: z.literal('review.action-ticketed'), action: id, ticket: id }),
  z.object({ type: z.literal('review.action-overdue'), action: id, owner: id }),
])
export type ReviewEvent = z.infer<typeof ReviewEvent>
