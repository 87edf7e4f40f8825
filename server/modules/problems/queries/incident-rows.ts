import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { visibleTo } from '#modules/tickets'
import type { IncidentRow } from '../telling.ts'

/** How much of a text is read: what it is about stands at its beginning. */
const readLength = 1_000

/** Incidents as the radar hears them, in the order they came; spam, duplicates and merged ones are none. */
const incidentsWhere = (db: Reader, actor: Actor, which: RawBuilder<unknown>): Promise<IncidentRow[]> =>
  rows(
    db,
    sql`select t.id, t.number, t.started_at as at, t.resolved_at as until, title.text as title, told.text as text,
        coalesce(t.affected_id, t.requester_id) as person, t.service_id as service, t.asset_id as asset, t.category_id as category
      from ticket t join text_version title on title.id = t.title_id
      left join lateral (select left(m.text, ${readLength}::int) as text from ticket_conversation c join message m on m.conversation_id = c.conversation_id
        where c.ticket_id = t.id and c.unlinked_at is null and m.direction = 'in' order by m.at, m.id limit 1) told on true
      where t.kind = 'incident' and ${which} and ${visibleTo(actor, 't')}
        and (t.closed_how is null or t.closed_how not in ('spam', 'duplicate', 'merged'))
      order by t.started_at, t.number`,
  )

export const incidentsBetween = (
  db: Reader,
  actor: Actor,
  { from, to }: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
): Promise<IncidentRow[]> => incidentsWhere(db, actor, sql`t.started_at >= ${from} and t.started_at < ${to}`)

/** Those that began since `from` and to which something has happened since `changed`. */
export const incidentsChanged = (
  db: Reader,
  actor: Actor,
  { from, changed }: { readonly from: Temporal.Instant; readonly changed: Temporal.Instant },
): Promise<IncidentRow[]> => incidentsWhere(db, actor, sql`t.last_event_at >= ${changed} and t.started_at >= ${from}`)
