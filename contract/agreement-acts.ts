import * as z from 'zod'
import { AgreementKind, AgreementTerms, AvailabilityPromise, WhyNot } from './agreements.ts'
import { Done, Instant, Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Kind, TicketRef } from './ticket-words.ts'

/** A draft only; published for later; in force; over. */
export const AgreementState = z.enum(['draft', 'coming', 'inForce', 'over'])

const Chip = z.object({ id: z.uuid(), names: Names })
/** A version of a calendar that an agreement may count by. */
const CalendarChoice = Chip.extend({ timeZone: z.string() })

export const AgreementVersion = AgreementTerms.extend({
  id: z.uuid(),
  n: z.int(),
  availability: z.array(AvailabilityPromise),
  /** Null of a draft. */
  publishedAt: Instant.nullable(),
  calendarNames: Names,
  timeZone: z.string(),
  /** The calendars of its service hours. */
  hours: z.record(z.uuid(), CalendarChoice),
})

const line = { id: z.uuid(), kind: AgreementKind, names: Names, state: AgreementState, hasDraft: z.boolean() }

export const AgreementPage = z.object({
  ...line,
  endedAt: Instant.nullable(),
  /** By which the house goes now. */
  inForce: z.uuid().nullable(),
  /** The newest first, the draft before all. */
  versions: z.array(AgreementVersion),
  /** What its match rules name: organisations, services, levels, teams, vendors. */
  named: z.record(z.uuid(), Names),
})

export const NewAgreement = z.object({ kind: AgreementKind, names: Names, terms: AgreementTerms })
export const AgreementDraft = z.object({ names: Names, terms: AgreementTerms })

/** What publishing would do to open tickets, counted by running it over them. */
export const AgreementTrial = z.object({
  tickets: z.int(),
  /** Tickets with a clock that changes. */
  changed: z.int(),
  clocks: z.object({ begun: z.int(), cancelled: z.int(), earlier: z.int(), later: z.int(), late: z.int() }),
})

/** Agreements of one kind in the order in which they were asked: the one without reasons holds. */
export const AgreementChoice = z.object({
  kind: AgreementKind,
  asked: z.array(z.object({ agreement: Chip, version: z.uuid(), because: z.array(WhyNot) })),
})
const Choices = z.object({ at: Instant, choices: z.array(AgreementChoice) })

const byId = z.object({ id: z.uuid() })
const wrongTerms = [
  'agreement.wrong-metric',
  'agreement.wrong-availability',
  'agreement.needs-place',
  'agreement.unknown-calendar',
  'agreement.over-before-begun',
  'agreement.step-twice',
] as const

export const listAgreements = endpoint({
  method: 'GET',
  path: '/agreements',
  summary: 'Agreements in the order in which they are asked, and the calendars they may count by',
  access: 'settings.edit',
  result: z.object({
    items: z.array(z.object({ ...line, version: AgreementVersion, named: z.record(z.uuid(), Names) })),
    calendars: z.array(CalendarChoice),
  }),
})
export const getAgreement = endpoint({
  method: 'GET',
  path: '/agreements/:id',
  summary: 'One agreement with all its versions and its draft',
  access: 'settings.edit',
  params: byId,
  result: AgreementPage,
  refusals: ['not-found'],
})
export const addAgreement = endpoint({
  method: 'POST',
  path: '/agreements',
  summary: 'Add an agreement as a draft',
  access: 'settings.edit',
  body: NewAgreement,
  result: AgreementPage,
  refusals: wrongTerms,
})
export const saveAgreementDraft = endpoint({
  method: 'PUT',
  path: '/agreements/:id/draft',
  summary: 'Save the draft of the next version',
  access: 'settings.edit',
  params: byId,
  body: AgreementDraft,
  result: AgreementPage,
  refusals: ['not-found', 'agreement.ended', ...wrongTerms],
})
export const dropAgreementDraft = endpoint({
  method: 'DELETE',
  path: '/agreements/:id/draft',
  summary: 'Delete the draft of an agreement; one that was never published goes with it',
  access: 'settings.edit',
  params: byId,
  result: Done,
  refusals: ['not-found', 'agreement.no-draft'],
})
export const tryAgreementDraft = endpoint({
  method: 'GET',
  path: '/agreements/:id/trial',
  summary: 'What publishing the draft now would do to the clocks of open tickets',
  access: 'settings.edit',
  params: byId,
  result: AgreementTrial,
  refusals: ['not-found', 'agreement.no-draft'],
})
export const publishAgreement = endpoint({
  method: 'POST',
  path: '/agreements/:id/versions',
  summary: 'Publish the draft: it is never changed any more, and open tickets follow it from the moment it is valid',
  access: 'settings.edit',
  params: byId,
  result: AgreementPage,
  refusals: ['not-found', 'agreement.no-draft', 'agreement.ended', 'agreement.over-before-begun'],
})
export const endAgreement = endpoint({
  method: 'POST',
  path: '/agreements/:id/end',
  summary: 'End an agreement now: open tickets get the next one that fits',
  access: 'settings.edit',
  params: byId,
  result: AgreementPage,
  refusals: ['not-found', 'agreement.ended'],
})
export const chooseAgreement = endpoint({
  method: 'GET',
  path: '/agreement-choice',
  summary: 'Which agreements a ticket with these facts would get, and why not the others',
  access: 'settings.edit',
  query: z.object({
    organisation: z.uuid().optional(),
    service: z.uuid().optional(),
    kind: Kind.default('incident'),
    priority: z.coerce.number().int().min(1).max(5).default(3),
    level: z.uuid().optional(),
    team: z.uuid().optional(),
    vendor: z.uuid().optional(),
    asset: z.uuid().optional(),
    vip: z.stringbool().default(false),
    /** Now, when left out. */
    at: Instant.optional(),
  }),
  result: Choices,
})
export const getTicketAgreements = endpoint({
  method: 'GET',
  path: '/tickets/:ref/agreements',
  summary: 'Which agreements a ticket has now, and why not the others',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  result: Choices,
  refusals: ['not-found'],
})
