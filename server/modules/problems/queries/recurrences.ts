import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { Recurrence, listRecurrences } from '#contract/recurrences.ts'
import { visibleTo, workedBy } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { latelyMs } from '../radar/index.ts'

type Page = Value<(typeof listRecurrences)['result']>

/** Fewer, after some turned out to be spam or duplicates, are no recurrence. */
const fewest = 3
const weeks = 12
/** Of those that were decided, the latest. */
const mostShown = 100

/** What recurs, the dearest first, then early signs. Whoever may not work on all incidents of one does not learn of it. */
export async function recurrencesFor(
  { db, actor, at }: { readonly db: Reader; readonly actor: Actor; readonly at: Temporal.Instant },
  show: 'proposed' | 'decided',
): Promise<Page> {
  const mine = sql`(select r.id from recurrence r join recurrence_ticket m on m.recurrence_id = r.id join ticket t on t.id = m.ticket_id
      where t.kind = 'incident' and (t.closed_how is null or t.closed_how not in ('spam', 'duplicate', 'merged'))
      group by r.id having count(*) >= ${fewest} and bool_and(coalesce(${workedBy(actor, 't')}, false)))`
  const found = await rows<
    Omit<Recurrence, 'weeks' | 'cost'> & { tickets: Recurrence['tickets']; breaches: number; people: number; hours: number }
  >(
    db,
    sql`select r.id, r.state, r.early, r.found_at as "foundAt", s.began, s.last, r.words, r.returns_at as "returnsAt", s.hours, s.people, s.breaches, s.tickets,
        json_build_object('incidents', r.incidents, 'from', r.stretch_from_at, 'to', r.stretch_to_at, 'expected', r.expected,
          'before', r.before, 'since', r.past_from_at, 'chance', r.chance) as unusual,
        (select json_build_object('id', id, 'names', json_build_object('ru', name_ru, 'en', name_en)) from service where id = r.service_id) as service,
        (select json_build_object('id', id, 'names', json_build_object('ru', name_ru, 'en', name_en)) from category where id = r.category_id) as category,
        (select json_build_object('id', id, 'name', name) from asset where id = r.asset_id) as asset,
        (select json_build_object('number', t.number, 'title', (select text from text_version where id = t.title_id)) from ticket t
          where t.id = r.problem_id and ${visibleTo(actor, 't')}) as problem,
        case when r.decided_at is not null then json_build_object('at', r.decided_at, 'reason',
          coalesce((select text from text_version where id = r.reason_id), ''), 'by',
          (select json_build_object('id', id, 'name', name) from person where id = r.decided_by)) end as decided
      from recurrence r cross join lateral (
        select min(t.started_at) as began, max(t.started_at) as last, count(distinct coalesce(t.affected_id, t.requester_id))::int as people,
          round(sum(extract(epoch from coalesce(t.resolved_at, ${at}) - t.started_at))::numeric / 3600, 1)::float8 as hours,
          (select count(*)::int from event e where e.type = 'clock.breached' and e.subject = any(array_agg(t.id))) as breaches,
          json_agg(json_build_object('id', t.id, 'number', t.number, 'title', title.text, 'status', t.status, 'at', t.started_at,
            'linked', exists (select from ticket_link l where l.ticket_id = t.id and l.other_id = r.problem_id and l.type = 'caused-by'))
            order by t.started_at desc, t.number desc) as tickets
        from recurrence_ticket m join ticket t on t.id = m.ticket_id join text_version title on title.id = t.title_id
        where m.recurrence_id = r.id and t.kind = 'incident' and (t.closed_how is null or t.closed_how not in ('spam', 'duplicate', 'merged'))) s
      where ${show === 'proposed' ? sql`r.state = 'proposed' and (not r.early or s.last > ${at.subtract({ milliseconds: latelyMs })})` : sql`r.state <> 'proposed'`} and r.id in ${mine}
      order by ${show === 'proposed' ? sql`r.early, s.hours desc, r.found_at` : sql`r.decided_at desc`}, r.id limit ${mostShown}`,
  )
  const [counted] = await rows<{ proposed: number }>(
    db,
    sql`select count(*)::int as proposed from recurrence r where r.state = 'proposed' and not r.early and r.id in ${mine}`,
  )
  return {
    proposed: counted?.proposed ?? 0,
    items: found.map(({ hours, people, breaches, ...one }) => {
      const tickets = one.tickets.map((ticket) => ({ ...ticket, at: instant(ticket.at) }))
      const { from, to, since, ...unusual } = one.unusual
      return {
        ...one,
        tickets,
        unusual: { ...unusual, from: instant(from), to: instant(to), since: instant(since) },
        decided: one.decided && { ...one.decided, at: instant(one.decided.at) },
        cost: { hours: Math.max(0, hours), people, breaches },
        weeks: weeksOf(tickets, at),
      }
    }),
  }
}

/** What stands inside JSON is text yet. */
const instant = (told: Temporal.Instant | string): Temporal.Instant => (typeof told === 'string' ? Temporal.Instant.from(told) : told)

function weeksOf(tickets: readonly { readonly at: Temporal.Instant }[], now: Temporal.Instant): number[] {
  const counts = Array.from({ length: weeks }, () => 0)
  for (const { at } of tickets) {
    const ago = Math.max(0, Math.floor(at.until(now).total('hours') / (24 * 7)))
    if (ago < weeks) counts[weeks - 1 - ago] = (counts[weeks - 1 - ago] ?? 0) + 1
  }
  return counts
}
