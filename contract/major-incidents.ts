import * as z from 'zod'
import { Done, Instant, Line } from './common.ts'
import { endpoint } from './endpoint.ts'
import { MajorRules } from './major-events.ts'
import { MajorRole, MajorRoles, MajorRule, MajorScope, PublicText, ServiceChip } from './major-words.ts'
import { OrganisationChip, PersonChip, PersonId, TeamChip } from './people.ts'
import { Status, TicketId, TicketRef } from './ticket-words.ts'

const TicketChip = z.object({ id: TicketId, number: z.int(), title: z.string(), status: Status })
const Sentence = z.string().trim().min(1).max(1_000)

export const MajorRow = z.object({
  ticket: TicketChip,
  priority: z.int(),
  impact: z.string(),
  declaredAt: Instant,
  resolvedAt: Instant.nullable(),
  stoodDownAt: Instant.nullable(),
  services: z.array(ServiceChip),
  /** None: every client. */
  organisations: z.array(OrganisationChip),
  commander: PersonChip,
  children: z.int(),
  open: z.int(),
  /** Children that were resolved with it and are open again. */
  cameBack: z.int(),
  review: z.object({ state: z.enum(['due', 'draft', 'approved', 'published']), dueAt: Instant }).nullable(),
})
export type MajorRow = z.output<typeof MajorRow>

/** The rules saw what may be one; nobody has decided yet. */
export const Proposal = z.object({
  id: z.uuid(),
  rule: MajorRule,
  service: ServiceChip,
  ticket: TicketChip,
  /** How many incidents made the rule speak. */
  incidents: z.int(),
  proposedAt: Instant,
})

export const MajorChild = z.object({
  ticket: TicketChip,
  organisation: OrganisationChip.nullable(),
  requester: PersonChip,
  joinedAt: Instant,
  cameBack: z.boolean(),
  /** Why it could not be resolved with its major incident: a code of a refusal. */
  refusal: z.string().nullable(),
})

/** A line of the timeline, which the log keeps by itself. `texts`: words of the line by their role; `names`: who and what it names. */
export const MajorMoment = z.object({
  /** The event; of the beginning, its moment. */
  id: z.string(),
  at: Instant,
  recordedAt: Instant,
  what: z.enum([
    'began',
    'opened',
    'declared',
    'scope',
    'roles',
    'restated',
    'decision',
    'entry',
    'children-joined',
    'children-left',
    'assigned',
    'escalated',
    'resolved',
    'reopened',
    'children-resolved',
    'came-back',
    'told',
    'stood-down',
    'closed',
  ]),
  /** Who did it, or wrote it down. */
  actor: PersonChip.nullable(),
  /** Who decided. */
  by: PersonChip.nullable(),
  text: z.string(),
  names: z.array(z.string()),
  count: z.int().nullable(),
})
export type MajorMoment = z.output<typeof MajorMoment>

export const MajorPage = MajorRow.extend({
  startedAt: Instant,
  publicText: PublicText,
  people: z.array(PersonChip),
  teams: z.array(TeamChip),
  communicator: PersonChip.nullable(),
  scribe: PersonChip.nullable(),
  /** Who had which role, and until when; null: still. */
  roles: z.array(z.object({ role: MajorRole, person: PersonChip, from: Instant, to: Instant.nullable() })),
  byOrganisation: z.array(z.object({ organisation: OrganisationChip.nullable(), children: z.int(), open: z.int() })),
  /** Those that the reader may see, the newest first; at most so many as a screen bears. */
  members: z.array(MajorChild),
  /** How far the children are that are resolved with it; null: it was not resolved, or had none. */
  progress: z.object({ all: z.int(), done: z.int(), refused: z.int() }).nullable(),
  timeline: z.array(MajorMoment),
})
export type MajorPage = z.output<typeof MajorPage>

const by = z.object({ ref: TicketRef })
const told = z.object({ id: TicketId, number: z.int() })
const refused = ['forbidden', 'not-found'] as const
const wrong = [...refused, 'catalog.unknown-service', 'incidents.no-such-person', 'incidents.major-not-running'] as const

export const listMajors = endpoint({
  method: 'GET',
  path: '/majors',
  summary: 'Major incidents that run, or that are past, and what is proposed to become one',
  access: 'ticket.work',
  query: z.object({ show: z.enum(['running', 'past']).default('running') }),
  result: z.object({ items: z.array(MajorRow), proposals: z.array(Proposal) }),
})
export const getMajor = endpoint({
  method: 'GET',
  path: '/majors/:ref',
  summary: 'A major incident: state, roles, children, timeline',
  access: 'ticket.work',
  params: by,
  result: MajorPage,
  refusals: refused,
})
/** On a ticket: what it is to major incidents. */
export const getMajorOfTicket = endpoint({
  method: 'GET',
  path: '/tickets/:ref/major',
  summary: 'Whether a ticket is a major incident, part of one, or may become either',
  access: 'ticket.work',
  params: by,
  result: z.object({
    /** It is, or was, one. */
    self: z
      .object({ declaredAt: Instant, stoodDownAt: Instant.nullable(), children: z.int(), open: z.int(), cameBack: z.int() })
      .nullable(),
    /** `number` and `title` are null where the reader does not work it. */
    partOf: z.object({ id: TicketId, number: z.int().nullable(), title: z.string().nullable(), publicText: PublicText }).nullable(),
    proposal: Proposal.nullable(),
    may: z.object({ declare: z.boolean() }),
    /** With what the window of declaring begins. */
    draft: z.object({ services: z.array(z.uuid()), organisations: z.array(OrganisationChip), commander: PersonChip.nullable() }),
  }),
  refusals: refused,
})
export const declareMajor = endpoint({
  method: 'POST',
  path: '/tickets/:ref/major',
  summary: 'Declare an incident a major incident',
  access: 'ticket.work',
  params: by,
  body: z.object({
    ...MajorScope.shape,
    ...MajorRoles.shape,
    reason: Sentence,
    impact: Sentence,
    publicText: PublicText,
    proposal: z.uuid().optional(),
  }),
  result: told,
  refusals: [...wrong, 'incidents.not-an-incident', 'incidents.major-already', 'incidents.major-is-part', 'incidents.major-over'],
})
export const editMajor = endpoint({
  method: 'PATCH',
  path: '/majors/:ref',
  summary: 'Change whom it touches, who has which role, or how it is told',
  access: 'ticket.work',
  params: by,
  body: z.object({
    scope: MajorScope.optional(),
    roles: MajorRoles.optional(),
    statement: z.object({ impact: Sentence, publicText: PublicText }).optional(),
  }),
  result: told,
  refusals: wrong,
})
export const noteDecision = endpoint({
  method: 'POST',
  path: '/majors/:ref/decisions',
  summary: 'Write down what was decided, by whom and when',
  access: 'ticket.work',
  params: by,
  body: z.object({ text: Sentence, by: PersonId, at: Instant.optional() }),
  result: told,
  refusals: [...refused, 'incidents.no-such-person', 'incidents.moment-outside'],
})
export const noteEntry = endpoint({
  method: 'POST',
  path: '/majors/:ref/entries',
  summary: 'Write a line of the timeline',
  access: 'ticket.work',
  params: by,
  body: z.object({ text: Sentence, at: Instant.optional() }),
  result: told,
  refusals: [...refused, 'incidents.moment-outside'],
})
export const standDown = endpoint({
  method: 'POST',
  path: '/majors/:ref/stand-down',
  summary: 'Say that it is over, and why',
  access: 'ticket.work',
  params: by,
  body: z.object({ reason: Sentence }),
  result: told,
  refusals: [...refused, 'incidents.major-not-running'],
})
export const addChildren = endpoint({
  method: 'POST',
  path: '/majors/:ref/children',
  summary: 'Make tickets part of a major incident',
  access: 'ticket.work',
  params: by,
  body: z.object({ tickets: z.array(TicketRef).min(1).max(200) }),
  result: z.object({
    added: z.array(z.int()),
    /** Those that cannot be, and why: a code of a refusal. */
    refused: z.array(z.object({ ref: z.string(), code: z.string() })),
  }),
  refusals: [...refused, 'incidents.major-over'],
})
export const removeChild = endpoint({
  method: 'DELETE',
  path: '/majors/:ref/children/:child',
  summary: 'Take a ticket out of a major incident',
  access: 'ticket.work',
  params: by.extend({ child: TicketRef }),
  result: Done,
  refusals: refused,
})
export const listLikely = endpoint({
  method: 'GET',
  path: '/majors/:ref/likely',
  summary: 'Tickets that are probably part of it: of its services, since shortly before it was declared',
  access: 'ticket.work',
  params: by,
  result: z.object({
    items: z.array(z.object({ ticket: TicketChip, requester: PersonChip, organisation: OrganisationChip.nullable(), openedAt: Instant })),
  }),
  refusals: refused,
})
/** While a ticket is registered. Who does not work the major incident learns its public sentence alone. */
export const listRunning = endpoint({
  method: 'GET',
  path: '/running-majors',
  summary: 'Major incidents that a new ticket may be part of',
  access: 'ticket.work',
  query: z.object({ service: z.uuid().optional() }),
  result: z.object({
    items: z.array(
      z.object({
        id: TicketId,
        number: z.int().nullable(),
        title: z.string().nullable(),
        publicText: PublicText,
        services: z.array(ServiceChip),
        since: Instant,
      }),
    ),
  }),
})
export const dismissProposal = endpoint({
  method: 'POST',
  path: '/major-proposals/:id/dismissal',
  summary: 'Say why what the rules saw is no major incident',
  access: 'ticket.work',
  params: z.object({ id: z.uuid() }),
  body: z.object({ reason: Line }),
  result: Done,
  refusals: [...refused, 'incidents.proposal-settled'],
})
export const getMajorRules = endpoint({
  method: 'GET',
  path: '/settings/major-rules',
  summary: 'When a major incident is proposed, and when a review is due',
  access: 'ticket.work',
  result: MajorRules,
})
export const setMajorRules = endpoint({
  method: 'PUT',
  path: '/settings/major-rules',
  summary: 'Set when a major incident is proposed, and when a review is due',
  access: 'settings.edit',
  body: MajorRules,
  result: MajorRules,
  refusals: ['catalog.unknown-service'],
})
