import { type RawBuilder, sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { ArticleTexts, ArticleVersion } from '#contract/knowledge.ts'
import { organisationChips, personChips } from '#modules/people'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { isServed } from '../policy.ts'
import { visibleArticles } from './search.ts'

interface Row {
  id: string
  n: number
  audience: ArticleVersion['audience']
  organisations: string[]
  outdated: Language[]
  author_id: string | null
  written_at: Temporal.Instant
  why: string
  published_at: Temporal.Instant | null
  texts: Partial<ArticleTexts>
}

/** Versions with all they say. */
async function versionsOf(db: Reader, which: RawBuilder<boolean>): Promise<ArticleVersion[]> {
  const found = await rows<Row>(
    db,
    sql`select v.id, v.n, v.audience, v.organisations, v.outdated, v.author_id, v.written_at, v.why, v.published_at,
        (select json_object_agg(x.language, json_build_object('title', x.title, 'body', x.body)) from article_text x where x.version_id = v.id) as texts
      from article_version v where ${which} order by v.n desc`,
  )
  const [authors, clients] = await Promise.all([
    personChips(
      db,
      found.map(({ author_id }) => author_id),
    ),
    organisationChips(
      db,
      found.flatMap(({ organisations }) => organisations),
    ),
  ])
  return found.map(({ author_id, written_at, published_at, organisations, texts, ...row }) => ({
    ...row,
    texts: { ru: texts.ru ?? null, en: texts.en ?? null },
    organisations: organisations.flatMap((id) => clients.get(id) ?? []),
    author: authors.get(author_id ?? '') ?? null,
    writtenAt: written_at,
    publishedAt: published_at,
  }))
}

/** The version that a writer had before him, or that is published. */
export async function versionById(db: Reader, id: string): Promise<ArticleVersion> {
  const [version] = await versionsOf(db, sql`v.id = ${id}`)
  if (!version) throw new Refusal('not-found')
  return version
}

/** One version by its number; what it was meant for then counts too. */
export async function versionByNumber(db: Reader, actor: Actor, number: number, n: number): Promise<ArticleVersion> {
  const [version] = await versionsOf(
    db,
    sql`v.n = ${n} and v.article_id = (select a.id from article a where a.number = ${number} and ${visibleArticles(actor)})`,
  )
  if (
    !version ||
    !isServed(
      actor,
      version.organisations.map(({ id }) => id),
    )
  )
    throw new Refusal('not-found')
  return version
}

export async function versionLines(db: Reader, actor: Actor, number: number) {
  const found = await rows<Omit<Row, 'texts' | 'id' | 'outdated'> & { isPublished: boolean }>(
    db,
    sql`select v.n, v.audience, v.organisations, v.author_id, v.written_at, v.why, v.published_at,
        v.id is not distinct from a.published_id as "isPublished"
      from article a join article_version v on v.article_id = a.id
      where a.number = ${number} and ${visibleArticles(actor)} order by v.n desc limit 500`,
  )
  if (found.length === 0) throw new Refusal('not-found')
  const authors = await personChips(
    db,
    found.map(({ author_id }) => author_id),
  )
  return found
    .filter(({ organisations }) => isServed(actor, organisations))
    .map(({ n, audience, author_id, written_at, why, published_at, isPublished }) => ({
      n,
      audience,
      author: authors.get(author_id ?? '') ?? null,
      writtenAt: written_at,
      why,
      publishedAt: published_at,
      isPublished,
    }))
}
