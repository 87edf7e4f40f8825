import * as z from 'zod'
import { Instant, Line, Text } from './common.ts'
import { AttachmentId, Channel, MessageId } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { Email, LevelId, OrganisationId, PersonId, TeamId } from './people.ts'
import { Reply } from './reply.ts'
import { VendorLetter } from './vendor-letters.ts'
import { HandOver, Impact, Kind, LinkType, TicketId, TicketRef, Urgency, WaitingOn } from './ticket-words.ts'

const ref = z.object({ ref: TicketRef })

const Requester = z.union([
  z.object({ person: PersonId }),
  z.object({ name: Line, email: Email.optional(), phone: Line.optional(), organisation: OrganisationId.optional() }),
])
const classifying = ['catalog.unknown-service', 'catalog.unknown-category', 'catalog.category-of-other-kind'] as const
const Resolving = z.object({ code: z.uuid(), text: Text })

export const NewTicket = z.object({
  title: Line,
  text: z.string().max(100_000).default(''),
  kind: Kind.default('incident'),
  channel: Channel.default('phone'),
  requester: Requester,
  affected: PersonId.optional(),
  /** When the call began; earlier than now needs `startedReason`. */
  startedAt: Instant.optional(),
  startedReason: z.string().max(500).optional(),
  /** Since when it is so: not before the request, and not in the future. */
  occurredAt: Instant.optional(),
  impact: Impact.default('person'),
  urgency: Urgency.default('normal'),
  service: z.uuid().optional(),
  category: z.uuid().optional(),
  asset: z.uuid().optional(),
  team: TeamId.optional(),
  assignToMe: z.boolean().default(true),
  attachments: z.array(AttachmentId).default([]),
  resolvedNow: Resolving.optional(),
})
const result = z.object({ id: TicketId, number: z.int() })

export const openTicket = endpoint({
  method: 'POST',
  path: '/tickets',
  summary: 'Register a ticket',
  access: 'ticket.work',
  body: NewTicket,
  result,
  refusals: [
    'tickets.start-in-future',
    'tickets.start-needs-reason',
    'tickets.occurred-in-future',
    'tickets.unknown-requester',
    ...classifying,
    'tickets.unknown-code',
    'tickets.evidence-missing',
    'tickets.not-solved-at-once',
    'people.address-taken',
    'conversations.unknown-file',
    'forbidden',
    'not-found',
  ],
})

export const replyToTicket = endpoint({
  method: 'POST',
  path: '/tickets/:ref/replies',
  summary: 'Answer the requester, or a vendor',
  access: 'ticket.work',
  params: ref,
  body: Reply,
  result: z.object({ message: MessageId, undoUntil: Instant }),
  refusals: [
    'forbidden',
    'not-found',
    'tickets.closed',
    'tickets.merged',
    'tickets.no-address',
    'tickets.level-may-not-write',
    'tickets.vendor-is-not-told',
    'tickets.address-of-other-side',
    'tickets.already-resolved',
    'tickets.unknown-code',
    'tickets.date-in-past',
    'tickets.tasks-open',
    'tickets.evidence-missing',
    'conversations.unknown-file',
  ],
})
export const noteOnTicket = endpoint({
  method: 'POST',
  path: '/tickets/:ref/notes',
  summary: 'Write an internal note',
  access: 'ticket.work',
  params: ref,
  body: z.object({ text: Text, attachments: z.array(AttachmentId).default([]) }),
  result: z.object({ message: MessageId }),
  refusals: ['forbidden', 'not-found', 'conversations.unknown-file'],
})

const act = <const M extends 'POST' | 'PUT' | 'DELETE' | 'PATCH', const P extends '' | `/${string}`, B extends z.ZodType>(
  method: M,
  path: P,
  summary: string,
  body: B,
  ...refusals: string[]
) =>
  endpoint({
    method,
    path: `/tickets/:ref${path}` as const,
    summary,
    access: 'ticket.work',
    params: ref,
    body,
    result,
    refusals: ['forbidden', 'not-found', 'tickets.merged', 'tickets.evidence-missing', ...refusals],
  })
const nothing = z.strictObject({})

export const takeTicket = act('POST', '/taking', 'Take it: become the assignee and begin', nothing, 'tickets.closed')
export const assignTicket = act(
  'PUT',
  '/assignment',
  'Assign to a team and a person',
  z.object({ team: TeamId.nullable(), assignee: PersonId.nullable() }),
  'tickets.closed',
  'tickets.not-in-team',
  'tickets.team-not-on-level',
)
export const ownTicket = act(
  'PUT',
  '/owner',
  'Set who answers to the requester',
  z.object({ owner: PersonId }),
  'tickets.closed',
  'tickets.not-in-team',
)
export const escalateTicket = act(
  'POST',
  '/escalation',
  'Hand over to another level with a card; on the highest priority an incomplete card does not hold it up and is owed within 15 minutes',
  z.object({
    level: LevelId,
    team: TeamId.optional(),
    vendor: OrganisationId.optional(),
    card: HandOver,
    jumpReason: z.string().max(1_000).optional(),
    letter: VendorLetter.optional(),
  }),
  'tickets.closed',
  'tickets.card-incomplete',
  'tickets.card-unchecked',
  'tickets.level-takes-other-kinds',
  'tickets.level-takes-other-services',
  'tickets.level-needs-service',
  'tickets.jump-needs-reason',
  'tickets.same-level',
  'tickets.vendor-needed',
  'tickets.letter-needs-vendor',
  'tickets.address-of-other-side',
  'conversations.unknown-file',
  'tickets.team-not-on-level',
  'tickets.already-resolved',
)
export const giveCard = act(
  'POST',
  '/card',
  'Give the card of a hand-over that went ahead of it',
  HandOver,
  'tickets.card-incomplete',
  'tickets.card-unchecked',
  'tickets.card-not-owed',
)
export const returnTicket = act(
  'POST',
  '/return',
  'Return to the level it came from',
  z.object({ reason: Text }),
  'tickets.closed',
  'tickets.nowhere-to-return',
  'tickets.already-resolved',
)
export const waitForSomething = act(
  'PUT',
  '/wait',
  'Wait: on whom and until when',
  z.object({ on: WaitingOn, until: Instant.optional(), reason: z.string().max(2_000).default('') }),
  'tickets.closed',
  'tickets.hold-needs-date',
  'tickets.date-in-past',
  'tickets.already-resolved',
)
export const endWait = act('DELETE', '/wait', 'Stop waiting', nothing, 'tickets.not-waiting')
export const resolveTicket = act(
  'POST',
  '/resolution',
  'Resolve: code and deed',
  Resolving.extend({
    tell: z.boolean().default(true),
    service: z.uuid().optional(),
    category: z.uuid().optional(),
    asset: z.uuid().optional(),
  }),
  'tickets.already-resolved',
  'tickets.tasks-open',
  'tickets.closed',
  'tickets.unknown-code',
  ...classifying,
)
export const reopenTicket = act(
  'DELETE',
  '/resolution',
  'Reopen',
  z.object({ reason: z.string().max(2_000).default('') }),
  'tickets.not-resolved',
)
export const closeTicket = act(
  'POST',
  '/closure',
  'Close it',
  z.object({ how: z.enum(['thanks', 'agent', 'spam', 'duplicate']), reason: z.string().max(2_000).default('') }),
  'tickets.closed',
  'tickets.tasks-open',
  'tickets.not-resolved',
  'tickets.reason-needed',
)
export const editTicket = act(
  'PATCH',
  '',
  'Change its properties',
  z
    .object({
      title: Line,
      kind: Kind,
      service: z.uuid().nullable(),
      category: z.uuid().nullable(),
      asset: z.uuid().nullable(),
      requester: PersonId,
      affected: PersonId.nullable(),
      occurredAt: Instant.nullable(),
      impact: Impact,
      urgency: Urgency,
      priority: z.int().min(1).max(5),
      priorityReason: z.string().max(1_000),
      restricted: z.boolean(),
    })
    .partial(),
  'tickets.closed',
  'tickets.priority-needs-reason',
  'tickets.occurred-in-future',
  'tickets.unknown-requester',
  ...classifying,
  'catalog.category-needs-service',
)
export const mergeTicket = act(
  'POST',
  '/merge',
  'Merge into another ticket',
  z.object({ into: TicketRef }),
  'tickets.merge-into-itself',
  'tickets.merged',
  'tickets.merge-other-organisation',
  'tickets.merge-restricted',
  'tickets.closed',
)
export const unmergeTicket = act('DELETE', '/merge', 'Take a merge back', nothing, 'tickets.not-merged')
export const splitTicket = act(
  'POST',
  '/split',
  'Move messages into a new ticket',
  z.object({ messages: z.array(MessageId).min(1).max(200), title: Line }),
  'tickets.split-everything',
)
export const unsplitTicket = act(
  'DELETE',
  '/split',
  'Take a split back: the messages return, and this ticket is merged into the one it came from',
  nothing,
  'tickets.not-split',
  'tickets.closed',
)
/** What is part of a major incident is so by acts of its own. */
const FreeLink = LinkType.exclude(['part-of'])
export const linkTicket = act(
  'POST',
  '/links',
  'Link to another ticket',
  z.object({ other: TicketRef, type: FreeLink }),
  'tickets.link-to-itself',
)
export const unlinkTicket = act('DELETE', '/links', 'Remove a link', z.object({ other: TicketRef, type: FreeLink }))
