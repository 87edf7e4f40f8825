import { folded, stemOf } from './spelling.ts'
import { same, stop } from './vocabulary.ts'

/** A word of a text as the radar compares it, and how somebody wrote it. */
export interface Word {
  readonly term: string
  readonly written: string
}

/** More of a text tells less and less of what it is about. */
const mostWords = 60

/** The telling words of a text, each once, in their order: stems of Russian and English, names and codes; without what every text has. */
export function wordsOf(text: string): Word[] {
  const found = new Map<string, string>()
  for (const [written] of text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(notWords, ' ').matchAll(token)) {
    const term = termOf(written)
    if (term === undefined || found.has(term)) continue
    found.set(term, written)
    if (found.size === mostWords) break
  }
  return [...found].map(([term, written]) => ({ term, written }))
}

// Addresses, moments and what is long and counted (telephones, inventory numbers) name this one case, not what it has in common.
const notWords = /\S+@\S+|https?:\/\/\S+|\b\d{1,4}[.:/-]\d{1,2}(?:[.:/-]\d{1,4})?\b|\b\d{6,}\b|#\d+/g
const token = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu

function termOf(written: string): string | undefined {
  if (/\d/.test(written)) return codeOf(written)
  if (written.length < 2 || stop.has(written)) return undefined
  const parts = written.split('-').map(stemOf)
  const term = parts.join('-')
  return stop.has(term) ? undefined : (same.get(term) ?? term)
}

/** An error's number, a model, a version. A short number alone (a room, an amount) is none. */
const codeOf = (written: string): string | undefined =>
  /^\d{1,2}$/.test(written) || written.length > 24 ? undefined : folded(written.replaceAll('-', ''))
