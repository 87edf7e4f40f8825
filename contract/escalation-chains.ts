import * as z from 'zod'
import { Instant, Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip } from './people.ts'
import { Metric, Warning } from './sla.ts'
import { TicketRef } from './ticket-words.ts'

/** Whom a step of a chain tells: one person, who leads the ticket's team, who manages the desk, who is on call. */
export const ChainRecipient = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), person: z.uuid() }),
  z.object({ kind: z.literal('lead') }),
  z.object({ kind: z.literal('manager') }),
  z.object({ kind: z.literal('rota'), rota: z.uuid() }),
])
export type ChainRecipient = z.infer<typeof ChainRecipient>

export const ChainStep = z.object({
  id: z.uuid(),
  when: Warning,
  to: ChainRecipient,
  /** The recipient is told within these hours (a version of a calendar); null: around the clock. */
  hours: z.uuid().nullable(),
})
export type ChainStep = z.infer<typeof ChainStep>

/** Hierarchical escalation: to people who can decide more, until one of them says that he takes care of it. */
export const ChainTerms = z.object({
  names: Names,
  metric: Metric,
  /** For tickets on these levels, with these priorities; empty: on any. */
  levels: z.array(z.uuid()).max(50),
  priorities: z.array(z.int().min(1).max(5)).max(5),
  steps: z.array(ChainStep).min(1).max(10),
  active: z.boolean(),
})
export type ChainTerms = z.infer<typeof ChainTerms>
const Chain = ChainTerms.extend({ id: z.uuid() })

const Chip = z.object({ id: z.uuid(), names: Names })
export const listChains = endpoint({
  method: 'GET',
  path: '/escalation-chains',
  summary: 'Chains of hierarchical escalation, with whom they may name',
  access: 'settings.edit',
  result: z.object({
    items: z.array(Chain),
    levels: z.array(Chip),
    people: z.array(PersonChip),
    rotas: z.array(Chip),
    calendars: z.array(Chip),
  }),
})
const wrong = ['escalation.unknown-recipient', 'escalation.unknown-hours', 'escalation.step-twice'] as const
export const addChain = endpoint({
  method: 'POST',
  path: '/escalation-chains',
  summary: 'Add a chain; open tickets follow it from now on',
  access: 'settings.edit',
  body: ChainTerms,
  result: Chain,
  refusals: wrong,
})
export const saveChain = endpoint({
  method: 'PUT',
  path: '/escalation-chains/:id',
  summary: 'Change a chain, or put it out of use; open tickets follow it from now on',
  access: 'settings.edit',
  params: z.object({ id: z.uuid() }),
  body: ChainTerms,
  result: Chain,
  refusals: ['not-found', ...wrong],
})

/** Somebody who was told of a clock of the ticket. */
export const ClockNotice = z.object({
  person: PersonChip,
  at: Instant,
  metric: Metric,
  when: Warning,
  /** Of a chain; null: a step of the agreement. */
  chain: Names.nullable(),
  acknowledged: z.object({ by: PersonChip, at: Instant }).nullable(),
})
const Escalations = z.object({
  notices: z.array(ClockNotice),
  /** A chain goes on, and this reader may stop it. */
  mayAcknowledge: z.boolean(),
})
const ofTicket = { params: z.object({ ref: TicketRef }), result: Escalations, access: 'ticket.work' as const }
export const getEscalations = endpoint({
  method: 'GET',
  path: '/tickets/:ref/escalations',
  summary: 'Who has been told of a ticket’s clocks, and who takes care of it',
  ...ofTicket,
  refusals: ['not-found'],
})
export const acknowledgeEscalation = endpoint({
  method: 'POST',
  path: '/tickets/:ref/acknowledgement',
  summary: 'Say that one takes care of it: the chains that have told somebody stop',
  ...ofTicket,
  refusals: ['not-found', 'escalation.nothing-told'],
})

/** The subject is the chain. */
export const ChainEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('escalation-chain.added') }),
  z.object({ type: z.literal('escalation-chain.changed'), active: z.boolean() }),
])
