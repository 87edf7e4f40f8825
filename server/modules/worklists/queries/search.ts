import { type RawBuilder, sql } from 'kysely'
import { otherLayout } from '#contract/layout.ts'
import { normalPhone } from '#modules/people'
import { workedBy } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { wordsQuery } from '#platform/db/words.ts'

type Condition = RawBuilder<boolean>

/** Tickets `t` that people find by these words: each way of finding has its index, and answers ids. */
export function searchCondition(actor: Actor, given: string | undefined, amount: 'few' | 'many'): Condition | undefined {
  const words = tidied(given)
  if (words === '') return undefined
  const number = numberIn(words)
  if (number !== undefined && words.startsWith('#')) return sql`t.number = ${number}::bigint`
  if (amount === 'many') return tested(actor, words)
  const ways = [...(number === undefined ? [] : [sql`select id from ticket where number = ${number}::bigint`]), ...found(actor, words)]
  const meant = otherLayout(words)
  if (meant === undefined) return sql`t.id = any(array(${either(ways)}))`
  // Where nothing is found as it was typed, the other keyboard layout was on.
  return sql`t.id = any(array(${either([...ways, sql`select id from (${either(found(actor, meant))}) meant where not exists (${either(ways)})`])}))`
}

const tidied = (given = '') => given.replaceAll('\0', '').trim()
const numberIn = (words: string) => /^#?(\d{1,12})$/.exec(words)?.[1]

/** From this share of all messages on, a list in its own order meets what is searched for sooner than all of it is gathered and sorted. */
const many = 0.002

/** In how many messages these words stand, as the planner knows it from its statistics: nothing is read. */
export async function standsIn(db: Reader, given: string | undefined): Promise<'few' | 'many'> {
  const words = tidied(given)
  if (words === '' || numberIn(words) !== undefined) return 'few'
  const [[plan], [size]] = await Promise.all([
    rows<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
      db,
      sql`explain (format json) select from message where search @@ ${wordsQuery(words)}`,
    ),
    rows<{ messages: number }>(db, sql`select reltuples::float8 as messages from pg_class where oid = 'message'::regclass`),
  ])
  const messages = size?.messages ?? 0
  // In a small desk everything is quick, and its statistics say little.
  return messages > 10_000 && (plan?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0) > many * messages ? 'many' : 'few'
}

/** Asked of each ticket in turn; `offset 0` keeps the planner from gathering all of them first. */
function tested(actor: Actor, words: string): Condition {
  const query = wordsQuery(words)
  const ways = [
    sql`exists (select from text_version v where v.id in (t.title_id, t.resolution_id) and search_vector(v.text) @@ ${query} offset 0)`,
    sql`exists (select from ticket_conversation l join conversation c on c.id = l.conversation_id join message m on m.conversation_id = c.id
      where l.ticket_id = t.id and l.unlinked_at is null and m.search @@ ${query} and (c.audience = 'requester' or ${workedBy(actor, 't')}) offset 0)`,
    ...(words.length < 3 ? [] : [sql`t.id in (${either(byNames(words))})`]),
  ]
  return sql`(${sql.join(ways, sql` or `)})`
}

const either = (ways: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql.join(ways, sql` union `)

/** Of a phone so many digits must be said: fewer are a number of something else, and the index is of no use. */
const phoneDigits = 6

function found(actor: Actor, words: string): RawBuilder<unknown>[] {
  const query = wordsQuery(words)
  const ways = [
    sql`select s.id from text_version v join ticket s on s.id = v.subject and v.id in (s.title_id, s.resolution_id)
      where search_vector(v.text) @@ ${query}`,
    // What is between us is found by those who work the ticket.
    sql`select s.id from message m join conversation c on c.id = m.conversation_id
      join ticket_conversation l on l.conversation_id = c.id and l.unlinked_at is null join ticket s on s.id = l.ticket_id
      where m.search @@ ${query} and (c.audience = 'requester' or ${workedBy(actor, 's')})`,
  ]
  const phone = words.replaceAll(/\D/g, '').length >= phoneDigits ? normalPhone(words) : undefined
  if (phone !== undefined) ways.push(byAddress(phone))
  return words.length < 3 ? ways : [...ways, ...byNames(words)]
}

/** Whoever may be reached there has asked: a phone is kept as its digits, however it is written. */
const byAddress = (phone: string) =>
  sql`select s.id from ticket s where s.requester_id in (select a.person_id from address a where a.value like ${`%${phone}%`})`

/** Parts of names and addresses, from three letters on: the index knows no shorter ones. */
function byNames(words: string): RawBuilder<unknown>[] {
  const like = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return [
    sql`select s.id from ticket s where s.requester_id in (
      select p.id from person p where search_form(p.name) like search_form(${like})
      union select a.person_id from address a where a.value like lower(${like}))`,
    sql`select s.id from ticket s where s.organisation_id in (
      select o.id from organisation o where search_form(o.name) like search_form(${like}))`,
  ]
}
