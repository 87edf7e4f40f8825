import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { Language } from '#contract/common.ts'
import type { Value } from '#contract/endpoint.ts'
import type { listArticles } from '#contract/knowledge-acts.ts'
import type { Article, ArticleAudience, ArticleLine, ArticleState } from '#contract/knowledge.ts'
import { deskZone, personChips } from '#modules/people'
import { type Actor, may, personOf } from '#platform/actor.ts'
import { pageFrom, readCursor } from '#platform/cursor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { readSetting } from '#platform/settings.ts'
import { type ArticleFold, stateOf, workOf, wroteIt } from '../article.ts'
import { piecesOf } from '../text.ts'
import { rulesSetting } from './rules.ts'
import { excerpt, nearly, saying, visibleArticles } from './search.ts'
import { versionById } from './versions.ts'

interface Row extends ArticleFold {
  id: string
  number: number
  services: string[]
  words: string[]
  check_by: string | null
  changed_at: Temporal.Instant
  audience: ArticleAudience
  outdated: Language[]
  author_id: string | null
  ru: string | null
  en: string | null
  excerpt: string
  helpful: number
  unhelpful: number
}

const states: Readonly<Record<ArticleState, RawBuilder<boolean>>> = {
  draft: sql`a.retired_at is null and a.working_id is not null and not a.in_review`,
  review: sql`a.retired_at is null and a.in_review`,
  published: sql`a.retired_at is null and a.published_id is not null`,
  retired: sql`a.retired_at is not null`,
}

const Place = z.tuple([z.iso.datetime(), z.uuid()])
type Asked = Value<(typeof listArticles)['query']>

/** The day that it is on the desk. */
export const today = async (db: Reader, at: Temporal.Instant): Promise<Temporal.PlainDate> =>
  at.toZonedDateTimeISO(await deskZone(db)).toPlainDate()

export async function articles(db: Reader, actor: Actor, asked: Asked, at: Temporal.Instant) {
  const words = (asked.q ?? '').replaceAll('\0', '').trim()
  const day = await today(db, at)
  if (words === '') {
    const found = await listed(db, actor, asked, day, undefined)
    const { items, next } = pageFrom(found, asked.limit, (row) => [row.changed_at.toString(), row.id])
    return { items: await shown(db, items, day), next }
  }
  const found = await listed(db, actor, asked, day, { words, rows: saying(words, 'all') })
  const near = found.length > 0 || words.length < 4 ? found : await listed(db, actor, asked, day, { words, rows: nearly(words, 'all') })
  return { items: await shown(db, near.slice(0, asked.limit), day), next: null }
}

type Ranked = { words: string; rows: ReturnType<typeof saying> } | undefined

const listed = (db: Reader, actor: Actor, asked: Asked, day: Temporal.PlainDate, ranked: Ranked): Promise<Row[]> => {
  const { state, audience, service, due, source, limit, cursor } = asked
  const place = readCursor(cursor, Place)
  const conditions = [
    visibleArticles(actor),
    state === undefined ? sql`true` : states[state],
    ...(audience === undefined ? [] : [sql`v.audience = ${audience}`]),
    ...(service === undefined ? [] : [sql`${service}::uuid = any(a.services)`]),
    ...(source === undefined ? [] : [sql`a.source_id = ${source}`]),
    ...(due ? [sql`a.check_by <= ${day.toString()}::date and a.published_id is not null and a.retired_at is null`] : []),
    ...(place ? [sql`(a.changed_at, a.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`] : []),
  ]
  return rows<Row>(
    db,
    sql`select a.id, a.number, a.published_id, a.working_id, a.in_review, a.retired_at, a.services, a.words, a.check_by, a.changed_at,
        v.audience, v.outdated, v.author_id, ru.title as ru, en.title as en,
        ${excerpt(sql`coalesce(ru.body, en.body)`, ranked?.words)} as excerpt,
        (select count(*) from article_answer w where w.version_id = a.published_id and w.helpful) as helpful,
        (select count(*) from article_answer w where w.version_id = a.published_id and not w.helpful) as unhelpful
      from article a join article_version v on v.id = coalesce(a.working_id, a.published_id)
        left join article_text ru on ru.version_id = v.id and ru.language = 'ru'
        left join article_text en on en.version_id = v.id and en.language = 'en'
        ${ranked ? sql`join (${ranked.rows}) best on best.id = a.id` : sql``}
      where ${sql.join(conditions, sql` and `)}
      order by ${ranked ? sql`best.rank desc, ` : sql``}a.changed_at desc, a.id desc limit ${limit + 1}`,
  )
}

async function shown(db: Reader, found: readonly Row[], day: Temporal.PlainDate): Promise<ArticleLine[]> {
  const authors = await personChips(
    db,
    found.map(({ author_id }) => author_id),
  )
  return found.map((row) => ({
    ...lineOf(row, day),
    titles: { ru: row.ru, en: row.en },
    author: authors.get(row.author_id ?? '') ?? null,
    excerpt: piecesOf(row.excerpt),
  }))
}

const lineOf = (row: Row, day: Temporal.PlainDate) => ({
  id: row.id,
  number: row.number,
  state: stateOf(row),
  work: workOf(row),
  audience: row.audience,
  services: row.services,
  words: row.words,
  outdated: row.outdated,
  checkBy: row.check_by,
  isCheckDue:
    row.check_by !== null && row.published_id !== null && Temporal.PlainDate.compare(Temporal.PlainDate.from(row.check_by), day) <= 0,
  changedAt: row.changed_at,
  helpful: row.helpful,
  unhelpful: row.unhelpful,
})

/** One article as its writers see it; another client's is as if there were none. */
export async function articleByNumber(db: Reader, actor: Actor, number: number, at: Temporal.Instant): Promise<Article> {
  const [row] = await rows<Row & { source_id: string | null; sent_back: string; solved: number }>(
    db,
    sql`select a.*, v.audience, v.outdated, v.author_id,
        (select count(*) from article_answer w where w.version_id = a.published_id and w.helpful) as helpful,
        (select count(*) from article_answer w where w.version_id = a.published_id and not w.helpful) as unhelpful,
        (select count(*) from article_answer w join article_version s on s.id = w.version_id where s.article_id = a.id and w.solved) as solved
      from article a join article_version v on v.id = coalesce(a.working_id, a.published_id)
      where a.number = ${number} and ${visibleArticles(actor)}`,
  )
  if (!row) throw new Refusal('not-found')
  const isWorking = row.working_id !== null
  const current = await versionById(db, row.working_id ?? row.published_id ?? '')
  const published = row.published_id === null ? null : isWorking ? await versionById(db, row.published_id) : current
  const { review } = await readSetting(db, rulesSetting)
  const [writes, publishes] = [may(actor, 'knowledge.write'), may(actor, 'knowledge.publish')]
  const needsAnother = review && wroteIt(personOf(actor), { author: row.author_id })
  return {
    ...lineOf(row, await today(db, at)),
    shown: current,
    published,
    sentBack: row.in_review || !isWorking ? '' : row.sent_back,
    source: row.source_id,
    solved: row.solved,
    comments: await commentsOf(db, row.id),
    may: {
      write: writes,
      askReview: writes && isWorking && !row.in_review,
      publish: publishes && isWorking && !needsAnother && (row.in_review || !review),
      sendBack: writes && row.in_review,
      drop: writes && isWorking && published !== null,
      retire: publishes && !row.retired_at,
      needsAnother: publishes && isWorking && needsAnother,
    },
  }
}

const commentsOf = (db: Reader, article: string) =>
  rows<Article['comments'][number]>(
    db,
    sql`select w.id, w.comment as text, w.helpful, v.n, w.given_at as at from article_answer w join article_version v on v.id = w.version_id
      where v.article_id = ${article} and w.comment <> '' order by w.given_at desc limit 50`,
  )
