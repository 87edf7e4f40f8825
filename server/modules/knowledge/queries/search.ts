import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { anyWordQuery, wordsQuery } from '#platform/db/words.ts'
import { enoughWords, marks } from '../text.ts'

type Rows = RawBuilder<{ id: string; rank: number }>

/** Which versions are searched: what readers have, or what is in work too. */
export type Which = 'published' | 'all'
const versions = (which: Which) =>
  which === 'published' ? sql`x.version_id = a.published_id and a.retired_at is null` : sql`x.version_id in (a.published_id, a.working_id)`
const tags = sql`search_vector(array_to_string(a.words, ' '))`

/** Articles that say all these words, in whatever form; the title counts most, then the words given to it. */
export function saying(words: string, which: Which): Rows {
  const query = wordsQuery(words)
  const number = /^(?:kb-?|#)?(\d{1,9})$/i.exec(words)?.[1]
  const byNumber = number === undefined ? sql`false` : sql`a.number = ${number}::bigint`
  return sql`select a.id, max(ts_rank('{0.05,0.2,0.5,1}', x.search, ${query}))
      + max(case when ${tags} @@ ${query} then 0.5 else 0 end) + max(case when ${byNumber} then 2 else 0 end) as rank
    from article a join article_text x on ${versions(which)}
    where x.search @@ ${query} or ${tags} @@ ${query} or ${byNumber} group by a.id`
}

/** Articles whose titles or words are nearly these: a slip of the finger. Trigrams of whole words, as PostgreSQL's `word_similarity` has it. */
export const nearly = (words: string, which: Which): Rows =>
  sql`select a.id, max(word_similarity(search_form(${words}), search_form(x.title || ' ' || array_to_string(a.words, ' ')))) as rank
    from article a join article_text x on ${versions(which)}
    where word_similarity(search_form(${words}), search_form(x.title || ' ' || array_to_string(a.words, ' '))) >= 0.45 group by a.id`

/**
 * Articles that share enough words with a longer text, at least one of them in the title or the words given to it. Words are counted once, by their
 * stems and without stop words; those of the title count double.
 */
export function about(text: string, which: Which, typed: number): Rows {
  return sql`select id, max(shared + titled) as rank from (
      select a.id,
        (select count(*) from unnest(asked.words) w where w = any(tsvector_to_array(x.search || ${tags}))) as shared,
        (select count(*) from unnest(asked.words) w where w = any(tsvector_to_array(ts_filter(x.search, '{a}') || ${tags}))) as titled
      from article a join article_text x on ${versions(which)}, (select ${stems(text)} as words) asked
      where x.search @@ ${anyWordQuery(text)} or ${tags} @@ ${anyWordQuery(text)}) each_text
    where shared >= ${enoughWords(typed)} and titled > 0 group by id`
}

/** The different stems of a text. */
export const stems = (text: string): RawBuilder<string[]> => sql`(tsvector_to_array(search_vector(${text})))[1:40]`

const how = `StartSel=${marks.start}, StopSel=${marks.stop}, MaxWords=26, MinWords=12, MaxFragments=1`

/** The place of a text where the words stand; without words its beginning. */
export const excerpt = (body: RawBuilder<unknown>, words: string | undefined): RawBuilder<string> =>
  words === undefined || words === ''
    ? sql`left(${body}, 220)`
    : sql`ts_headline('pg_catalog.russian', left(${body}, 20000), ${anyWordQuery(words)}, ${how})`

/** The same answer as `isServed`, of what is shown of `a` and what is published of it. */
export function visibleArticles(actor: Actor): RawBuilder<boolean> {
  if (actor.kind === 'system' || (actor.kind === 'person' && actor.serves === null)) return sql`true`
  if (actor.kind !== 'person') return sql`false`
  return sql`not exists (select from article_version s where s.id in (a.published_id, a.working_id)
    and s.organisations <> '{}' and not s.organisations && ${actor.serves}::uuid[])`
}

/** A published version `v` that this actor may read: anybody what is public, a client what is for him, staff what is for the clients it serves. */
export function readable(actor: Actor): RawBuilder<boolean> {
  if (actor.kind === 'system') return sql`v.audience <> 'internal'`
  if (actor.kind !== 'person') return sql`v.audience = 'public'`
  const { organisation, serves } = actor
  const staff = actor.permissions.has('knowledge.read')
    ? serves === null
      ? sql`true`
      : sql`v.organisations && ${serves}::uuid[]`
    : sql`false`
  return sql`(v.audience = 'public' or (v.audience = 'clients' and (v.organisations = '{}' or ${organisation}::uuid = any(v.organisations) or ${staff})))`
}
