import * as z from 'zod'
import { Instant, Line, Names, PageQuery, pageOf } from './common.ts'
import { Attachment, AttachmentId, Channel, MessageId } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { Email, PersonChip, PersonId } from './people.ts'
import { ClosedHow, Impact, TicketId, TicketRef, Urgency } from './ticket-words.ts'

/** What the requester is told of where his ticket is; each stage keeps the moment it was first reached. */
export const stages = ['accepted', 'understood', 'being-fixed', 'being-checked', 'done'] as const
export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>

/** The requester's wording of a status. `put-aside`: planned for a date; `check-it`: his word is asked. */
export const PortalState = z.enum(['accepted', 'in-work', 'waits-for-you', 'waits-for-others', 'put-aside', 'check-it', 'done'])
export type PortalState = z.infer<typeof PortalState>

/** Urgency and reach as people say them: the desk's matrix makes the priority. */
export const Hindrance = z.enum(['can-wait', 'hinders', 'stopped'])
export type Hindrance = z.infer<typeof Hindrance>
export const Reach = z.enum(['me', 'several', 'everyone'])
export type Reach = z.infer<typeof Reach>
/** What the desk makes of these words. */
export const urgencyOf: Readonly<Record<Hindrance, Urgency>> = { 'can-wait': 'low', hinders: 'normal', stopped: 'high' }
export const impactOf: Readonly<Record<Reach, Impact>> = { me: 'person', several: 'group', everyone: 'organisation' }

export const PortalRow = z.object({
  id: TicketId,
  number: z.int(),
  title: z.string(),
  state: PortalState,
  stage: Stage,
  requester: PersonChip,
  affected: PersonChip.nullable(),
  /** Mine, or of a colleague. */
  mine: z.boolean(),
  service: z.object({ id: z.uuid(), names: Names }).nullable(),
  openedAt: Instant,
  /** The last moment at which the requester could see something new. */
  changedAt: Instant,
  /** Whose word was the last. */
  lastWord: z.enum(['yours', 'ours']).nullable(),
  /** Who answers to the requester. */
  answers: PersonChip.nullable(),
  /** The line that has it now, in the desk's names. */
  worksOnIt: Names,
  /** When an answer or a solution is promised; `from` where it can be said how early it may come. Null: no promise runs. */
  promise: z.object({ what: z.enum(['answer', 'solution']), from: Instant.nullable(), to: Instant }).nullable(),
  /** While it waits for the requester, or is put aside. */
  waitUntil: Instant.nullable(),
})
export type PortalRow = z.infer<typeof PortalRow>

export const PortalItem = z.discriminatedUnion('item', [
  z.object({
    item: z.literal('message'),
    id: MessageId,
    at: Instant,
    side: z.enum(['you', 'colleague', 'desk']),
    author: z.string(),
    channel: Channel,
    text: z.string(),
    html: z.string().nullable(),
    quoted: z.string(),
    blockedImages: z.int(),
    /** Written by a rule: registered, reminded, resolved. */
    automatic: z.boolean(),
    attachments: z.array(Attachment),
  }),
  z.object({
    item: z.literal('fact'),
    id: z.uuid(),
    at: Instant,
    what: z.enum(['registered', 'taken', 'handed-over', 'resolved', 'confirmed', 'still-broken', 'reopened', 'closed', 'rated']),
    /** What was done; what is still broken. */
    text: z.string().nullable(),
  }),
])
export type PortalItem = z.infer<typeof PortalItem>

export const PortalTicket = PortalRow.extend({
  steps: z.array(z.object({ stage: Stage, at: Instant.nullable() })),
  resolution: z.string().nullable(),
  closedHow: ClosedHow.nullable(),
  rating: z.object({ score: z.int(), comment: z.string() }).nullable(),
  /** Who else reads it. */
  copies: z.array(z.object({ name: z.string(), address: z.string() })),
  story: z.array(PortalItem),
  /** Into which ticket it was merged, and whether this person may open that one. */
  mergedInto: z.object({ number: z.int(), mayRead: z.boolean() }).nullable(),
  may: z.object({ reply: z.boolean(), verify: z.boolean(), rate: z.boolean() }),
})
export type PortalTicket = z.infer<typeof PortalTicket>

const refused = ['not-found', 'forbidden'] as const
const ref = z.object({ ref: TicketRef })
const told = z.object({ id: TicketId, number: z.int() })
const files = z.array(AttachmentId).max(30).default([])

export const listMine = endpoint({
  method: 'GET',
  path: '/portal/tickets',
  summary: 'My tickets, or those of my organisation',
  access: 'ticket.create',
  query: PageQuery.extend({
    whose: z.enum(['mine', 'organisation']).default('mine'),
    show: z.enum(['open', 'closed', 'all']).default('open'),
    /** Words of the title or of what was written, or a number. */
    q: z.string().max(200).optional(),
  }),
  result: pageOf(PortalRow),
  refusals: ['forbidden'],
})
export const getMine = endpoint({
  method: 'GET',
  path: '/portal/tickets/:ref',
  summary: 'My ticket in my words',
  access: 'ticket.create',
  params: ref,
  result: PortalTicket,
  refusals: refused,
})
export const askForHelp = endpoint({
  method: 'POST',
  path: '/portal/tickets',
  summary: 'Say what happened',
  access: 'ticket.create',
  body: z.object({
    /** What happened, in one sentence. */
    what: Line,
    details: z.string().max(100_000).default(''),
    service: z.uuid().optional(),
    category: z.uuid().optional(),
    hindrance: Hindrance.default('hinders'),
    reach: Reach.default('me'),
    /** A colleague whom it concerns. */
    onBehalfOf: PersonId.optional(),
    /** Colleagues in copy. */
    copies: z.array(Email).max(10).default([]),
    attachments: files,
    /** What was tried before: walks through troubleshooting trees. */
    runs: z.array(z.uuid()).max(20).default([]),
  }),
  result: told,
  refusals: [
    'forbidden',
    'portal.too-many',
    'portal.copy-elsewhere',
    'portal.unknown-colleague',
    'catalog.unknown-service',
    'catalog.unknown-category',
    'catalog.category-needs-service',
    'conversations.unknown-file',
  ],
})
export const replyFromPortal = endpoint({
  method: 'POST',
  path: '/portal/tickets/:ref/replies',
  summary: 'Answer on my ticket; long after its end it begins a new one',
  access: 'ticket.create',
  params: ref,
  body: z.object({ text: z.string().trim().max(100_000), copies: z.array(Email).max(10).default([]), attachments: files }),
  result: told.extend({ newTicket: z.boolean() }),
  refusals: [...refused, 'portal.empty-reply', 'portal.copy-elsewhere', 'conversations.unknown-file'],
})
export const verifyFromPortal = endpoint({
  method: 'POST',
  path: '/portal/tickets/:ref/verification',
  summary: 'Say whether it works',
  access: 'ticket.create',
  params: ref,
  body: z.object({ works: z.boolean(), text: z.string().trim().max(20_000).default('') }),
  result: told.extend({ outcome: z.enum(['confirmed', 'reopened', 'new-ticket']) }),
  refusals: [...refused, 'tickets.not-resolved'],
})
export const rateFromPortal = endpoint({
  method: 'POST',
  path: '/portal/tickets/:ref/rating',
  summary: 'Say how content I am',
  access: 'ticket.create',
  params: ref,
  body: z.object({ score: z.int().min(1).max(5), comment: z.string().trim().max(5_000).default('') }),
  result: told,
  refusals: [...refused, 'tickets.not-resolved'],
})
export const suggest = endpoint({
  method: 'GET',
  path: '/portal/suggestions',
  summary: 'What may help before a ticket is written: my own similar open ones',
  access: 'ticket.create',
  query: z.object({ q: z.string().trim().max(500) }),
  result: z.object({ tickets: z.array(PortalRow) }),
})
export const listColleagues = endpoint({
  method: 'GET',
  path: '/portal/colleagues',
  summary: 'People of my own organisation, to be put in copy or asked for',
  access: 'ticket.create',
  query: z.object({ q: z.string().trim().min(2).max(100) }),
  result: z.object({ items: z.array(PersonChip.extend({ email: z.string().nullable() })) }),
})
