import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { visibleTo } from '#modules/tickets'
import { type KnownSigns, type Seen, likenessOf, tellingTerms } from '../symptoms.ts'

/** How much of a text is read: what it is about stands at its beginning. */
const readLength = 1_000

export interface SeenIncident extends Seen {
  readonly id: string
  readonly at: Temporal.Instant
}

const seenColumns = sql`t.id, t.started_at as at, title.text || E'\n' || coalesce(told.text, '') as text, t.service_id as service,
  t.category_id as category, coalesce(asset.name, '') as asset`
const seenFrom = sql`ticket t join text_version title on title.id = t.title_id left join asset on asset.id = t.asset_id
  left join lateral (select left(m.text, ${readLength}::int) as text from ticket_conversation c join message m on m.conversation_id = c.conversation_id
    where c.ticket_id = t.id and c.unlinked_at is null and m.direction = 'in' order by m.at, m.id limit 1) told on true`

/** An incident as symptoms are compared with it. */
export async function seenIncident(db: Reader, id: string): Promise<SeenIncident | undefined> {
  return (await rows<SeenIncident>(db, sql`select ${seenColumns} from ${seenFrom} where t.id = ${id}`))[0]
}

const signsColumns = sql`k.ticket_id as id, k.terms, k.service_id as service, k.category_id as category, k.model`

/** The signs of every known error, to tell which words are common to many. */
export const allSigns = (db: Reader): Promise<(KnownSigns & { id: string })[]> => rows(db, sql`select ${signsColumns} from known_error k`)

/** Incidents from a moment on that are of this problem: linked as caused by it, or showing its symptoms and not found to be something else. */
export async function incidentsLike(
  db: Reader,
  actor: Actor,
  problem: string,
  { from, to }: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
): Promise<{ id: string; at: Temporal.Instant }[]> {
  const linked = sql`exists (select from ticket_link l where l.ticket_id = t.id and l.other_id = ${problem} and l.type = 'caused-by')`
  const found = await rows<SeenIncident & { linked: boolean }>(
    db,
    sql`select ${seenColumns}, ${linked} as linked from ${seenFrom}
      where t.kind = 'incident' and t.started_at >= ${from} and t.started_at < ${to} and ${visibleTo(actor, 't')}
        and (t.closed_how is null or t.closed_how not in ('spam', 'duplicate', 'merged'))
        and not exists (select from known_error_answer a where a.known_id = ${problem} and a.incident_id = t.id and not a.is_it)
        and (${linked} or not exists (select from ticket_link l where l.ticket_id = t.id and l.type = 'caused-by'))
      order by t.started_at, t.number`,
  )
  const known = await allSigns(db)
  const signs = known.find(({ id }) => id === problem)
  const telling = tellingTerms(known)
  return found.filter((one) => one.linked || (signs !== undefined && likenessOf(signs, one, telling) !== undefined))
}
