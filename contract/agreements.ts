import * as z from 'zod'
import { ClockStep } from './clock-steps.ts'
import { Instant } from './common.ts'
import { Metric, ReentryMode, ReopenMode, RetargetMode, Target } from './sla.ts'
import { Kind, WaitingOn } from './ticket-words.ts'

/** With a client (SLA), between our own lines (OLA), with a vendor (UC). */
export const AgreementKind = z.enum(['sla', 'ola', 'uc'])
export type AgreementKind = z.infer<typeof AgreementKind>

/** What each kind can promise. */
export const metricsOf: Readonly<Record<AgreementKind, readonly Metric[]>> = {
  sla: ['firstResponse', 'nextResponse', 'periodicUpdate', 'classification', 'resolution'],
  ola: ['level'],
  uc: ['vendor'],
}

/** Which tickets it is for: each list that is not empty must hold the ticket's own. */
export const MatchRules = z.object({
  organisations: z.array(z.uuid()).max(500),
  services: z.array(z.uuid()).max(500),
  kinds: z.array(Kind).max(4),
  priorities: z.array(z.int().min(1).max(5)).max(5),
  levels: z.array(z.uuid()).max(100),
  teams: z.array(z.uuid()).max(500),
  vendors: z.array(z.uuid()).max(500),
  assets: z.array(z.uuid()).max(500).default([]),
  /** Only where who asks, or for whom it is asked, is a VIP. */
  vip: z.boolean().default(false),
})
export type MatchRules = z.infer<typeof MatchRules>

/** Why an agreement was passed over for a ticket; `outranked`: it would do, but one before it holds. */
export const WhyNot = z.enum([
  'notYet',
  'over',
  'otherOrganisation',
  'otherService',
  'otherKind',
  'otherPriority',
  'otherLevel',
  'otherTeam',
  'otherVendor',
  'otherAsset',
  'notVip',
  'outranked',
])
export type WhyNot = z.infer<typeof WhyNot>

/** What leaves us and counts as a response: a letter, a call or visit as it is registered, an internal note where a contract says so. */
export const ResponseKind = z.enum(['reply', 'call', 'note'])
export type ResponseKind = z.infer<typeof ResponseKind>

export const priorities = ['1', '2', '3', '4', '5'] as const
export const AgreedTarget = z.object({
  metric: Metric,
  byPriority: z.object({ '1': Target, '2': Target, '3': Target, '4': Target, '5': Target }),
  /** The waits that pause it. Left out: waiting for the requester for resolution and levels, none for the rest. */
  pauses: z.array(WaitingOn.exclude(['hold'])).optional(),
  responses: z.array(ResponseKind).min(1).optional(),
  reopen: ReopenMode.optional(),
  retarget: RetargetMode.optional(),
  reentry: ReentryMode.optional(),
  /** Warnings, and what is done before and after a breach: each threshold once. */
  steps: z.array(ClockStep).max(10).optional(),
})
export type AgreedTarget = z.infer<typeof AgreedTarget>

/** How much of the agreed service time a service is there; the report is by month. Only an SLA promises it, each service once. */
export const AvailabilityPromise = z.object({
  service: z.uuid(),
  /** To the millionth of a percent: an error budget is 100 less this. */
  percent: z.number().min(0).max(100).multipleOf(0.000001),
  /** The version of a calendar that says the service hours; null: the support hours of the agreement. */
  calendar: z.uuid().nullable(),
  /** Whether a service that works badly counts as one that is not there. */
  countsDegraded: z.boolean(),
  /** How long before it begins maintenance must be announced to be taken out. */
  noticeHours: z.int().min(0).max(8_760),
})
export type AvailabilityPromise = z.infer<typeof AvailabilityPromise>

const Words = z.object({ ru: z.string().trim().max(4_000), en: z.string().trim().max(4_000) })
/** What an agreement says besides its figures: with them its page is the agreement. */
export const AgreementTexts = z.object({
  supportHours: Words,
  availability: Words,
  reportingPeriod: Words,
  howToReport: Words,
  howWeInform: Words,
})
export type AgreementTexts = z.infer<typeof AgreementTexts>

/** What a draft holds and a published version keeps for ever. */
export const AgreementTerms = z.object({
  validFrom: Instant,
  validTo: Instant.nullable(),
  /** Agreements are asked in this order; the first that matches holds. */
  rank: z.int().min(0).max(100_000),
  match: MatchRules,
  calendar: z.uuid(),
  targets: z.array(AgreedTarget).min(1).max(5),
  availability: z.array(AvailabilityPromise).max(50).default([]),
  texts: AgreementTexts,
})
export type AgreementTerms = z.output<typeof AgreementTerms>

const id = z.uuid()
/** The subject is the agreement. */
export const AgreementEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('agreement.added'), kind: AgreementKind }),
  z.object({ type: z.literal('agreement.drafted'), version: id }),
  /** `gone`: nothing was ever published, so the agreement went with it. */
  z.object({ type: z.literal('agreement.draft-dropped'), gone: z.boolean() }),
  z.object({ type: z.literal('agreement.published'), version: id, n: z.int(), from: z.iso.datetime(), to: z.iso.datetime().nullable() }),
  z.object({ type: z.literal('agreement.ended') }),
  /** From this moment on the house goes by another version, or by none of the agreement: open clocks follow. */
  z.object({ type: z.literal('agreement.turned'), version: id.nullable() }),
  /** All open tickets have followed; the subject is the retelling. */
  z.object({ type: z.literal('agreement.followed'), tickets: z.int() }),
])
export type AgreementEvent = z.infer<typeof AgreementEvent>
