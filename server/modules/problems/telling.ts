import { type Incident, featuresOf } from './radar/weigh.ts'
import { wordsOf } from './radar/words.ts'

export interface IncidentRow {
  readonly id: string
  readonly number: number
  readonly at: Temporal.Instant
  readonly until: Temporal.Instant | null
  readonly title: string
  readonly text: string | null
  readonly person: string
  readonly service: string | null
  readonly asset: string | null
  readonly category: string | null
}

type Words = ReturnType<typeof wordsOf>

export const toldWords = ({ title, text }: Pick<IncidentRow, 'title' | 'text'>): Words => wordsOf(`${title}\n${text ?? ''}`)

export const heardOf = ({ id, at, service, asset, category }: IncidentRow, words: Words): Incident => ({
  id,
  at: at.epochMilliseconds,
  features: featuresOf({ words: words.map(({ term }) => term), service, asset, category }),
})

/** A word as most wrote it; nothing for a service, an asset, a category. */
export function writtenOf(feature: string, texts: readonly Words[]): string[] {
  const counts = new Map<string, number>()
  for (const words of texts)
    for (const { term, written } of words) if (term === feature) counts.set(written, (counts.get(written) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most ? [most[0]] : []
}

/** The id of what most share of a kind, where it tells them. */
export const namedIn = (telling: readonly string[], kind: 'service' | 'asset' | 'category'): string | null =>
  telling.find((feature) => feature.startsWith(`${kind}:`))?.slice(kind.length + 1) ?? null
