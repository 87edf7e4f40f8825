import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { random as randomOf } from '../radar/random.ts'

const messages = resolve(import.meta.dirname, '../../messages')

/** Words of the product's own texts: a few thousand of each language, inflected as people write them. The same order each time. */
function wordsOf(language: 'ru' | 'en'): string[] {
  const letters = language === 'ru' ? /[а-яё]{3,}/giu : /[a-z]{3,}/giu
  const folder = resolve(messages, language)
  const texts = readdirSync(folder)
    .toSorted()
    .flatMap((file) => Object.values(JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as Record<string, string>))
  const plain = texts.map((text) => text.replaceAll(/\{[^{}]*\}|<[^>]*>/g, ' '))
  const counts = Map.groupBy(
    plain.flatMap((text) => text.toLowerCase().match(letters) ?? []),
    (word) => word,
  )
  return [...counts].toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).map(([word]) => word)
}

const vocabulary = { ru: wordsOf('ru'), en: wordsOf('en') }
/** Stands in one message of a hundred, and in one of a hundred thousand. */
export const marked = { common: 'штрихкодер', rare: 'квазимагнетрон' }

/** Texts of people: words by Zipf's law (the n-th is said in proportion to 1/n), numbers and names of machines among them. The same for a seed. */
export function writer(seed: number) {
  const random = randomOf(seed).next
  const one = (language: 'ru' | 'en') => {
    const words = vocabulary[language]
    // The inverse of the logarithmic distribution: rank r is drawn in proportion to 1/r.
    return words[Math.floor(words.length ** random()) - 1] ?? words[0] ?? ''
  }
  const sentence = (language: 'ru' | 'en', length: number) => {
    const words = Array.from({ length }, () => one(language))
    const chance = random()
    if (chance < 0.05) words.push(`srv-${String(Math.floor(random() * 9_000) + 1_000)}`)
    else if (chance < 0.1) words.push(`№ ${String(Math.floor(random() * 900_000) + 100_000)}`)
    const text = words.join(' ')
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  return {
    /** As long as the text that it stands for: a title, a remark, a letter. */
    text: (length: number): string => {
      const language = random() < 0.7 ? 'ru' : 'en'
      if (length < 60) return sentence(language, 3 + Math.floor(random() * 4))
      const text = Array.from({ length: 2 + Math.floor(random() * 4) }, () => sentence(language, 6 + Math.floor(random() * 8))).join('. ')
      const chance = random()
      return chance < 0.01 ? `${text}. ${marked.common}.` : chance < 0.01001 ? `${text}. ${marked.rare}.` : `${text}.`
    },
  }
}
export type Writer = ReturnType<typeof writer>
