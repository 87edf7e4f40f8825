import type { Value } from '#contract/endpoint.ts'
import type { TicketClock } from '#contract/ticket-clocks.ts'
import { hours } from '../hours.ts'
import { type Page, type Part, type SentUpdate, type Telling, factsOf, line } from './telling.ts'

/** What was promised and how it was kept; working time, as the agreement counts it. */
export function promises(clocks: readonly Value<typeof TicketClock>[], telling: Telling): Omit<Part, 'title'> {
  const { say, language } = telling
  const lines = clocks.map(({ metric, place, state, agreement, targetMs, elapsedMs, dueAt, everBreached }) =>
    line({
      title: [say(`sla.metric.${metric}`), place?.[language]].filter(Boolean).join(' · '),
      text: say('reports.record.promise', { used: hours(elapsedMs), target: hours(targetMs), state: say(`sla.state.${state}`) }),
      detail: [agreement[language], dueAt && say('reports.record.due', { at: telling.moment(dueAt) })].filter(Boolean).join(' · '),
      good: state === 'cancelled' ? null : everBreached ? false : state === 'met' ? true : null,
    }),
  )
  return { part: 'promises', facts: [], lines }
}

/** Who was told what: answers that have left and those that did not arrive, words to vendors, updates to stakeholders. */
export function told(page: Page, updates: readonly SentUpdate[], { say, language }: Telling): Omit<Part, 'title'> {
  const letters = page.spine.flatMap((item) => {
    if (item.item !== 'message' || item.message.direction !== 'out') return []
    const { delivery, participants, author, text, audience } = item.message
    if (delivery !== 'sent' && delivery !== 'failed') return []
    const to = participants.filter(({ role }) => role !== 'from').map(({ person, name, address }) => person?.name ?? (name || address))
    const arrow = `${author?.name ?? say('reports.record.desk')} → ${to.join(', ')}`
    const outward = audience === 'vendor' ? [say('reports.record.vendor')] : []
    return [line({ at: item.at, title: [arrow, ...outward].join(' · '), text: short(text), good: delivery === 'failed' ? false : null })]
  })
  const sent = updates.map(({ at, words, letters: count }) => {
    const { happened, meaning, doing } = words[language].happened === '' ? words[language === 'ru' ? 'en' : 'ru'] : words[language]
    return line({ at, title: say('reports.record.update', { count }), text: short([happened, meaning, doing].filter(Boolean).join(' ')) })
  })
  const lines = [...letters, ...sent].toSorted((a, b) => (a.at && b.at ? Temporal.Instant.compare(a.at, b.at) : 0))
  return { part: 'told', facts: [], lines }
}

const most = 280
const short = (text: string) => {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  return flat.length <= most ? flat : `${flat.slice(0, most - 1)}…`
}

/** Everybody who worked on it, by how much they did. */
export function people(page: Page, { say }: Telling): Omit<Part, 'title'> {
  const wrote = page.spine.flatMap((item) =>
    item.item === 'message' && item.message.direction !== 'in' && item.message.author !== null ? [item.message.author.name] : [],
  )
  const acted = factsOf(page, ...acts).map(({ who }) => who)
  const counted = [...Map.groupBy([...wrote, ...acted].filter(Boolean), (name) => name)].toSorted((a, b) => b[1].length - a[1].length)
  return {
    part: 'people',
    facts: counted.map(([term, all]) => ({ term, value: say('reports.record.acts', { count: all.length }) })),
    lines: [],
  }
}

const acts = [
  'ticket.begun',
  'ticket.escalated',
  'ticket.returned',
  'ticket.waited',
  'ticket.resolved',
  'ticket.verified',
  'ticket.solution-failed',
  'ticket.closed',
  'ticket.classified',
  'ticket.prioritised',
] as const
