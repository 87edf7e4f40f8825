import type { assignTicket as Assign, escalateTicket as Escalate, returnTicket as Return } from '#contract/ticket-acts.ts'
import type { Value } from '#contract/endpoint.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { assign, escalate, escalationTarget, giveBack, setOwner, take } from '../decisions/place.ts'
import { asItCounts, isVendor, levels, staysOf, teamById, teamsFor, teamsOfAgent } from '../queries/facts.ts'
import { allowTaking, unchecked, untried } from '../charter.ts'
import { cardAsks, charterOf } from '../queries/charter.ts'
import { returnTarget } from '../stay.ts'
import { isOpen } from '../ticket.ts'
import { cardLacks, goesAhead } from '../hand-over.ts'
import { forgetOwed } from '../store/owed-cards.ts'
import { writeAnyText, writeCard, writeText } from '../store/texts.ts'
import { saveTicket } from '../store/tickets.ts'
import { oweCard } from './hand-over.ts'
import { writeFirstToVendor } from './vendor.ts'
import { type Told, lockToWork, told } from './lock.ts'

export async function takeTicket(work: Work, ref: string): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  return told(await saveTicket(work, ticket, take(ticket, work.actor)))
}

export async function assignTicket(work: Work, ref: string, to: Value<(typeof Assign)['body']>): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  const team = to.team === null ? undefined : await teamById(work.tx, to.team)
  const teamsOfAssignee = to.assignee === null ? undefined : await teamsOfAgent(work.tx, to.assignee)
  return told(await saveTicket(work, ticket, assign(await asItCounts(work.tx, ticket), to, { team, teamsOfAssignee })))
}

export async function ownTicket(work: Work, ref: string, owner: string): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  return told(await saveTicket(work, ticket, setOwner(ticket, owner, (await teamsOfAgent(work.tx, owner)) !== undefined)))
}

export async function escalateTicket(work: Work, ref: string, body: Value<(typeof Escalate)['body']>): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  const { needs, checks } = await cardAsks(work.tx, ticket.level_id)
  allowTaking(await charterOf(work.tx, body.level), ticket)
  const jumpReason = body.jumpReason?.trim() ?? ''
  const to = escalationTarget(
    await asItCounts(work.tx, ticket),
    { level: body.level, team: body.team, vendor: body.vendor, card: body.card, jumps: jumpReason !== '' },
    {
      levels: await levels(work.tx),
      vendorIsVendor: body.vendor !== undefined && (await isVendor(work.tx, body.vendor)),
      needs,
      candidates: await teamsFor(work.tx, body.level, ticket.organisation_id),
    },
  )
  if (body.letter && to.vendor === null) throw new Refusal('tickets.letter-needs-vendor')
  const left = untried(body.card, checks)
  if (left.length > 0 && !goesAhead(ticket)) throw unchecked(left)
  const isWhole = left.length === 0 && cardLacks(body.card, ticket, needs).length === 0
  if (!isWhole) await oweCard(work, ticket)
  const card = isWhole ? await writeCard(work, ticket.id, body.card) : null
  const events = escalate(ticket, work.actor, to, card, await writeAnyText(work, ticket.id, jumpReason))
  const letter = body.letter && (await writeFirstToVendor(work, ticket.id, to.vendor, body.letter))
  return told(await saveTicket(work, ticket, [...events, ...(letter?.events ?? [])]))
}

export async function returnTicket(work: Work, ref: string, { reason }: Value<(typeof Return)['body']>): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  const to = returnTarget(await staysOf(work.tx, ticket.id))
  await forgetOwed(work, ticket.id)
  return told(await saveTicket(work, ticket, giveBack(ticket, work.actor, to, await writeText(work, ticket.id, reason))))
}

/** What a step of an agreement asks for. False: the ticket is over, or that team does not serve its level; it stays where it is. */
export async function moveToTeam(work: Work, id: string, team: string): Promise<boolean> {
  const ticket = await asItCounts(work.tx, await lockToWork(work, id))
  const facts = await teamById(work.tx, team)
  if (!isOpen(ticket) || !facts || (facts.levels.length > 0 && !facts.levels.includes(ticket.level_id))) return false
  await saveTicket(work, ticket, assign(ticket, { team, assignee: null }, { team: facts, teamsOfAssignee: undefined }))
  return true
}

/** Marked once, while it is open. */
export async function markEscalated(work: Work, id: string): Promise<void> {
  const ticket = await lockToWork(work, id)
  if (isOpen(ticket) && ticket.escalated_at === null) await saveTicket(work, ticket, [{ type: 'ticket.marked-escalated' }])
}
