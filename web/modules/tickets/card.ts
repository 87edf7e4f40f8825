import type { Answer } from '../../platform/api.ts'
import type { Formats, T } from '../../platform/i18n.ts'
import { factText } from './fact-text.ts'
import type { FactItem, Message, Page, SpineItem, Ticket, TicketEvent } from './model.ts'

export type Need = Answer<'GET /hand-over-rules'>['items'][number]['needs'][number]
export const parts = ['done', 'ruledOut', 'evidence', 'question'] as const
export type Part = (typeof parts)[number]
export const needs = [...parts, 'service', 'category', 'asset'] as const satisfies readonly Need[]

/** What is plainly not there; whether what is written says something is judged by the server. */
export const blank = (card: Readonly<Record<Part, string>>, ticket: Ticket, asked: readonly Need[]): Need[] =>
  asked.filter((need) => {
    if (need === 'service' || need === 'category' || need === 'asset') return ticket[need] === null
    return card[need].trim() === ''
  })

const most = 8
const longest = 300

/** What the ticket already tells: our own words and changes as done, the requester's words, files and properties as found. */
export function fillCard({ ticket, spine }: Page, t: T, format: Formats): Record<'done' | 'evidence', string> {
  const done = spine.flatMap((item) => lineOfDone(item, t, format)).slice(-most)
  const heard = spine.flatMap((item) => (item.item === 'message' && isHeard(item.message) ? [item.message] : []))
  const files = [...new Set(heard.flatMap(({ attachments }) => attachments.filter(({ inline }) => !inline).map(({ name }) => name)))]
  const known = [
    { what: t('tickets.service'), value: ticket.service?.name },
    { what: t('tickets.category'), value: ticket.category?.name },
    { what: t('tickets.asset'), value: ticket.asset?.name },
  ]
  const evidence = [
    // The first words say what it is about, the last how it stands.
    ...[...new Set([heard[0], heard.at(-1)])].flatMap((message) => (message ? [spoken(message, t, format)] : [])),
    ...(files.length > 0 ? [t('tickets.card.files', { names: files.join(', ') })] : []),
    ...known.flatMap(({ what, value }) => (value === undefined ? [] : [t('tickets.card.is', { what, value })])),
  ]
  return { done: done.join('\n'), evidence: evidence.join('\n') }
}

const isHeard = ({ audience, direction, automatic }: Message): boolean => audience === 'requester' && direction === 'in' && !automatic

const told: ReadonlySet<TicketEvent['type']> = new Set<TicketEvent['type']>([
  'ticket.classified',
  'ticket.prioritised',
  'ticket.kind-changed',
  'ticket.waited',
  'ticket.returned',
  'ticket.verification-failed',
  'ticket.solution-failed',
])

function lineOfDone(item: SpineItem, t: T, format: Formats): string[] {
  if (item.item === 'fact') return told.has(item.event.type) ? [factLine(item, t, format)] : []
  const { direction, automatic } = item.message
  return direction === 'in' || automatic ? [] : [spoken(item.message, t, format)]
}

const factLine = (fact: FactItem, t: T, format: Formats): string => `${format.instant(fact.at)}: ${factText(fact, t, format)}`

function spoken({ at, author, from, text }: Message, t: T, format: Formats): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  const short = flat.length > longest ? `${flat.slice(0, longest).trimEnd()}…` : flat
  return t('tickets.card.from-message', { at: format.instant(at), who: author?.name ?? from, text: short })
}
