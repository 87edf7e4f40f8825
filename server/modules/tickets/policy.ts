import { Evidence } from '#contract/stages.ts'
import type { TicketMay } from '#contract/tickets.ts'
import type { Value } from '#contract/endpoint.ts'
import { type Actor, actsFor, may } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Act, obstacle } from './kernel.ts'
import type { Ticket } from './ticket.ts'

/** The columns that decide who may see a ticket. */
export type Scope = Pick<
  Ticket,
  'id' | 'requester_id' | 'affected_id' | 'organisation_id' | 'owner_id' | 'assignee_id' | 'team_id' | 'restricted' | 'collaborator_ids'
>

/** As one of the desk: sees everything of the ticket, notes and vendors too. */
export function mayWork(actor: Actor, ticket: Scope): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'stranger' || !may(actor, 'ticket.work')) return false
  if (may(actor, 'ticket.read-all')) return true
  if (actsFor(actor, ticket.owner_id) || actsFor(actor, ticket.assignee_id)) return true
  if (ticket.collaborator_ids.includes(actor.id)) return true
  if (ticket.team_id !== null && actor.teams.includes(ticket.team_id)) return true
  return !ticket.restricted && serves(actor.serves, ticket.organisation_id)
}

/** As one of the desk, for whom it is done, or who answers for the organisation: the latter two see only what is written to requesters. */
export function mayRead(actor: Actor, ticket: Scope): boolean {
  if (mayWork(actor, ticket)) return true
  if (actor.kind !== 'person') return false
  if (ticket.requester_id === actor.id || ticket.affected_id === actor.id) return true
  return mayReadForOrganisation(actor, ticket)
}

export function mayReadForOrganisation(actor: Actor, ticket: Scope): boolean {
  if (actor.kind !== 'person' || ticket.restricted || !may(actor, 'ticket.read-organisation')) return false
  return ticket.organisation_id !== null && ticket.organisation_id === actor.organisation
}

const serves = (organisations: readonly string[] | null, organisation: string | null): boolean =>
  organisations === null || (organisation !== null && organisations.includes(organisation))

/** Tickets for people of this client; those who belong to none may be helped by anybody. */
export const mayServe = (actor: Actor, client: string | null): boolean =>
  actor.kind === 'system' || client === null || (actor.kind === 'person' && serves(actor.serves, client))

/** The requester's word on a solution. */
export const mayVerify = (actor: Actor, ticket: Scope): boolean => mayRead(actor, ticket)

/** Closing what the requester has not confirmed, without his thanks. */
export const mayCloseUnconfirmed = (actor: Actor): boolean => may(actor, 'ticket.close-unconfirmed')
/** Facts that promises are counted by, and whether a breach is exempted: who leads. */
export const mayCorrect = (actor: Actor, ticket: Scope): boolean => mayWork(actor, ticket) && may(actor, 'ticket.close-unconfirmed')
export const mayRestrict = (actor: Actor, ticket: Scope): boolean => mayWork(actor, ticket) && may(actor, 'ticket.restrict')

/** A ticket that one may not read does not exist: numbers cannot be tried out. */
export function allowReading(actor: Actor, ticket: Scope | undefined): asserts ticket is Scope {
  if (!ticket || !mayRead(actor, ticket)) throw new Refusal('not-found')
}
export function allowWork(actor: Actor, ticket: Scope | undefined): asserts ticket is Scope {
  allowReading(actor, ticket)
  if (!mayWork(actor, ticket)) throw new Refusal('forbidden')
}

/** Some levels do not write to requesters; the owner answers to them wherever the ticket is. */
export const mayWrite = (actor: Actor, ticket: Scope, levelMayWrite: boolean): boolean => levelMayWrite || actsFor(actor, ticket.owner_id)

/** Facts beside the ticket that decide what may be done now. */
export interface Circumstances {
  readonly levelMayWrite: boolean
  readonly canReturn: boolean
}

/** What is missing for an act does not take it away: the act's own window asks for it. */
export function mayDo(actor: Actor, ticket: Ticket, { levelMayWrite, canReturn }: Circumstances): Value<typeof TicketMay> {
  const works = mayWork(actor, ticket)
  const can = (act: Act) => works && obstacle(ticket, act, { brings: Evidence.options }) === undefined
  const merged = ticket.merged_into_id !== null
  return {
    reply: can('reply') && mayWrite(actor, ticket, levelMayWrite),
    note: works && !merged,
    assign: can('assign'),
    escalate: can('escalate'),
    return: can('return') && canReturn,
    wait: can('wait'),
    resolve: can('resolve'),
    reopen: can('reopen'),
    close: can('close'),
    edit: can('edit'),
    merge: can('merge'),
    unmerge: works && merged,
    split: works && !merged,
    restrict: can('edit') && mayRestrict(actor, ticket),
  }
}
