import type { Answer } from '../../platform/api.ts'
import type { Language } from '../../platform/i18n.ts'

export type Article = Answer<'GET /articles/:number'>
export type ArticleLine = Answer<'GET /articles'>['items'][number]
export type Version = Answer<'GET /articles/:number/versions/:n'>
export type Texts = Version['texts']
export type Pieces = ArticleLine['excerpt']

export const audiences = ['public', 'clients', 'internal'] as const
export const states = ['draft', 'review', 'published', 'retired'] as const

/** By what people call an article; the search knows it too. */
export const keyOf = ({ number }: { number: number }): string => `KB-${String(number)}`
export const hrefOf = ({ number }: { number: number }): string => `/knowledge/${String(number)}`
export const helpHref = ({ number }: { number: number }): string => `/portal/knowledge/${String(number)}`

/** In the reader's language, or else in the other. */
export const titleOf = (titles: { ru: string | null; en: string | null }, language: Language): string =>
  titles[language] ?? titles.ru ?? titles.en ?? ''
export const titlesOf = ({ ru, en }: Texts) => ({ ru: ru?.title ?? null, en: en?.title ?? null })

/** What changes with an article. */
export const articleQuestions = [
  'GET /articles',
  'GET /articles/:number',
  'GET /articles/:number/versions',
  'GET /articles/:number/versions/:n',
] as const
