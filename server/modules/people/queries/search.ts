import { type RawBuilder, sql } from 'kysely'
import { type Reader, rows } from '#platform/db/index.ts'
import { normalPhone } from '../address.ts'

/** Conditions on `person p`: every word stands in the name or in an address; what looks like a phone is compared as one. */
export async function found(db: Reader, q: string): Promise<RawBuilder<unknown>[]> {
  const phone = q.replaceAll(/\D/g, '').length >= 4 ? normalPhone(q) : undefined
  if (phone !== undefined) return [sql`exists (select from address a where a.person_id = p.id and a.value like ${like(phone)})`]
  const words = q.trim().split(/\s+/).filter(Boolean).slice(0, 8)
  return Promise.all(words.map(async (word) => ((await isRare(db, word)) ? among(word) : standsIn(word))))
}

const like = (word: string): string => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

/** Few people: found by the trigram indexes, then put in order. Many: people are walked in order until a page is full. */
const few = 500

async function isRare(db: Reader, word: string): Promise<boolean> {
  if (word.length < 3) return false // shorter than a trigram
  const [counted] = await rows(db, sql<{ n: number }>`select count(*)::integer as n from (${owners(word)} limit ${few + 1}) some_of_them`)
  return counted !== undefined && counted.n <= few
}

const owners = (word: string) => sql`select named.id from person named where search_form(named.name) like search_form(${like(word)})
  union all select a.person_id from address a where a.value ilike ${like(word)}`

const among = (word: string) => sql`p.id in (${owners(word)})`
const standsIn = (word: string) => sql`(search_form(p.name) like search_form(${like(word)})
  or exists (select from address a where a.person_id = p.id and a.value ilike ${like(word)}))`
