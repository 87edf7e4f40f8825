/** Which known errors an incident looks like, and why. */
import { type Word, wordsOf } from './radar/words.ts'

export interface KnownSigns {
  readonly terms: readonly string[]
  readonly service: string | null
  readonly category: string | null
  readonly model: string
}
export interface Seen {
  readonly text: string
  readonly service: string | null
  readonly category: string | null
  /** The name of the asset; empty: none. */
  readonly asset: string
}
type Same = 'service' | 'category' | 'model'
export interface Likeness {
  readonly words: readonly string[]
  readonly same: readonly Same[]
  readonly weight: number
}

/** The terms of symptoms in both languages. */
export const termsOf = (texts: readonly string[]): string[] => [...new Set(texts.flatMap((text) => wordsOf(text).map(({ term }) => term)))]

/** What more than a third of them have tells none from another, once there are some. */
export function tellingTerms(known: readonly KnownSigns[]): (term: string) => number {
  const counts = new Map<string, number>()
  for (const { terms } of known) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return (term) => {
    const count = counts.get(term) ?? 0
    return count === 0 || (known.length >= 6 && count > known.length / 3) ? 0 : 1 + Math.log(known.length / count)
  }
}

/** Two telling words, or one and the same category or model; of another service three. */
export function likenessOf(known: KnownSigns, seen: Seen, telling: (term: string) => number, words: readonly Word[] = wordsOf(seen.text)) {
  const has = new Set(known.terms)
  const shared = words.filter(({ term }) => has.has(term) && telling(term) > 0)
  const same: Same[] = [
    ...(known.service !== null && known.service === seen.service ? (['service'] as const) : []),
    ...(known.category !== null && known.category === seen.category ? (['category'] as const) : []),
    ...(known.model !== '' && seen.asset.toLowerCase().includes(known.model.toLowerCase()) ? (['model'] as const) : []),
  ]
  const isElsewhere = known.service !== null && seen.service !== null && known.service !== seen.service
  const needed = isElsewhere ? 3 : same.some((one) => one !== 'service') ? 1 : 2
  if (shared.length < needed) return undefined
  const weight = shared.reduce((sum, { term }) => sum + telling(term), 0) + same.length
  return { words: shared.map(({ written }) => written), same, weight } satisfies Likeness
}
