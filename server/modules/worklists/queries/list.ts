import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { Value } from '#contract/endpoint.ts'
import type { TicketRow, listTickets } from '#contract/worklists.ts'
import { nearestClocks } from '#modules/sla'
import { isUnattended } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { pageFrom, readCursor } from '#platform/cursor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { ticketsThat } from './condition.ts'
import { standsIn } from './search.ts'
import { type Part, after, orderOf, sorts } from './sorts.ts'

type Query = Value<(typeof listTickets)['query']>
type Page = Value<(typeof listTickets)['result']>
type Found = Omit<Value<typeof TicketRow>, 'clock'> & { keys: string[] }

/** Which part of the order, and the keys there. */
const Place = z.tuple([z.int().min(0)], z.string())

/** A page of tickets. A cursor is a place in the order, so that what comes and goes meanwhile moves nothing. */
export async function ticketsPage(db: Reader, actor: Actor, query: Query, at: Temporal.Instant): Promise<Page> {
  const [first, ...keys] = readCursor(query.cursor, Place) ?? [0]
  const words = await standsIn(db, query.q)
  const found: (Found & { part: number })[] = []
  for (const [n, part] of sorts[query.sort].entries()) {
    const wanted = query.limit + 1 - found.length
    if (n < first || wanted === 0) continue
    const place = n === first && query.cursor !== undefined ? after(part, keys) : sql<boolean>`true`
    const rest = await rows(db, pageSql(sql`${ticketsThat(actor, query, at, words)} and ${part.where} and ${place}`, part, wanted, at))
    found.push(...rest.map((row) => ({ ...row, part: n })))
  }
  const { items, next } = pageFrom(found, query.limit, (row) => [row.part, ...row.keys])
  const clocks = await nearestClocks(
    db,
    items.map(({ id }) => id),
    at,
  )
  return { items: items.map((row) => ({ ...row, clock: clocks.get(row.id) ?? null })), next }
}

/** The keys choose the rows; only then is everything else fetched. */
function pageSql(found: RawBuilder<unknown>, part: Part, limit: number, at: Temporal.Instant) {
  const names = part.keys.map((_, n) => sql.ref(`k${n}`))
  const keys = part.keys.map(({ value }, n) => sql`${value} as ${names[n]}`)
  return sql<Found>`
    select t.id, t.number, (select text from text_version where id = t.title_id) as title, t.kind, t.status,
      t.waiting_on as "waitingOn", t.wait_until as "waitUntil", t.priority, t.requester_answered_at is not null as "requesterAnswered",
      t.returned, (select u.because from unattended u where u.ticket_id = t.id and ${isUnattended}) as unattended, t.opened_at as "openedAt", t.last_event_at as "changedAt",
      ${person('requester_id')} as requester, ${person('assignee_id')} as assignee, ${person('owner_id')} as owner,
      (select json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) from organisation o where o.id = t.organisation_id) as organisation,
      (select json_build_object('id', x.id, 'name', x.name) from team x where x.id = t.team_id) as team,
      (select json_build_object('id', l.id, 'code', l.code, 'name', json_build_object('ru', l.name_ru, 'en', l.name_en), 'rank', l.rank)
        from level l where l.id = level_under(t.level_id, t.team_id, ${at})) as level,
      array[${sql.join(names.map((name) => sql`page.${name}::text`))}] as keys
    from (select t.id, ${sql.join(keys)} ${found} ${orderOf(part, names)} limit ${limit}) page join ticket t on t.id = page.id
    ${orderOf(
      part,
      names.map((name) => sql`page.${name}`),
    )}`
}

const person = (column: 'requester_id' | 'assignee_id' | 'owner_id') =>
  sql`(select json_build_object('id', p.id, 'name', p.name) from person p where p.id = ${sql.ref(`t.${column}`)})`
