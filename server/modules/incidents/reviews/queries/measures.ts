import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { measureMajors } from '#contract/reviews.ts'
import { workedBy } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { ticketChip } from '../../major/queries/rows.ts'
import { mediansOf } from '../review.ts'

type Report = Value<(typeof measureMajors)['result']>

/** Major incidents declared in the period whose tickets the reader works; times in milliseconds of the wall clock. */
export async function measures(db: Reader, actor: Actor, { from, to }: { from: Temporal.Instant; to: Temporal.Instant }): Promise<Report> {
  const ms = (later: string, earlier: string) => sql`(extract(epoch from ${sql.raw(later)} - ${sql.raw(earlier)}) * 1000)::bigint`
  const items = await rows<Report['items'][number]>(
    db,
    sql`select ${ticketChip('t')} as ticket, case when began.at is not null then greatest(${ms('first.at', 'began.at')}, 0) end as detect, ${ms('begun.at', 't.opened_at')} as acknowledge,
        ${ms('t.resolved_at', 't.started_at')} as resolve,
        case when confirmed.at >= t.resolved_at then ${ms('confirmed.at', 't.resolved_at')} end as verify, t.reopened > 0 as reopened
      from major_incident m join ticket t on t.id = m.id
      left join lateral (select min(from_at) as from_at from outage where ticket_id = t.id and withdrawn_at is null) o on true
      cross join lateral (select least(o.from_at, t.occurred_at) as at) began
      left join lateral (select min(x.opened_at) as at from ticket x where x.id = t.id or x.id in
        (select l.ticket_id from ticket_link l where l.other_id = t.id and l.type = 'part-of')) first on true
      left join lateral (select min(e.at) as at from event e where e.subject = t.id and e.type in ('ticket.begun', 'ticket.assigned', 'ticket.reply-sent')) begun on true
      left join lateral (select max(e.at) as at from event e where e.subject = t.id and e.type = 'ticket.confirmed') confirmed on true
      where m.declared_at >= ${from} and m.declared_at < ${to} and ${workedBy(actor, 't')} order by m.declared_at desc limit 500`,
  )
  const back = items.filter(({ reopened }) => reopened).length
  return { items, medians: mediansOf(items), reopened: { share: items.length === 0 ? null : back / items.length, of: items.length } }
}
