import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { PortalRow, listMine } from '#contract/portal.ts'
import type { Value } from '#contract/endpoint.ts'
import { visibleTo } from '#modules/tickets'
import type { PersonActor } from '#platform/actor.ts'
import { pageFrom, readCursor } from '#platform/cursor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { isForOrganisation } from '../policy.ts'
import { type Told, stageOf, stateOf } from '../words.ts'

export interface Row extends Told, Omit<PortalRow, 'state' | 'stage' | 'openedAt' | 'promise'> {
  /** The nearest promise that runs. */
  readonly promised: 'answer' | 'solution' | null
  readonly dueAt: Temporal.Instant | null
}

/** A message that a requester sees: not while it may be taken back, and never a note. */
const spoken = sql`m.direction <> 'internal' and m.delivery in ('received', 'kept', 'sent', 'failed')`

/** Conversations of ticket `t` that this person hears: those he takes part in, or all with requesters for who answers for the organisation. */
const heard = (me: PersonActor) => sql`ticket_conversation l join conversation c on c.id = l.conversation_id and c.audience = 'requester'
  where l.ticket_id = t.id and l.unlinked_at is null
    and (exists (select from participant o where o.conversation_id = c.id and o.person_id = ${me.id})
      or (${isForOrganisation(me)} and not t.restricted and t.organisation_id = ${me.organisation}::uuid))`

/** First moments at which the desk looked at it, and began; what was reopened has been begun before. */
const progress = sql`select min(e.at) as "understoodAt", min(e.at) filter (where e.type = 'ticket.begun') as "begunAt"
  from event e where e.subject = t.id and e.type in ('ticket.begun', 'ticket.assigned', 'ticket.owned', 'ticket.escalated',
    'ticket.classified', 'ticket.prioritised', 'ticket.replied', 'ticket.waited')`

const chip = (id: RawBuilder<unknown>) => sql`(select json_build_object('id', p.id, 'name', p.name) from person p where p.id = ${id})`

const columns = (me: PersonActor) => sql`t.id, t.number, t.status, t.waiting_on as "waitingOn", t.opened_at as "openedAt",
  t.resolved_at as "resolvedAt", t.closed_at as "closedAt", progress.*,
  (select text from text_version where id = t.title_id) as title, ${chip(sql`t.requester_id`)} as requester, ${chip(sql`t.affected_id`)} as affected,
  (t.requester_id = ${me.id} or t.affected_id is not distinct from ${me.id}::uuid) as mine,
  (select json_build_object('id', s.id, 'names', json_build_object('ru', s.name_ru, 'en', s.name_en)) from service s where s.id = t.service_id) as service,
  greatest(t.opened_at, t.resolved_at, t.closed_at, talk.at) as "changedAt",
  case talk.direction when 'in' then 'yours' when 'out' then 'ours' end as "lastWord", ${chip(sql`t.owner_id`)} as answers,
  (select json_build_object('ru', v.name_ru, 'en', v.name_en) from level v where v.id = t.level_id) as "worksOnIt",
  promise.promised, promise."dueAt", case when t.waiting_on in ('requester', 'hold') then t.wait_until end as "waitUntil"`

/** The nearest promise to the requester; those between our lines are none of his. */
const promise = sql`select case clock.metric when 'resolution' then 'solution' else 'answer' end as promised, clock.due_at as "dueAt" from clock
  where clock.ticket_id = t.id and clock.status = 'running' and clock.due_at is not null and clock.metric in ('firstResponse', 'nextResponse', 'resolution')
  order by clock.due_at limit 1`

/** Tickets that this person may read and the condition holds for, the newest first. */
async function rowsWhere(
  db: Reader,
  me: PersonActor,
  condition: RawBuilder<unknown>,
  rest: RawBuilder<unknown> = sql`order by t.opened_at desc, t.id desc`,
): Promise<PortalRow[]> {
  return (await bareRows(db, me, condition, rest)).map(shown)
}

export const bareRows = (db: Reader, me: PersonActor, condition: RawBuilder<unknown>, rest: RawBuilder<unknown>): Promise<Row[]> =>
  rows(
    db,
    sql<Row>`select ${columns(me)} from ticket t
      cross join lateral (${progress}) progress
      left join lateral (${promise}) promise on true
      left join lateral (select m.at, m.direction from message m where m.conversation_id in (select c.id from ${heard(me)})
        and ${spoken} and not m.automatic order by m.at desc, m.id desc limit 1) talk on true
      where ${visibleTo(me, 't')} and ${condition} ${rest}`,
  )

export const shown = (row: Row): PortalRow => {
  const { id, number, title, requester, affected, mine, service, openedAt, changedAt, lastWord, answers, worksOnIt, waitUntil } = row
  const who = { requester, affected, mine, service, answers, worksOnIt }
  const when = { openedAt, changedAt, lastWord, waitUntil }
  const promise = row.promised && row.dueAt && { what: row.promised, from: null, to: row.dueAt }
  return { id, number, title, state: stateOf(row), stage: stageOf(row), ...who, ...when, promise }
}

const isMine = (me: PersonActor) => sql`(t.requester_id = ${me.id} or t.affected_id = ${me.id})`
const shows = { open: sql`t.status <> 'closed'`, closed: sql`t.status = 'closed'`, all: sql`true` }

/** Words of the title, or of what was said where this person hears it, or the number. */
function found(me: PersonActor, q: string): RawBuilder<unknown> {
  const like = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql`(t.number::text = ${q.replace('#', '')}
    or exists (select from text_version v where v.id = t.title_id
      and (search_form(v.text) like search_form(${like}) or search_vector(v.text) @@ search_query(${q})))
    or exists (select from message m where m.conversation_id in (select c.id from ${heard(me)}) and ${spoken} and m.search @@ search_query(${q})))`
}

const Place = z.tuple([z.iso.datetime(), z.uuid()])

export async function myTickets(db: Reader, me: PersonActor, asked: Value<(typeof listMine)['query']>) {
  const { whose, show, q = '', limit, cursor } = asked
  if (whose === 'organisation' && !isForOrganisation(me)) throw new Refusal('forbidden')
  const place = readCursor(cursor, Place)
  const conditions = [
    whose === 'mine' ? isMine(me) : sql`t.organisation_id = ${me.organisation}::uuid`,
    shows[show],
    ...(q.trim() === '' ? [] : [found(me, q.trim())]),
    ...(place ? [sql`(t.opened_at, t.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`] : []),
  ]
  const rest = sql`order by t.opened_at desc, t.id desc limit ${limit + 1}`
  const page = await rowsWhere(db, me, sql.join(conditions, sql` and `), rest)
  return pageFrom(page, limit, ({ id, openedAt }) => [openedAt.toString(), id])
}

/** My own open tickets that share at least a third of these words, those that share most first. */
export async function similar(db: Reader, me: PersonActor, q: string): Promise<PortalRow[]> {
  const words = sql`tsvector_to_array(search_vector(${q}))`
  const about = sql`tsvector_to_array(search_vector((select text from text_version where id = t.title_id) || ' ' || coalesce(
    (select string_agg(m.text, ' ') from message m where m.conversation_id in (select c.id from ${heard(me)}) and m.direction = 'in'), '')))`
  const share = sql`(select count(*) from unnest(${words}) word where word = any(${about}))::real / nullif(cardinality(${words}), 0)`
  return rowsWhere(
    db,
    me,
    sql`${isMine(me)} and t.status <> 'closed' and ${share} >= 0.34`,
    sql`order by ${share} desc, t.opened_at desc limit 3`,
  )
}
