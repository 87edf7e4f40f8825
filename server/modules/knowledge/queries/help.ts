import { type RawBuilder, sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { HelpArticle, HelpLine } from '#contract/knowledge.ts'
import { type Actor, personOf } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { piecesOf } from '../text.ts'
import { about, excerpt, nearly, readable, saying, stems } from './search.ts'

type Line = Omit<HelpLine, 'excerpt'> & { excerpt: string }
type Best = RawBuilder<{ id: string; rank: number }>

const published = sql`article a join article_version v on v.id = a.published_id and a.retired_at is null`
/** In the reader's language where there is one, else in the other. */
const spoken = (language: Language) => sql`join lateral (select x.language, x.title, x.body from article_text x where x.version_id = v.id
  order by x.language = ${language} desc limit 1) x on true`

async function lines(db: Reader, actor: Actor, language: Language, words: string, best: Best | undefined, limit: number) {
  const found = await rows<Line>(
    db,
    sql`select a.number, v.audience, x.language, x.title, ${excerpt(sql`x.body`, words)} as excerpt
      from ${published} ${spoken(language)} ${best ? sql`join (${best}) best on best.id = a.id` : sql``}
      where ${readable(actor)} order by ${best ? sql`best.rank desc, ` : sql``}a.changed_at desc, a.id limit ${limit}`,
  )
  return found.map((line) => ({ ...line, excerpt: piecesOf(line.excerpt) }))
}

export async function helpFor(db: Reader, actor: Actor, { q, language, limit }: { q: string; language: Language; limit: number }) {
  const words = q.replaceAll('\0', '').trim()
  if (words === '') return lines(db, actor, language, '', undefined, limit)
  const found = await lines(db, actor, language, words, saying(words, 'published'), limit)
  return found.length > 0 || words.length < 4 ? found : lines(db, actor, language, words, nearly(words, 'published'), limit)
}

/** The few that may spare somebody a request. */
export async function suggestions(db: Reader, actor: Actor, q: string, language: Language): Promise<HelpLine[]> {
  const text = q.replaceAll('\0', '').trim()
  const [asked] = await rows<{ count: number }>(db, sql`select coalesce(cardinality(${stems(text)}), 0) as count`)
  const typed = asked?.count ?? 0
  return typed === 0 ? [] : lines(db, actor, language, text, about(text, 'published', typed), 3)
}

type Whole = Omit<HelpArticle, 'alsoIn' | 'mine'> & { languages: Language[]; helpful: boolean | null; comment: string | null }

export async function helpByNumber(
  db: Reader,
  actor: Actor,
  number: number,
  { language, visitor }: { language: Language; visitor?: string | undefined },
): Promise<HelpArticle> {
  const [row] = await rows<Whole>(
    db,
    sql`select a.number, x.language, x.title, x.body, x.language = any(v.outdated) as outdated, v.audience, v.published_at as "publishedAt",
        v.id as version, array(select o.language from article_text o where o.version_id = v.id order by o.language) as languages, w.helpful, w.comment
      from ${published} ${spoken(language)} left join article_answer w on w.version_id = v.id
        and (w.person_id = ${personOf(actor)}::uuid or (${personOf(actor)}::uuid is null and w.visitor = ${visitor ?? null}::uuid))
      where a.number = ${number} and ${readable(actor)}`,
  )
  if (!row) throw new Refusal('not-found')
  const { languages, helpful, comment, ...article } = row
  return {
    ...article,
    alsoIn: languages.filter((one) => one !== article.language),
    mine: helpful === null ? null : { helpful, comment: comment ?? '' },
  }
}

/** The published version that this reader may read, and whether too many strangers have spoken of it within the hour. */
export async function versionToAnswer(db: Reader, actor: Actor, number: number, since: Temporal.Instant) {
  const [row] = await rows<{ article: string; version: string; strangers: number }>(
    db,
    sql`select a.id as article, v.id as version,
        (select count(*) from article_answer w where w.version_id = v.id and w.visitor is not null and w.given_at > ${since}) as strangers
      from ${published} where a.number = ${number} and ${readable(actor)}`,
  )
  if (!row) throw new Refusal('not-found')
  return row
}
