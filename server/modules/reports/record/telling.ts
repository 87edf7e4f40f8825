import type { Language } from '#contract/common.ts'
import type { Value } from '#contract/endpoint.ts'
import type { TicketRecord } from '#contract/record.ts'
import type { TicketPage } from '#contract/tickets.ts'
import type { UpdateWords } from '#contract/update-words.ts'
import type { Say } from '../say.ts'

export type Page = Value<typeof TicketPage>
export type Part = Value<typeof TicketRecord>['parts'][number]
export type Line = Part['lines'][number]
export type Fact = Part['facts'][number]
type Told = Extract<Page['spine'][number], { item: 'fact' }>
type Type = Told['event']['type']

/** In whose words and on whose clock a record is told. */
export interface Telling {
  readonly language: Language
  readonly say: Say
  readonly moment: (at: Temporal.Instant) => string
}

/** A problem that it comes from. `cause` empty: not known yet. */
export interface Cause {
  readonly number: number
  readonly title: string
  readonly cause: string
  readonly workaround: { readonly ru: string; readonly en: string } | null
}

/** What stakeholders were told, in so many letters. */
export interface SentUpdate {
  readonly at: Temporal.Instant
  readonly words: UpdateWords
  readonly letters: number
}

/** «2 ч 5 мин»: the two largest units. */
export function lasting({ language }: Telling, ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000))
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  const shown = days > 0 ? { days, hours } : hours > 0 ? { hours, minutes: minutes % 60 } : { minutes }
  return Temporal.Duration.from(shown).toLocaleString(language, { style: 'short', minutesDisplay: minutes === 0 ? 'always' : 'auto' })
}

export const between = (from: Temporal.Instant, to: Temporal.Instant): number => to.epochMilliseconds - from.epochMilliseconds

/** What is not said is left out. */
export const facts = (...all: readonly (readonly [term: string, value: string | null | undefined])[]): Fact[] =>
  all.flatMap(([term, value]) => (value ? [{ term, value }] : []))

export const line = (given: Partial<Line>): Line => ({ at: null, title: '', text: '', detail: '', good: null, ...given })

/** The facts of these kinds, oldest first, each with who did it and the texts that it names. */
export function factsOf<T extends Type>(page: Page, ...types: readonly T[]) {
  const isOf = (event: Told['event']): event is Extract<Told['event'], { type: T }> => types.some((type) => type === event.type)
  return page.spine.flatMap((item) => {
    if (item.item !== 'fact' || !isOf(item.event)) return []
    const { at, actor, job, texts, names, card, event } = item
    return [{ at, who: actor?.name ?? '', job, event, card, text: (id: string | null) => (id === null ? '' : (texts[id] ?? '')), names }]
  })
}
