import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { Value } from '#contract/endpoint.ts'
import type { findAnswers } from '#contract/knowledge-acts.ts'
import type { ArticleAnswer, ArticleAudience } from '#contract/knowledge.ts'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { type Addressee, isServed, mayOpen, mayTell } from '../policy.ts'
import { about, nearly, saying, stems, visibleArticles } from './search.ts'

type Asked = Value<(typeof findAnswers)['query']>
type Row = Omit<ArticleAnswer, 'mayOpen' | 'mayTell'> & { audience: ArticleAudience; organisations: string[] }
type Best = ReturnType<typeof saying> | undefined

/** What is published, for one who writes: found by his words, or before he typed any by what the ticket is about. */
export async function answers(db: Reader, actor: Actor, asked: Asked): Promise<ArticleAnswer[]> {
  const to = await addressee(db, actor, asked)
  const read = (best: Best) => published(db, actor, to.language, best, asked.limit)
  const words = asked.q.replaceAll('\0', '').trim()
  const found = await (words === '' ? first(db, asked.about, read) : named(words, read))
  return found.map(({ organisations, ...row }) => {
    const meant = { audience: row.audience, organisations }
    return { ...row, mayOpen: to.colleague || mayOpen(meant, to), mayTell: to.colleague || mayTell(meant, to) }
  })
}

type Read = (best: Best) => Promise<Row[]>

async function named(words: string, read: Read): Promise<Row[]> {
  const found = await read(saying(words, 'published'))
  return found.length > 0 || words.length < 4 ? found : read(nearly(words, 'published'))
}

async function first(db: Reader, text: string, read: Read): Promise<Row[]> {
  const [asked] = await rows<{ count: number }>(db, sql`select coalesce(cardinality(${stems(text)}), 0) as count`)
  const found = asked && asked.count > 0 ? await read(about(text, 'published', asked.count)) : []
  return found.length > 0 ? found : read(undefined)
}

const published = (db: Reader, actor: Actor, language: Language, best: Best, limit: number): Promise<Row[]> =>
  rows<Row>(
    db,
    sql`select a.number, v.audience, v.organisations, x.language, x.title, x.body
      from article a join article_version v on v.id = a.published_id and a.retired_at is null
        join lateral (select t.language, t.title, t.body from article_text t where t.version_id = v.id order by t.language = ${language} desc limit 1) x on true
        ${best ? sql`join (${best}) best on best.id = a.id` : sql``}
      where ${visibleArticles(actor)} order by ${best ? sql`best.rank desc, ` : sql``}a.changed_at desc, a.id limit ${limit}`,
  )

/** Of somebody whom this agent does not serve nothing is known: he is an outsider. */
async function addressee(
  db: Reader,
  actor: Actor,
  { to, reader, language }: Asked,
): Promise<Addressee & { language: Language; colleague: boolean }> {
  const outsider = { organisation: null, language, colleague: to === 'colleague' }
  if (to !== 'requester' || reader === undefined) return outsider
  const [person] = await rows<{ organisation: string | null; language: Language }>(
    db,
    sql`select p.language, o.id as organisation from person p left join organisation o on o.id = p.organisation_id and o.kind = 'client' where p.id = ${reader}`,
  )
  if (!person || (person.organisation !== null && !isServed(actor, [person.organisation]))) return outsider
  return { ...person, colleague: false }
}
