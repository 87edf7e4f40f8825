import type { AppEvent } from '#contract/events.ts'
import type { ArticleEvent, ArticleState, KnowledgeRules } from '#contract/knowledge.ts'
import { Refusal } from '#platform/refusal.ts'

interface Happened {
  readonly subject: string
  readonly at: Temporal.Instant
  readonly event: AppEvent
}

/** What the log alone decides about an article. */
export interface ArticleFold {
  readonly published_id: string | null
  readonly working_id: string | null
  readonly in_review: boolean
  readonly retired_at: Temporal.Instant | null
}

const isOfArticle = (event: AppEvent): event is Exclude<ArticleEvent, { type: 'knowledge-rules.set' }> => event.type.startsWith('article.')
const idle = { working_id: null, in_review: false } as const

export function applyToArticle(row: ArticleFold | undefined, { at, event }: Happened): ArticleFold | undefined {
  if (!isOfArticle(event)) return row
  if (event.type === 'article.added') return { published_id: null, ...idle, retired_at: null }
  if (!row) return row
  switch (event.type) {
    case 'article.written':
      return { ...row, working_id: event.version, in_review: false }
    case 'article.review-asked':
      return { ...row, in_review: true }
    case 'article.sent-back':
      return { ...row, in_review: false }
    case 'article.published':
      return { ...row, ...idle, published_id: event.version, retired_at: null }
    case 'article.draft-dropped':
      return { ...row, ...idle }
    case 'article.retired':
      return { ...row, retired_at: at }
    case 'article.described':
    case 'article.answered':
      return row
  }
}

const columns = ['published_id', 'working_id', 'in_review', 'retired_at'] as const
const of = ({ subject, event }: Happened): string | undefined => (isOfArticle(event) ? subject : undefined)

/** For the law: rows = replay of the log. */
export const articleFold = { table: 'article', columns, of, apply: applyToArticle } as const

/** What its readers have of it. */
export function stateOf({ published_id, in_review, retired_at }: ArticleFold): ArticleState {
  if (retired_at) return 'retired'
  if (published_id !== null) return 'published'
  return in_review ? 'review' : 'draft'
}

/** What happens to the next version beside that. */
export function workOf(row: ArticleFold): 'draft' | 'review' | null {
  const isFirst = row.published_id === null && !row.retired_at
  if (isFirst || row.working_id === null) return null
  return row.in_review ? 'review' : 'draft'
}

/** A version as far as letting it out goes. */
export interface Written {
  readonly author: string | null
  readonly bodies: readonly string[]
}

export const wroteIt = (actor: string | null, { author }: Pick<Written, 'author'>): boolean => actor !== null && actor === author

/** What is shown to a reviewer is whole. */
export function checkWhole({ bodies }: Written): void {
  if (bodies.some((body) => body.trim() === '')) throw new Refusal('knowledge.empty-text')
}

/** Where a review is asked for, somebody reads it who did not write this version. */
export function checkPublishing(row: ArticleFold, version: Written, actor: string | null, { review }: KnowledgeRules): void {
  if (row.working_id === null) throw new Refusal('knowledge.nothing-in-work')
  if (review && !row.in_review) throw new Refusal('knowledge.not-reviewed')
  if (review && wroteIt(actor, version)) throw new Refusal('knowledge.own-text')
  checkWhole(version)
}

/** By when it is looked at again: the day that was named, unless it has passed. */
export function nextCheck(named: string | null, today: Temporal.PlainDate, { checkMonths }: KnowledgeRules): string {
  const isAhead = named !== null && Temporal.PlainDate.compare(Temporal.PlainDate.from(named), today) > 0
  return isAhead ? named : today.add({ months: checkMonths }).toString()
}
