import type { setHandOverRule as SetRule } from '#contract/hand-over.ts'
import type { Value } from '#contract/endpoint.ts'
import { personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { type Card, cardLacks, chase, incomplete, isStillOwed, owe } from '../hand-over.ts'
import { levels } from '../queries/facts.ts'
import { unchecked, untried } from '../charter.ts'
import { cardAsks } from '../queries/charter.ts'
import { forgetOwed, owedCard, saveOwed, saveRule } from '../store/owed-cards.ts'
import { writeCard } from '../store/texts.ts'
import { lockTickets, saveTicket } from '../store/tickets.ts'
import type { Ticket } from '../ticket.ts'
import { chaseCard } from './job-types.ts'
import { type Told, lockToWork, told } from './lock.ts'

type Body = Value<(typeof SetRule)['body']>

export async function setHandOverRule(work: Work, level: string, { needs }: Body): Promise<{ level: string } & Body> {
  if (!(await levels(work.tx)).some(({ id }) => id === level)) throw new Refusal('not-found')
  const wanted = [...new Set(needs)]
  await saveRule(work, level, wanted)
  work.record(level, { type: 'hand-over-rule.set', needs: wanted })
  return { level, needs: wanted }
}

/** The ticket goes ahead of its card: who hands over owes it, and is reminded. */
export async function oweCard(work: Work, ticket: Ticket): Promise<void> {
  const owed = owe(ticket.level_id, personOf(work.actor), work.at)
  await saveOwed(work, ticket.id, owed)
  work.later(chaseCard, { ticket: ticket.id }, owed.chaseAt)
}

/** The card that was owed. It is judged by the rules of the level that handed over. */
export async function giveCard(work: Work, ref: string, card: Card): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  const owed = await owedCard(work.tx, ticket.id)
  if (!owed || !isStillOwed(ticket)) throw new Refusal('tickets.card-not-owed')
  const { needs, checks } = await cardAsks(work.tx, owed.from)
  const lacks = cardLacks(card, ticket, needs)
  if (lacks.length > 0) throw incomplete(lacks)
  const left = untried(card, checks)
  if (left.length > 0) throw unchecked(left)
  const id = await writeCard(work, ticket.id, card)
  await forgetOwed(work, ticket.id)
  return told(await saveTicket(work, ticket, [{ type: 'ticket.card-given', card: id }]))
}

/** Reminds of an owed card. Asked too early, or when it is not owed any more, it does nothing. */
export async function chaseCardOf(work: Work, id: string): Promise<void> {
  const [ticket] = await lockTickets(work, [id])
  const owed = await owedCard(work.tx, id)
  if (!ticket || !owed) return
  if (!isStillOwed(ticket)) return forgetOwed(work, id)
  const next = chase(owed, work.at)
  if (!next) return
  await saveOwed(work, id, next)
  work.later(chaseCard, { ticket: id }, next.chaseAt)
  await saveTicket(work, ticket, [{ type: 'ticket.card-chased', by: owed.by, time: next.chased }])
}
