import { type RawBuilder, sql } from 'kysely'
import { otherLayout } from '#contract/layout.ts'
import { normalPhone } from '#modules/people'
import { workedBy } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { wordsQuery } from '#platform/db/words.ts'

type Condition = RawBuilder<boolean>

/** Tickets `t` that people find by these words: each way of finding has its index, and answers ids. */
export function searchCondition(actor: Actor, given: string | undefined): Condition | undefined {
  const words = (given ?? '').replaceAll('\0', '').trim()
  if (words === '') return undefined
  const number = /^#?(\d{1,12})$/.exec(words)?.[1]
  if (number !== undefined && words.startsWith('#')) return sql`t.number = ${number}::bigint`
  const ways = [...(number === undefined ? [] : [sql`select id from ticket where number = ${number}::bigint`]), ...found(actor, words)]
  const meant = otherLayout(words)
  if (meant === undefined) return sql`t.id in (${either(ways)})`
  // Where nothing is found as it was typed, the other keyboard layout was on.
  return sql`t.id in (${either([...ways, sql`select id from (${either(found(actor, meant))}) meant where not exists (${either(ways)})`])})`
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
