import * as z from 'zod'
import { AssignedWhy, UnattendedBecause } from './assignment.ts'
import { Channel } from './conversations.ts'
import { CardNeed } from './hand-over.ts'
import { PriorityMatrix, TicketSettings } from './ticket-settings.ts'
import { VerificationAsked } from './verification.ts'
import { ClosedHow, Impact, Kind, LinkType, Raise, Urgency, WaitingOn } from './ticket-words.ts'

const id = z.uuid()
const maybe = z.uuid().nullable()
/** The id of a row in `text_version`. */
const text = z.uuid()
const at = z.iso.datetime()
const place = { level: id, team: maybe, assignee: maybe, vendor: maybe }

/** What can happen to a ticket. Facts and ids: texts stand in `text_version` rows that events name. */
export const TicketEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ticket.opened'),
    number: z.int(),
    kind: Kind,
    channel: Channel,
    title: text,
    requester: id,
    affected: maybe,
    organisation: maybe,
    /** Whether who asks, or for whom it is asked, was a VIP then; left out: no. */
    vip: z.boolean().optional(),
    owner: maybe,
    ...place,
    service: maybe,
    category: maybe,
    asset: maybe,
    impact: Impact,
    urgency: Urgency,
    priority: z.int(),
    /** What lifts it above the matrix; left out: nothing. */
    raisedBy: z.array(Raise).optional(),
    /** Since when it is so, where it is an incident: before anybody told us; left out: not said. */
    occurredAt: at.nullable().optional(),
    /** When the request reached us: clocks start then. */
    startedAt: at,
    startedReason: text.nullable(),
  }),
  /** `why`: he was chosen as the best. */
  z.object({ type: z.literal('ticket.assigned'), team: maybe, assignee: maybe, why: AssignedWhy.optional() }),
  /** Nobody of the team could be given it; `paged`: who is on call, or leads. */
  z.object({ type: z.literal('ticket.unattended'), team: id, because: UnattendedBecause, until: at.nullable(), paged: z.array(id) }),
  /** Somebody helps without having it, or does not any more. */
  z.object({ type: z.literal('ticket.collaborator-joined'), person: id }),
  z.object({ type: z.literal('ticket.collaborator-left'), person: id }),
  z.object({ type: z.literal('ticket.owned'), owner: maybe }),
  z.object({ type: z.literal('ticket.begun') }),
  /** `card`, and the reason of a return, are null where another system's log tells of it; `card` also where the ticket goes ahead of it. */
  z.object({ type: z.literal('ticket.escalated'), ...place, card: maybe, jumpReason: text.nullable() }),
  /** The card of a hand-over that went ahead of it. */
  z.object({ type: z.literal('ticket.card-given'), card: id }),
  /** It was not given in time: who owes it was reminded, for the first, the second… `time`. */
  z.object({ type: z.literal('ticket.card-chased'), by: maybe, time: z.int() }),
  /** A step of its agreement asks for eyes beyond those who have it. */
  z.object({ type: z.literal('ticket.marked-escalated') }),
  z.object({ type: z.literal('ticket.returned'), ...place, reason: text.nullable() }),
  z.object({ type: z.literal('ticket.waited'), on: WaitingOn, until: at.nullable(), reason: text.nullable() }),
  z.object({
    type: z.literal('ticket.wait-ended'),
    because: z.enum(['agent', 'requester-answered', 'vendor-answered', 'replied', 'letter-failed']),
  }),
  /** The date of a wait came and nothing had happened; the ticket still waits and stands in "wait expired". */
  z.object({ type: z.literal('ticket.wait-expired') }),
  z.object({ type: z.literal('ticket.conversation-linked'), conversation: id }),
  z.object({ type: z.literal('ticket.conversation-unlinked'), conversation: id }),
  /** An agent wrote to the requester; it has not left the house yet. */
  z.object({ type: z.literal('ticket.replied'), message: id, conversation: id }),
  /** `restored`: what the reply had made of the ticket (waiting, resolved, reopened in the same moment) is undone with it. */
  z.object({ type: z.literal('ticket.reply-taken-back'), message: id, restored: z.boolean() }),
  /** The reply really left (after the undo window): this is a response. */
  z.object({ type: z.literal('ticket.reply-sent'), message: id }),
  /** To a vendor, or to whoever a message was forwarded: no answer to the requester. */
  z.object({ type: z.literal('ticket.vendor-written'), message: id, conversation: id }),
  /** The vendor, or whoever a message was forwarded to, wrote. */
  z.object({ type: z.literal('ticket.vendor-answered'), message: id, conversation: id }),
  /** By what number the vendor knows it; null: it was a mistake. */
  z.object({ type: z.literal('ticket.vendor-case-set'), number: z.string().nullable() }),
  z.object({ type: z.literal('ticket.noted'), message: id }),
  z.object({ type: z.literal('ticket.requester-answered'), message: id, conversation: id }),
  z.object({ type: z.literal('ticket.letter-failed'), message: id }),
  /** `reply`: the message that says it, where it was resolved with a reply; else `tell` says whether the requester is to be told. */
  z.object({
    type: z.literal('ticket.resolved'),
    code: id,
    text,
    reply: maybe,
    tell: z.boolean(),
    /** Left out: the requester is asked. */
    verification: VerificationAsked.optional(),
  }),
  z.object({ type: z.literal('ticket.confirmed'), by: id }),
  z.object({ type: z.literal('ticket.verification-failed'), by: maybe, text: text.nullable() }),
  /** The same found in the house: the words are between us. `run`: the check that failed. */
  z.object({ type: z.literal('ticket.solution-failed'), how: z.enum(['second', 'check']), by: maybe, text: text.nullable(), run: maybe }),
  /** By a second person of the desk, or by a check that passed. */
  z.object({ type: z.literal('ticket.verified'), how: z.enum(['second', 'check']), by: maybe, text: text.nullable(), run: maybe }),
  z.object({
    type: z.literal('ticket.reopened'),
    because: z.enum(['verification-failed', 'requester-answered', 'agent']),
    reason: text.nullable(),
  }),
  z.object({ type: z.literal('ticket.closed'), how: ClosedHow, reason: text.nullable() }),
  z.object({ type: z.literal('ticket.rating-asked') }),
  z.object({ type: z.literal('ticket.rated'), score: z.int().min(1).max(5), comment: text.nullable() }),
  z.object({ type: z.literal('ticket.renamed'), title: text }),
  z.object({ type: z.literal('ticket.kind-changed'), kind: Kind }),
  z.object({ type: z.literal('ticket.classified'), service: maybe, category: maybe, asset: maybe }),
  z.object({
    type: z.literal('ticket.prioritised'),
    impact: Impact,
    urgency: Urgency,
    priority: z.int(),
    byHand: z.boolean(),
    raisedBy: z.array(Raise).optional(),
    reason: text.nullable(),
  }),
  /** Since when it is so was learnt, or is not known after all. */
  z.object({ type: z.literal('ticket.occurrence-set'), occurredAt: at.nullable() }),
  z.object({ type: z.literal('ticket.requester-set'), requester: id, affected: maybe, organisation: maybe, vip: z.boolean().optional() }),
  z.object({ type: z.literal('ticket.restricted') }),
  z.object({ type: z.literal('ticket.unrestricted') }),
  z.object({ type: z.literal('ticket.linked'), other: id, link: LinkType }),
  z.object({ type: z.literal('ticket.unlinked'), other: id, link: LinkType }),
  /** On the ticket that is given up: its conversations move to `into`. */
  z.object({ type: z.literal('ticket.merged'), into: id, conversations: z.array(id) }),
  z.object({ type: z.literal('ticket.unmerged'), from: id, conversations: z.array(id) }),
  /** On the survivor. `startedAt` is the earliest start of the two. */
  z.object({ type: z.literal('ticket.absorbed'), other: id, startedAt: at }),
  z.object({ type: z.literal('ticket.released'), other: id, startedAt: at }),
  /** The request reached us at another time than was written down. */
  z.object({ type: z.literal('ticket.start-corrected'), startedAt: at, reason: text }),
  /** `wait`: the event of a wait that was none; clocks count that time. */
  z.object({ type: z.literal('ticket.pause-cancelled'), wait: id, reason: text }),
  z.object({ type: z.literal('ticket.split'), into: id, messages: z.array(id) }),
])
export type TicketEvent = z.infer<typeof TicketEvent>

/** How the desk works was changed. The subject of a code is the code, of a rule of hand-overs the level. */
export const TicketSettingsEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('resolution-code.saved'), active: z.boolean() }),
  z.object({ type: z.literal('priority-matrix.set'), matrix: PriorityMatrix }),
  z.object({ type: z.literal('ticket-rules.set'), rules: TicketSettings }),
  z.object({ type: z.literal('hand-over-rule.set'), needs: z.array(CardNeed) }),
])
