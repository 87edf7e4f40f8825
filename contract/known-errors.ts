import * as z from 'zod'
import { Done, Instant, Line, Names, Text } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip } from './people.ts'
import { TicketId, TicketRef } from './ticket-words.ts'

const ref = z.object({ ref: TicketRef })
const refused = ['forbidden', 'not-found'] as const
const MayBeEmpty = z.object({ ru: z.string().trim().max(10_000), en: z.string().trim().max(10_000) })
const Texts = z.object({ ru: Text.max(10_000), en: Text.max(10_000) })

/** What lessens the effect until the fix: for agents, and (where it is theirs to do) in words for requesters. Every publication is a version. */
export const Workaround = z.object({
  id: z.uuid(),
  version: z.int(),
  agents: MayBeEmpty,
  /** Empty: requesters are not told. */
  requesters: MayBeEmpty,
  publishedAt: Instant,
  by: PersonChip.nullable(),
  withdrawnAt: Instant.nullable(),
  withdrawnBecause: z.string(),
})

/** How it shows: words by which an incident is known, in either language, and what it concerns. */
const Symptoms = z.object({
  symptoms: MayBeEmpty,
  service: z.uuid().nullable(),
  category: z.uuid().nullable(),
  model: z.string().trim().max(200),
})

export const KnownError = Symptoms.extend({ openedAt: Instant, uses: z.int() })

const Known = z.object({
  /** The problem. */
  id: TicketId,
  number: z.int(),
  title: z.string(),
  service: Names.nullable(),
  /** Cause that was confirmed; empty: not known yet. */
  cause: z.string(),
  /** Null: none is published. */
  workaround: MayBeEmpty.nullable(),
})
export const KnownErrorRow = Known.extend({ symptoms: MayBeEmpty, model: z.string(), fixed: z.boolean(), uses: z.int(), openedAt: Instant })

/** Why it may be this one: the words as they stand in the incident, and whether service, category or model are the same too. */
export const Match = Known.extend({ words: z.array(z.string()), same: z.array(z.enum(['service', 'category', 'model'])) })

export const listKnownErrors = endpoint({
  method: 'GET',
  path: '/known-errors',
  summary: 'Known errors: problems with a known cause or a workaround',
  access: 'ticket.work',
  query: z.object({ q: z.string().max(300).default(''), service: z.uuid().optional() }),
  result: z.object({ items: z.array(KnownErrorRow) }),
})
export const matchKnownErrors = endpoint({
  method: 'GET',
  path: '/known-errors/matching',
  summary: 'Known errors that an incident being registered looks like, and why',
  access: 'ticket.work',
  query: z.object({ text: z.string().max(2_000), service: z.uuid().optional(), category: z.uuid().optional(), asset: z.uuid().optional() }),
  result: z.object({ items: z.array(Match) }),
})

export const KnownOfTicket = z.object({
  /** Published for its problems. `number` null: the reader may not see the problem. */
  workarounds: z.array(z.object({ id: z.uuid(), number: z.int().nullable(), agents: MayBeEmpty, publishedAt: Instant })),
  matches: z.array(Match),
})
export const getKnownOfTicket = endpoint({
  method: 'GET',
  path: '/tickets/:ref/known-errors',
  summary: 'Workarounds for the problems of an incident, and known errors that it looks like',
  access: 'ticket.work',
  params: ref,
  result: KnownOfTicket,
  refusals: refused,
})
export const useKnownError = endpoint({
  method: 'POST',
  path: '/tickets/:ref/known-errors',
  summary: 'The incident is this known error: it is linked as caused by it, and the use is counted',
  access: 'ticket.work',
  params: ref,
  body: z.object({ problem: TicketId }),
  result: Done,
  refusals: [...refused, 'problems.not-an-incident', 'problems.not-known'],
})
export const dismissKnownError = endpoint({
  method: 'POST',
  path: '/tickets/:ref/known-errors/dismissal',
  summary: 'The incident is not this known error: it is not offered on it again',
  access: 'ticket.work',
  params: ref,
  body: z.object({ problem: TicketId }),
  result: Done,
  refusals: [...refused, 'problems.not-known'],
})
export const describeKnownError = endpoint({
  method: 'PUT',
  path: '/tickets/:ref/known-error',
  summary: 'Say how a known error shows',
  access: 'ticket.work',
  params: ref,
  body: Symptoms,
  result: Done,
  refusals: [...refused, 'problems.not-a-problem', 'problems.not-known', 'catalog.unknown-service', 'catalog.unknown-category'],
})
export const publishWorkaround = endpoint({
  method: 'PUT',
  path: '/tickets/:ref/workaround',
  summary: 'Publish a workaround to all incidents of a problem; what stood there stays as a version',
  access: 'ticket.work',
  params: ref,
  body: z.object({ agents: Texts, requesters: MayBeEmpty.default({ ru: '', en: '' }) }),
  result: Done,
  refusals: [...refused, 'problems.not-a-problem', 'problems.requesters-need-both'],
})
export const withdrawWorkaround = endpoint({
  method: 'DELETE',
  path: '/tickets/:ref/workaround',
  summary: 'Withdraw the workaround: it is shown nowhere any more',
  access: 'ticket.work',
  params: ref,
  body: z.object({ reason: Line }),
  result: Done,
  refusals: [...refused, 'problems.not-a-problem', 'problems.no-workaround'],
})
export const getMyWorkarounds = endpoint({
  method: 'GET',
  path: '/portal/tickets/:ref/workarounds',
  summary: 'What helps meanwhile, in words for the requester',
  access: 'ticket.create',
  params: ref,
  result: z.object({ items: z.array(z.object({ id: z.uuid(), text: MayBeEmpty, publishedAt: Instant })) }),
  refusals: refused,
})

/** The subject is the workaround, or the problem that is a known error. */
export const KnownErrorEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('workaround.published'), ticket: z.uuid(), version: z.int(), forRequesters: z.boolean() }),
  z.object({ type: z.literal('workaround.withdrawn'), ticket: z.uuid(), reason: z.uuid() }),
  z.object({ type: z.literal('known-error.opened') }),
  z.object({ type: z.literal('known-error.described'), service: z.uuid().nullable(), category: z.uuid().nullable() }),
  z.object({ type: z.literal('known-error.used'), incident: z.uuid() }),
  z.object({ type: z.literal('known-error.dismissed'), incident: z.uuid() }),
])
export type KnownErrorEvent = z.infer<typeof KnownErrorEvent>
