import type { TicketEvent } from '#contract/ticket-events.ts'
import type { VerificationAsked, VerificationRule } from '#contract/verification.ts'
import { type Actor, personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { asksRequester, obstacle } from '../kernel.ts'
import type { Asked } from '../stages.ts'
import type { Ticket } from '../ticket.ts'

/** What decides on a solution besides the ticket: what is asked for, and how it will be verified (left out: by the requester). */
export interface Resolving {
  readonly asked?: readonly Asked[]
  readonly verification?: VerificationAsked | undefined
}

/** The first rule that fits; none: the requester is asked. Only kinds that are done for a requester have rules. */
export function ruleFor(rules: readonly VerificationRule[], ticket: Ticket): VerificationRule | undefined {
  if (!asksRequester(ticket)) return undefined
  return rules.find(
    ({ services, priorities }) =>
      (services.length === 0 || (ticket.service_id !== null && services.includes(ticket.service_id))) &&
      (priorities.length === 0 || priorities.includes(ticket.priority)),
  )
}

export const askedBy = (rule: VerificationRule | undefined, actor: Actor): VerificationAsked | undefined =>
  rule && { how: rule.how, check: rule.check, closes: rule.closes, by: personOf(actor) }

export const closedAs = (how: 'confirmed' | 'silence' | 'verified'): TicketEvent => ({ type: 'ticket.closed', how, reason: null })

/** Where nobody is to say that it works, the rule may close it with the solution. */
export function closedAtOnce(ticket: Ticket, verification: VerificationAsked | undefined, asked: readonly Asked[]): TicketEvent[] {
  if (verification?.how !== 'none' || !verification.closes) return []
  return obstacle({ ...ticket, status: 'resolved' }, 'thank', { asked }) ? [] : [closedAs('verified')]
}

interface Found {
  readonly works: boolean
  readonly by: string | null
  readonly text: string | null
  readonly run: string | null
}

/** It works: it is evidence, and may close the ticket. It does not: the ticket goes back to work, with what was found as the reason. */
function judged(ticket: Ticket, how: 'second' | 'check', { works, by, text, run }: Found, asked: readonly Asked[]): TicketEvent[] {
  if (!works)
    return [
      { type: 'ticket.solution-failed', how, by, text, run },
      { type: 'ticket.reopened', because: 'verification-failed', reason: text },
    ]
  const closes = ticket.verification?.closes === true && obstacle(ticket, 'thank', { asked, brings: ['verification'] }) === undefined
  return [{ type: 'ticket.verified', how, by, text, run }, ...(closes ? [closedAs('verified')] : [])]
}

export const isToVerify = ({ status, verification, verified_at, merged_into_id: merged }: Ticket, how: 'second' | 'check'): boolean =>
  status === 'resolved' && merged === null && verification?.how === how && verified_at === null

/** Somebody of the desk who has not resolved it looks whether it works. */
export function verifyAsSecond(ticket: Ticket, actor: Actor, said: Omit<Found, 'by' | 'run'>, asked: readonly Asked[]): TicketEvent[] {
  if (ticket.status !== 'resolved') throw new Refusal('tickets.not-resolved')
  if (!isToVerify(ticket, 'second')) throw new Refusal('tickets.not-to-verify')
  const by = personOf(actor)
  if (by === null || ticket.verification?.by === by) throw new Refusal('tickets.own-solution')
  return judged(ticket, 'second', { ...said, by, run: null }, asked)
}

export interface FinishedCheck {
  readonly run: string
  readonly kind: string
  readonly target: string
  readonly passed: boolean
}

/** A check that the rule names, run after the solution, is the verification; any other is only evidence. */
export function verifyByCheck(
  ticket: Ticket,
  actor: Actor,
  check: FinishedCheck,
  text: string | null,
  asked: readonly Asked[],
): TicketEvent[] {
  const found = { works: check.passed, by: personOf(actor), text, run: check.run }
  return isTheCheck(ticket, check) ? judged(ticket, 'check', found, asked) : []
}

export const isTheCheck = (ticket: Ticket, { kind, target }: FinishedCheck): boolean =>
  isToVerify(ticket, 'check') && ticket.verification?.check?.kind === kind && ticket.verification.check.target === target
