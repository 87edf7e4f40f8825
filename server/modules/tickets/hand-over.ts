import { type CardNeed, CardNeed as Needs, urgentPriority } from '#contract/hand-over.ts'
import type { Value } from '#contract/endpoint.ts'
import type { HandOver } from '#contract/ticket-words.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Ticket, isOpen } from './ticket.ts'

export type Card = Value<typeof HandOver>
type Facts = Pick<Ticket, 'service_id' | 'category_id' | 'asset_id'>

/** Without these the next level would have to ask back. What was ruled out and the evidence may be nothing yet. */
export const usualNeeds: readonly CardNeed[] = ['done', 'question']

/** What a level asks of a hand-over and is not there: fields that say nothing (empty, one word, keys pressed at random), properties not set. */
export const cardLacks = (card: Card, ticket: Facts, needs: readonly CardNeed[]): CardNeed[] =>
  needs.filter((need) => !isThere(need, card, ticket))

function isThere(need: CardNeed, card: Card, ticket: Facts): boolean {
  switch (need) {
    case 'service':
      return ticket.service_id !== null
    case 'category':
      return ticket.category_id !== null
    case 'asset':
      return ticket.asset_id !== null
    case 'done':
    case 'ruledOut':
    case 'evidence':
    case 'question':
      return saysSomething(card[need])
  }
}

function saysSomething(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const letters = words.join('')
  return words.length >= 2 && letters.length >= 8 && new Set(letters).size >= 4
}

/** Says each thing that is missing by its own name, so that every language can. */
export function incomplete(lacks: readonly CardNeed[]): Refusal {
  const each = Object.fromEntries(Needs.options.map((need) => [need, lacks.includes(need) ? 'lacks' : 'there']))
  return new Refusal('tickets.card-incomplete', { missing: lacks.join(','), ...each })
}

/** The most urgent go ahead of their card. */
export const goesAhead = ({ priority }: Pick<Ticket, 'priority'>): boolean => priority === urgentPriority

const graceMinutes = 15

export interface Owed {
  readonly from: string
  readonly by: string | null
  readonly handedAt: Temporal.Instant
  readonly dueAt: Temporal.Instant
  readonly chased: number
  readonly chaseAt: Temporal.Instant
}

export function owe(from: string, by: string | null, at: Temporal.Instant): Owed {
  const dueAt = at.add({ minutes: graceMinutes })
  return { from, by, handedAt: at, dueAt, chased: 0, chaseAt: dueAt }
}

/** The debt after a reminder at `at`: the next comes after twice the time. Undefined: it is not time yet. */
export function chase(owed: Owed, at: Temporal.Instant): Owed | undefined {
  if (Temporal.Instant.compare(at, owed.chaseAt) < 0) return undefined
  return { ...owed, chased: owed.chased + 1, chaseAt: at.add({ minutes: graceMinutes * 2 ** Math.min(owed.chased, 6) }) }
}

/** A card is owed as long as somebody works with the ticket where it was sent. */
export const isStillOwed = (ticket: Ticket): boolean => isOpen(ticket) && !ticket.returned
