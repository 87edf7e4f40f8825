import type { Language } from '#contract/common.ts'
import type { ArticleAudience } from '#contract/knowledge.ts'
import type { Work } from '#platform/work.ts'
import { addArticle } from './articles.ts'

export interface Draft {
  /** By language; one may be missing. */
  readonly titles: Partial<Record<Language, string>>
  readonly bodies: Partial<Record<Language, string>>
  readonly audience: ArticleAudience
  /** The ticket (or problem) it is made from. */
  readonly source: string | null
}

/** What was learned elsewhere becomes a draft that somebody finishes; answers its number. Titles and bodies name no people. */
export async function draftArticle(work: Work, { titles, bodies, audience, source }: Draft): Promise<number> {
  const text = (language: Language) => {
    const title = titles[language]?.trim() ?? ''
    return title === '' ? null : { title: title.slice(0, 300), body: bodies[language]?.trim().slice(0, 50_000) ?? '' }
  }
  const texts = { ru: text('ru'), en: text('en') }
  return addArticle(work, { audience, organisations: [], texts, services: [], words: [], checkBy: null, source, why: '' })
}
