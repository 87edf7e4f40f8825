import type { Language } from '#contract/common.ts'
import type { ArticleText, ArticleTexts, Pieces } from '#contract/knowledge.ts'

const languages = ['ru', 'en'] as const
const isSame = (one: ArticleText | null, other: ArticleText | null): boolean => one?.title === other?.title && one?.body === other?.body

interface Before {
  readonly texts: ArticleTexts
  readonly outdated: readonly Language[]
}

/**
 * Which translation lags behind after a change. One that is changed makes the other lag, unless it catches up with it by that, is new, or the
 * change is minor; both changed together say the same.
 */
export function outdatedAfter(before: Before | null, now: ArticleTexts, minor: boolean): Language[] {
  if (!before || now.ru === null || now.en === null) return []
  const changed = languages.filter((language) => !isSame(before.texts[language], now[language]))
  if (changed.length > 1) return []
  const [one] = changed
  if (one === undefined || minor) return [...before.outdated]
  if (before.texts[one] === null || before.outdated.includes(one)) return []
  return [one === 'ru' ? 'en' : 'ru']
}

/** Characters of the private area: no text that people write has them. */
export const marks = { start: '\uE000', stop: '\uE001' } as const

/** What a search marked, in pieces; the marks of the text itself (`**`, `##`) are not for a line of a list. */
export function piecesOf(marked: string): Pieces {
  const bare = marked.replaceAll(/\*\*|`|^\s*(#{1,4}|>|-|\d+\.)\s+/gm, '').replaceAll(/\[([^\]\n]+)\]\([^)\s]*\)/g, '$1')
  const [first = '', ...rest] = bare.replaceAll(/\s+/g, ' ').split(marks.start)
  const pieces = rest.flatMap((part) => {
    const [found = '', after = ''] = part.split(marks.stop)
    return [
      { text: found, found: true },
      { text: after, found: false },
    ]
  })
  return [{ text: first, found: false }, ...pieces].filter(({ text }) => text !== '')
}

/** How many of the words that were typed an article must share to be suggested: few words all, of many some. */
export const enoughWords = (typed: number): number => (typed <= 2 ? typed : Math.min(4, Math.max(2, Math.floor(typed * 0.3))))
