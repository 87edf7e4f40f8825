import * as z from 'zod'
import { CheckKind, Host } from './check-runs.ts'
import { Instant, Text } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PersonChip, PersonId } from './people.ts'
import { TicketRef } from './ticket-words.ts'

/**
 * Who says that a solution works. `requester`: he is asked, and his silence closes it. `second`: somebody of the desk who has not resolved it. `check`: a
 * check run from the desk after the solution. `none`: nobody.
 */
export const VerificationHow = z.enum(['requester', 'second', 'check', 'none'])
export type VerificationHow = z.infer<typeof VerificationHow>

const Check = z.object({ kind: CheckKind, target: Host })

/** The first rule that fits a ticket holds. Empty lists fit everything. `closes`: once verified, it closes by itself. */
export const VerificationRule = z
  .object({
    services: z.array(z.uuid()).max(200),
    priorities: z.array(z.int().min(1).max(5)).max(5),
    how: VerificationHow,
    check: Check.nullable(),
    closes: z.boolean(),
  })
  .refine(({ how, check }) => how !== 'check' || check !== null, { path: ['check'], params: { code: 'check' } })
export type VerificationRule = z.infer<typeof VerificationRule>
export const VerificationRules = z.object({ rules: z.array(VerificationRule).max(100) })
export type VerificationRules = z.infer<typeof VerificationRules>

/** What was asked for when the ticket was resolved; `by`: who resolved it, and so may not be the second. */
export const VerificationAsked = z.object({ how: VerificationHow, check: Check.nullable(), closes: z.boolean(), by: PersonId.nullable() })
export type VerificationAsked = z.infer<typeof VerificationAsked>

/** How the solution of this ticket is verified, and whether it is. */
export const VerificationShown = z.object({
  how: VerificationHow,
  check: Check.nullable(),
  closes: z.boolean(),
  by: PersonChip.nullable(),
  verifiedAt: Instant.nullable(),
  /** The reader may say now whether it works. */
  may: z.boolean(),
})

const Classified = z.enum(['service', 'category', 'asset'])
/** What a kind must have besides a code and a deed: to be resolved, and to be closed. */
const Gates = z.object({ resolve: z.array(Classified), close: z.array(Classified) })
export const GateRules = z.object({ incident: Gates, request: Gates })
export type GateRules = z.infer<typeof GateRules>

export const getVerificationRules = endpoint({
  method: 'GET',
  path: '/settings/verification',
  summary: 'How solutions are verified, by service and priority',
  access: 'ticket.work',
  result: VerificationRules,
})
export const setVerificationRules = endpoint({
  method: 'PUT',
  path: '/settings/verification',
  summary: 'Set how solutions are verified',
  access: 'settings.edit',
  body: VerificationRules,
  result: VerificationRules,
  refusals: ['not-found'],
})
export const getGates = endpoint({
  method: 'GET',
  path: '/settings/gates',
  summary: 'What an incident and a request must have to be resolved and to be closed',
  access: 'ticket.work',
  result: GateRules,
})
export const setGates = endpoint({
  method: 'PUT',
  path: '/settings/gates',
  summary: 'Set what an incident and a request must have',
  access: 'settings.edit',
  body: GateRules,
  result: GateRules,
})
/** By a second person; what does not work goes back to work with the words as the reason. */
export const verifyTicket = endpoint({
  method: 'POST',
  path: '/tickets/:ref/verification',
  summary: 'Say as a second person whether the solution works',
  access: 'ticket.work',
  params: z.object({ ref: TicketRef }),
  body: z.discriminatedUnion('works', [
    z.object({ works: z.literal(true), text: z.string().trim().max(10_000).default('') }),
    z.object({ works: z.literal(false), text: Text }),
  ]),
  result: z.object({ closed: z.boolean() }),
  refusals: ['not-found', 'forbidden', 'tickets.not-resolved', 'tickets.not-to-verify', 'tickets.own-solution'],
})

/** Facts of the rules; their subject is the settings of tickets. */
export const VerificationEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('verification-rules.set'), rules: z.array(VerificationRule) }),
  z.object({ type: z.literal('gates.set'), gates: GateRules }),
])
