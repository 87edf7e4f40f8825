import * as z from 'zod'
import { Instant, Line, Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip } from './people.ts'
import { Metric } from './sla.ts'
import { TicketRef, WaitingOn } from './ticket-words.ts'

/** A fact that clocks count by was wrong: the request reached us at another time, or a wait was none. */
export const CorrectionKind = z.enum(['start', 'pause'])
export type CorrectionKind = z.infer<typeof CorrectionKind>
const asked = {
  kind: CorrectionKind,
  /** Of a start: when the request really reached us. */
  startedAt: Instant.optional(),
  /** Of a pause: the event with which it began. */
  wait: z.uuid().optional(),
}

const State = z.enum(['running', 'paused', 'met', 'missed', 'cancelled'])
const Said = z.object({ state: State, elapsedMs: z.int(), dueAt: Instant.nullable() })
/** What a clock said before and says after. */
export const Restated = z.object({ metric: Metric, scope: z.string(), place: Names.nullable(), before: Said, after: Said })

export const Restatement = Restated.extend({
  id: z.uuid(),
  because: CorrectionKind,
  reason: z.string(),
  at: Instant,
  by: PersonChip.nullable(),
})

export const Exemption = z.object({
  id: z.uuid(),
  metric: Metric,
  scope: z.string(),
  reason: z.string(),
  askedBy: PersonChip.nullable(),
  askedAt: Instant,
  /** Null: not decided yet. */
  approved: z.boolean().nullable(),
  decidedBy: PersonChip.nullable(),
  decidedAt: Instant.nullable(),
  note: z.string(),
  /** Whether the reader may decide: not his own. */
  mayDecide: z.boolean(),
})

const byRef = z.object({ ref: TicketRef })
const faults = [
  'not-found',
  'forbidden',
  'tickets.start-in-future',
  'tickets.start-after-opening',
  'tickets.start-too-early',
  'tickets.start-is-so',
  'tickets.no-such-pause',
  'tickets.pause-goes-on',
  'tickets.correction-incomplete',
] as const

export const getCorrections = endpoint({
  method: 'GET',
  path: '/tickets/:ref/corrections',
  summary: 'What was corrected and exempted of a ticket’s promises, and what can be',
  access: 'ticket.work',
  params: byRef,
  result: z.object({
    startedAt: Instant,
    openedAt: Instant,
    /** Waits that are over and were not cancelled. */
    waits: z.array(z.object({ event: z.uuid(), on: WaitingOn, from: Instant, to: Instant })),
    restatements: z.array(Restatement),
    exemptions: z.array(Exemption),
    mayCorrect: z.boolean(),
    /** It was closed as spam or a duplicate, and that is to be checked by who leads. */
    toCheck: z.object({ how: z.enum(['spam', 'duplicate']), closedAt: Instant, mayCheck: z.boolean() }).nullable(),
  }),
  refusals: ['not-found', 'forbidden'],
})
export const tryCorrection = endpoint({
  method: 'GET',
  path: '/tickets/:ref/corrections/trial',
  summary: 'What a correction would make of the clocks of a ticket',
  access: 'ticket.close-unconfirmed',
  params: byRef,
  query: z.object(asked),
  result: z.object({ items: z.array(Restated) }),
  refusals: faults,
})
export const correctTicket = endpoint({
  method: 'POST',
  path: '/tickets/:ref/corrections',
  summary: 'Correct the start of a ticket or cancel a pause: verdicts are restated, and what they were is kept',
  access: 'ticket.close-unconfirmed',
  params: byRef,
  body: z.object({ ...asked, reason: Line }),
  result: z.object({ items: z.array(Restated) }),
  refusals: faults,
})
export const askExemption = endpoint({
  method: 'POST',
  path: '/tickets/:ref/exemptions',
  summary: 'Ask that a breach be exempted; another person decides',
  access: 'ticket.work',
  params: byRef,
  body: z.object({ metric: Metric, scope: z.string().max(80).default(''), reason: Line }),
  result: z.object({ id: z.uuid() }),
  refusals: ['not-found', 'forbidden', 'exemption.no-breach', 'exemption.asked-already'],
})
export const decideExemption = endpoint({
  method: 'POST',
  path: '/exemptions/:id/decision',
  summary: 'Grant or decline an exemption that somebody else asked for',
  access: 'ticket.close-unconfirmed',
  params: z.object({ id: z.uuid() }),
  body: z.object({ approved: z.boolean(), note: z.string().trim().max(1_000).default('') }),
  result: z.object({}),
  refusals: ['not-found', 'forbidden', 'exemption.own', 'exemption.decided-already'],
})

export const checkCalledOff = endpoint({
  method: 'POST',
  path: '/tickets/:ref/called-off-check',
  summary: 'Say that a closing as spam or a duplicate was right, or open the ticket again with its promises',
  access: 'ticket.close-unconfirmed',
  params: byRef,
  body: z.object({ upheld: z.boolean(), reason: z.string().trim().max(1_000).optional() }),
  result: z.object({ id: z.uuid(), number: z.int() }),
  refusals: ['not-found', 'forbidden', 'tickets.nothing-to-check', 'tickets.own-closing'],
})

const of = { ticket: z.uuid(), metric: Metric, scope: z.string() }
/** The subject is the exemption. */
export const ExemptionEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('exemption.asked'), ...of }),
  z.object({ type: z.literal('exemption.granted'), ...of }),
  z.object({ type: z.literal('exemption.declined'), ...of }),
])
export type ExemptionEvent = z.infer<typeof ExemptionEvent>
