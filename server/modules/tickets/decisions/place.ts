import type { Choice } from '../choosing.ts'
import type { CardNeed } from '#contract/hand-over.ts'
import type { TicketEvent } from '#contract/ticket-events.ts'
import { type Actor, personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Card, cardLacks, goesAhead, incomplete } from '../hand-over.ts'
import { pass } from '../kernel.ts'
import { type Place, type Ticket } from '../ticket.ts'

export interface LevelFacts {
  readonly id: string
  readonly rank: number
  readonly vendor: boolean
}
export interface TeamFacts {
  readonly id: string
  /** Empty: it may serve any level. */
  readonly levels: readonly string[]
}

/**
 * Whoever of the desk answers or decides on a ticket that nobody has begun, begins it: he becomes its owner where it has none, and its
 * assignee where it stands in his own team's queue (an owner who writes while another level works does not take the work away). `done`:
 * he did the work, wherever it stands.
 */
export function begin(ticket: Ticket, actor: Actor, { done = false } = {}): TicketEvent[] {
  const me = actor.kind === 'person' ? actor : undefined
  const inMyQueue = done || ticket.team_id === null || me?.teams.includes(ticket.team_id)
  return [
    ...(me && inMyQueue && ticket.assignee_id === null
      ? [{ type: 'ticket.assigned', team: ticket.team_id, assignee: me.id } as const]
      : []),
    ...own(ticket, me?.id ?? null),
    ...(ticket.status === 'new' ? begun(ticket, me !== undefined) : []),
  ]
}

const own = (ticket: Ticket, owner: string | null): TicketEvent[] =>
  ticket.owner_id === null && owner !== null ? [{ type: 'ticket.owned', owner }] : []

function begun(ticket: Ticket, owned: boolean): TicketEvent[] {
  pass(ticket, 'begin', { brings: owned ? ['owner', 'assignee'] : [] })
  return [{ type: 'ticket.begun' }]
}

/** Take it: whoever had it before, I have it now. A wait goes on. */
export function take(ticket: Ticket, actor: Actor): TicketEvent[] {
  pass(ticket, 'assign')
  const me = personOf(actor)
  if (me === null) throw new Refusal('forbidden')
  return [
    ...(ticket.assignee_id === me ? [] : [{ type: 'ticket.assigned', team: ticket.team_id, assignee: me } as const]),
    ...own(ticket, me),
    ...(ticket.status === 'new' || ticket.returned ? begun(ticket, true) : []),
  ]
}

/** Within a level. A team of another level takes a hand-over card, so that nothing is thrown over the wall. */
export function assign(
  ticket: Ticket,
  { team, assignee }: Pick<Place, 'team' | 'assignee'>,
  /** `teamsOfAssignee`: undefined when he does not work tickets. */
  facts: { team: TeamFacts | undefined; teamsOfAssignee: readonly string[] | undefined },
): TicketEvent[] {
  pass(ticket, 'assign')
  if (team !== null && !facts.team) throw new Refusal('not-found')
  if (facts.team && !serves(facts.team, ticket.level_id)) throw new Refusal('tickets.team-not-on-level')
  const { teamsOfAssignee } = facts
  if (assignee !== null && (!teamsOfAssignee || (team !== null && !teamsOfAssignee.includes(team))))
    throw new Refusal('tickets.not-in-team')
  return team === ticket.team_id && assignee === ticket.assignee_id ? [] : [{ type: 'ticket.assigned', team, assignee }]
}

/** The same for who was chosen as the best, with the reasons. */
export function assignBest(ticket: Ticket, team: TeamFacts | undefined, choice: Extract<Choice, { person: string }>): TicketEvent[] {
  const events = assign(ticket, { team: team?.id ?? null, assignee: choice.person }, { team, teamsOfAssignee: team ? [team.id] : [] })
  return events.map((event) => (event.type === 'ticket.assigned' ? { ...event, why: choice.why } : event))
}

const serves = ({ levels }: TeamFacts, level: string): boolean => levels.length === 0 || levels.includes(level)

export function setOwner(ticket: Ticket, owner: string, worksTickets: boolean): TicketEvent[] {
  pass(ticket, 'assign')
  if (!worksTickets) throw new Refusal('tickets.not-in-team')
  return owner === ticket.owner_id ? [] : [{ type: 'ticket.owned', owner }]
}

export interface Escalation {
  readonly level: string
  /** Chosen by the agent; left out: the first of `candidates`. */
  readonly team: string | undefined
  readonly vendor: string | undefined
  readonly card: Card
  readonly jumps: boolean
}
export interface EscalationFacts {
  readonly levels: readonly LevelFacts[]
  readonly vendorIsVendor: boolean
  /** What the level that hands over must say. */
  readonly needs: readonly CardNeed[]
  /** Teams of the target level, the best fit first. */
  readonly candidates: readonly TeamFacts[]
}

/** Checks everything a hand-over needs and answers where the ticket goes. */
export function escalationTarget(ticket: Ticket, { level, team, vendor, card, jumps }: Escalation, facts: EscalationFacts): Place {
  pass(ticket, 'escalate')
  const [from, to] = [facts.levels.find(({ id }) => id === ticket.level_id), facts.levels.find(({ id }) => id === level)]
  if (!to) throw new Refusal('not-found')
  if (to.id === ticket.level_id) throw new Refusal('tickets.same-level')
  const lacks = cardLacks(card, ticket, facts.needs)
  if (lacks.length > 0 && !goesAhead(ticket)) throw incomplete(lacks)
  if (from && !jumps && facts.levels.some(({ rank }) => from.rank < rank && rank < to.rank)) throw new Refusal('tickets.jump-needs-reason')
  if (to.vendor && (vendor === undefined || !facts.vendorIsVendor)) throw new Refusal('tickets.vendor-needed')
  // A vendor works outside: the team and the agent that handed over stay his contact.
  if (to.vendor)
    return { level, team: team ?? ticket.team_id, assignee: team === undefined ? ticket.assignee_id : null, vendor: vendor ?? null }
  if (team !== undefined && !facts.candidates.some(({ id }) => id === team)) throw new Refusal('tickets.team-not-on-level')
  return { level, team: team ?? facts.candidates[0]?.id ?? null, assignee: null, vendor: null }
}

export const escalate = (ticket: Ticket, actor: Actor, to: Place, card: string | null, jumpReason: string | null): TicketEvent[] => [
  ...own(ticket, personOf(actor)),
  { type: 'ticket.escalated', ...to, card, jumpReason },
]

export function giveBack(ticket: Ticket, actor: Actor, to: Place | undefined, reason: string): TicketEvent[] {
  pass(ticket, 'return')
  if (!to) throw new Refusal('tickets.nowhere-to-return')
  return [...own(ticket, personOf(actor)), { type: 'ticket.returned', ...to, reason }]
}
