import type { Value } from '#contract/endpoint.ts'
import type { LevelCharter } from '#contract/level-charter.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Card, goesAhead } from './hand-over.ts'
import type { Ticket } from './ticket.ts'

type Charter = Value<typeof LevelCharter>
export type Check = Charter['checks'][number]

/** Refuses what the level that should get it does not take. The most urgent is not held up by it. */
export function allowTaking({ kinds, services }: Pick<Charter, 'kinds' | 'services'>, ticket: Ticket): void {
  if (goesAhead(ticket)) return
  if (kinds.length > 0 && !kinds.includes(ticket.kind)) throw new Refusal('tickets.level-takes-other-kinds')
  if (services.length === 0) return
  if (ticket.service_id === null) throw new Refusal('tickets.level-needs-service')
  if (!services.includes(ticket.service_id)) throw new Refusal('tickets.level-takes-other-services')
}

/** What should have been tried and was neither, nor is it said why not. */
export const untried = (card: Card, checks: readonly Check[]): Check[] =>
  checks.filter(({ id }) => {
    const said = card.tried?.find(({ check }) => check === id)
    return !said || (!said.made && said.remark.trim() === '')
  })

/** Names what is missing in each language. */
export const unchecked = (missing: readonly Check[]): Refusal =>
  new Refusal('tickets.card-unchecked', {
    ru: missing.map(({ text }) => text.ru).join('; '),
    en: missing.map(({ text }) => text.en).join('; '),
  })
