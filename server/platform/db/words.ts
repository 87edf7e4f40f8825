import { type RawBuilder, sql } from 'kysely'

/** What people typed, as a question of full text: whole words by their stems; the last may be unfinished, since they read the answer while they type. */
export function wordsQuery(words: string): RawBuilder<unknown> {
  const [, before = '', last] = /^(?:(.*)\s)?([\p{L}\p{N}]{2,})$/su.exec(words) ?? []
  if (last === undefined || before.includes('"')) return sql`search_query(${words})`
  const unfinished = sql`to_tsquery('pg_catalog.russian', translate(${last}, 'ёЁ', 'еЕ') || ':*')`
  return sql`(search_query(${words}) || (search_query(${before}) && ${unfinished}))`
}

/** Any of the words of a longer text. */
export const anyWordQuery = (text: string): RawBuilder<unknown> =>
  sql`search_query(${[...text.matchAll(/[\p{L}\p{N}]{2,}/gu)].slice(0, 60).join(' or ')})`
