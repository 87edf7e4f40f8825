import * as z from 'zod'
import { Unattended } from './assignment.ts'
import { Away } from './absences.ts'
import { Instant } from './common.ts'
import { AttachmentId, Audience, Channel, ConversationId, Message, MessageId } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { CardAsks, OwedCard } from './hand-over.ts'
import { LevelChip, OrganisationChip, PersonChip, TeamChip } from './people.ts'
import { StagesShown } from './stages.ts'
import { TicketEvent } from './ticket-events.ts'
import { VerificationShown } from './verification.ts'
import { ClosedHow, HandOver, Impact, Kind, LinkType, Raise, Status, TicketId, TicketRef, Urgency, WaitingOn } from './ticket-words.ts'

export * from './hand-over.ts'
export * from './message-acts.ts'
export * from './reply.ts'
export * from './ticket-acts.ts'
export * from './ticket-events.ts'
export * from './ticket-settings.ts'
export * from './ticket-words.ts'
export * from './vendor-letters.ts'
export * from './verification.ts'

export const Named = z.object({ id: z.uuid(), name: z.string() })

export const Stay = z.object({
  level: LevelChip,
  team: TeamChip.nullable(),
  assignee: PersonChip.nullable(),
  vendor: OrganisationChip.nullable(),
  /** By what number the vendor knows it. */
  vendorCase: z.string().nullable(),
  from: Instant,
  to: Instant.nullable(),
  how: z.enum(['opened', 'assigned', 'escalated', 'returned', 'reopened']),
})

/** What this actor may do to this ticket now; the same policy guards the commands. */
export const TicketMay = z.object({
  reply: z.boolean(),
  note: z.boolean(),
  assign: z.boolean(),
  escalate: z.boolean(),
  return: z.boolean(),
  wait: z.boolean(),
  resolve: z.boolean(),
  reopen: z.boolean(),
  close: z.boolean(),
  edit: z.boolean(),
  merge: z.boolean(),
  unmerge: z.boolean(),
  split: z.boolean(),
  restrict: z.boolean(),
})

export const Ticket = z.object({
  id: TicketId,
  number: z.int(),
  kind: Kind,
  status: Status,
  title: z.string(),
  channel: Channel,
  requester: PersonChip,
  affected: PersonChip.nullable(),
  organisation: OrganisationChip.nullable(),
  owner: PersonChip.nullable(),
  assignee: PersonChip.nullable(),
  team: TeamChip.nullable(),
  level: LevelChip,
  vendor: OrganisationChip.nullable(),
  /** By what number the vendor knows it, while he has it. */
  vendorCase: z.string().nullable(),
  service: Named.nullable(),
  category: Named.nullable(),
  asset: Named.nullable(),
  impact: Impact,
  urgency: Urgency,
  /** 1 is the highest. */
  priority: z.int().min(1).max(5),
  priorityByHand: z.boolean(),
  /** What lifts it above the matrix; not for whom it is done. */
  raisedBy: z.array(Raise),
  /** Who asks, or for whom it is asked, is a VIP; not told to them. */
  vip: z.boolean(),
  waitingOn: WaitingOn.nullable(),
  waitUntil: Instant.nullable(),
  waitReason: z.string(),
  /** The requester wrote and nobody has answered since. */
  requesterAnsweredAt: Instant.nullable(),
  /** The date of the wait has come and nothing has happened. */
  waitExpired: z.boolean(),
  /** Our last letter to the requester did not arrive. */
  letterFailed: z.boolean(),
  /** It came back to us from a later level. */
  returned: z.boolean(),
  restricted: z.boolean(),
  /** Marked as escalated by a step of its agreement, and still open. */
  escalated: z.boolean(),
  /** Since when it is so, as far as it is known. */
  occurredAt: Instant.nullable(),
  /** When the request reached us, and when it was written down. */
  startedAt: Instant,
  openedAt: Instant,
  changedAt: Instant,
  resolutionCode: Named.nullable(),
  resolution: z.string().nullable(),
  resolvedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  closedHow: ClosedHow.nullable(),
  reopened: z.int(),
  rating: z.object({ score: z.int(), comment: z.string() }).nullable(),
  mergedInto: z.object({ id: TicketId, number: z.int() }).nullable(),
  mayRead: z.literal(true),
  may: TicketMay,
})

/** One line of the ticket's story: a message, or what happened. `texts` are the texts that the event names; `names` resolve its ids. */
export const SpineItem = z.discriminatedUnion('item', [
  z.object({ item: z.literal('message'), at: Instant, message: Message }),
  z.object({
    item: z.literal('fact'),
    id: z.uuid(),
    at: Instant,
    recordedAt: Instant,
    actor: PersonChip.nullable(),
    job: z.string().nullable(),
    event: TicketEvent,
    texts: z.record(z.string(), z.string()),
    names: z.record(z.string(), z.string()),
    card: HandOver.nullable(),
  }),
])

export const TicketPage = z.object({
  ticket: Ticket,
  stays: z.array(Stay),
  /** The ticket went ahead of its card. */
  owedCard: OwedCard.nullable(),
  /** Of a hand-over from where it is. */
  cardAsks: CardAsks.nullable(),
  /** Of who works on it and who answers for it, those who are away now. */
  away: z.array(Away),
  /** Who helps without having it. */
  collaborators: z.array(PersonChip),
  /** Nobody of the team could be given it. */
  unattended: Unattended.nullable(),
  /** Where it is on its way, and what its gates wait for; not for whom it is done. */
  way: StagesShown.nullable(),
  /** How its solution is verified, once it is resolved. */
  verification: VerificationShown.nullable(),
  links: z.array(
    z.object({ type: LinkType, out: z.boolean(), ticket: z.object({ id: TicketId, number: z.int(), title: z.string(), status: Status }) }),
  ),
  spine: z.array(SpineItem),
  /** Where one may write, and who gets it: the conversations that can be answered, where a requester wrote last first. */
  conversations: z.array(
    z.object({ id: ConversationId, channel: Channel, audience: Audience, to: z.array(z.string()), cc: z.array(z.string()) }),
  ),
  /** Who gets a reply that names no conversation, before it is written. */
  replyTo: z.object({ channel: Channel, to: z.array(z.string()), cc: z.array(z.string()) }),
})

export const getTicket = endpoint({
  method: 'GET',
  path: '/tickets/:ref',
  summary: 'A ticket with its story',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  result: TicketPage,
  refusals: ['not-found'],
})

/** A file of a message; a picture is shown in place. Seen by who sees the message. */
export const getAttachment = endpoint({
  method: 'GET',
  path: '/attachments/:id',
  summary: 'A file of a message',
  access: 'signed-in',
  params: z.object({ id: AttachmentId }),
  result: z.unknown(),
  wire: 'file',
  refusals: ['not-found'],
})
/** The whole letter, byte for byte. */
export const getRawMessage = endpoint({
  method: 'GET',
  path: '/messages/:id/raw',
  summary: 'The letter as it came (message/rfc822)',
  access: 'signed-in',
  params: z.object({ id: MessageId }),
  result: z.unknown(),
  wire: 'file',
  refusals: ['not-found'],
})
