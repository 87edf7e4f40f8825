import type { Circle, LetterLanguage, UpdateWords, Wording } from '#contract/update-words.ts'

/** Somebody as one circle brings him. `person` null: known by his address alone. */
export interface Candidate {
  readonly circle: Circle
  readonly person: string | null
  readonly address: string | null
  readonly name: string
  readonly language: 'ru' | 'en'
  readonly stopped: boolean
}
type Reached = Candidate & { readonly address: string }

export interface Reach {
  readonly recipients: readonly Reached[]
  readonly circles: readonly { readonly circle: Circle; readonly people: number; readonly letters: number }[]
  readonly stopped: number
  readonly withoutAddress: number
}

/** One letter for each person and for each address, whatever circles he is in and however many addresses he has; none for who has stopped them. */
export function reachOf(candidates: readonly Candidate[], circles: readonly Circle[]): Reach {
  const among = candidates.filter(({ circle }) => circles.includes(circle))
  const stopped = new Set(among.filter((one) => one.stopped).flatMap(keysOf))
  const seen = new Set<string>()
  const recipients: Reached[] = []
  const silent = { stopped: 0, withoutAddress: 0 }
  for (const circle of circles)
    for (const one of among) {
      if (one.circle !== circle) continue
      const keys = keysOf(one)
      const isKnown = keys.some((key) => seen.has(key))
      for (const key of keys) seen.add(key)
      if (isKnown) continue
      if (keys.some((key) => stopped.has(key))) silent.stopped += 1
      else if (one.address === null) silent.withoutAddress += 1
      else recipients.push({ ...one, address: one.address })
    }
  return {
    recipients,
    circles: circles.map((circle) => ({
      circle,
      people: new Set(among.filter((one) => one.circle === circle).map((one) => one.person ?? one.address)).size,
      letters: recipients.filter((one) => one.circle === circle).length,
    })),
    ...silent,
  }
}

const keysOf = ({ person, address }: Candidate): string[] => [
  ...(person === null ? [] : [`person ${person}`]),
  ...(address === null ? [] : [`address ${address}`]),
]

const isWritten = (words: UpdateWords, language: 'ru' | 'en'): boolean => words[language].happened !== ''

/** In which language somebody's letter is: what was left empty nobody gets. */
export function letterLanguage(own: 'ru' | 'en', wording: Wording, words: UpdateWords): LetterLanguage {
  if (!isWritten(words, 'ru')) return 'en'
  if (!isWritten(words, 'en')) return 'ru'
  return wording === 'own' ? own : wording
}
