import { type RawBuilder, sql } from 'kysely'
import type { JourneyCut, TicketFilter } from '#contract/worklists.ts'
import { historian } from '#platform/actor.ts'

type Condition = RawBuilder<boolean>
type Instant = Temporal.Instant

/**
 * The level on which work counts that was recorded on a level by a team: the answer of `level_under`, looked up in all answers for that moment,
 * which are computed once for a query. For queries over many rows; where there are no mappings, nothing is looked up.
 */
export const levelUnder = (recorded: RawBuilder<unknown>, team: RawBuilder<unknown>, asOf: Instant): RawBuilder<unknown> =>
  sql`coalesce((select m.level from levels_under(${asOf}) m where m.recorded = ${recorded} and (m.team = ${team} or m.team is null)
    order by m.team nulls last limit 1), ${recorded})`

const placing = sql`('ticket.opened', 'ticket.assigned', 'ticket.escalated', 'ticket.returned')`
const first = (asOf: Instant) =>
  sql`(select l.id from level l where level_under(l.id, null, ${asOf}) = l.id order by l.rank, l.code limit 1)`

/**
 * What became of ticket `t` on its way, as `j`, told from its log under the level structure of a moment. A hand-over is a change of vendor or team
 * (of level, where there is no team); ping-pong is each return to the place before the last one.
 */
export const journeyOf = (asOf: Instant): RawBuilder<unknown> => sql`cross join lateral (
  with told as materialized (select e.seq, e.type, e.actor, e.data from event e where e.subject = t.id and e.type in
      ('ticket.opened', 'ticket.assigned', 'ticket.escalated', 'ticket.returned', 'ticket.waited', 'ticket.requester-answered', 'ticket.resolved')),
    placed as (select seq, actor, (data->>'team')::uuid as team, data->>'vendor' as vendor, (data->>'level')::uuid as level,
      count(data->>'level') over (order by seq) as stretch from told where type in ${placing}),
    levelled as (select seq, actor, team, first_value(level) over (partition by stretch order by seq) as recorded, vendor from placed),
    step as (select seq, actor, team, recorded, ${levelUnder(sql`levelled.recorded`, sql`levelled.team`, asOf)} as level, coalesce(vendor, team::text, recorded::text) as place from levelled),
    moved as (select * from (select *, lag(place) over (order by seq) as before from step) s where before is distinct from place),
    run as (select seq, place, actor, lag(place, 2) over (order by seq) = place as bounced, lag(actor) over (order by seq) as sender from moved),
    way as (select level, lag(level) over (order by seq) as before from step),
    passed as (select coalesce(before::text, 'in') || '>' || level as flow from way where before is distinct from level)
  select (select count(*) from moved)::int - 1 as hand_overs,
    (select count(*) from run where bounced)::int as ping_pongs,
    (select array_agg(distinct x) from (
      select coalesce(${levelUnder(sql`il.level_id`, sql`null`, asOf)}, s.level) as x from step s
      left join imported_team_level il on il.team_id = s.team and s.actor->>'job' = ${historian.job}) every) as levels,
    (select array_agg(flow) from passed) as flows,
    (select coalesce(array_agg(distinct team), '{}') from step) as teams,
    (select team from step order by seq limit 1) as first_team,
    (select coalesce(array_agg(coalesce(sender->>'id', sender->>'job', sender->>'kind')), '{}') from run where bounced) as senders,
    (select count(*) from told where type = 'ticket.waited' and data->>'on' = 'requester')::int as waits,
    exists (select from told where type = 'ticket.requester-answered') as answered,
    exists (select from told where type = 'ticket.resolved') as ever_resolved
) j`

/** One fact of a ticket's way, over `t` and `j`. */
export function journeyCondition(journey: NonNullable<TicketFilter['journey']>, asOf: Instant): Condition {
  switch (journey) {
    case 'resolved':
      return sql`t.resolved_at is not null`
    case 'never-resolved':
      return sql`not j.ever_resolved`
    case 'first-only':
      return sql`j.levels <@ array[${first(asOf)}]`
    case 'first-contact':
      return sql`(t.resolved_at is not null and t.reopened = 0 and j.hand_overs = 0 and j.waits = 0 and not j.answered and j.levels <@ array[${first(asOf)}])`
    case 'handed-over':
      return sql`j.hand_overs > 0`
    case 'never-handed-over':
      return sql`j.hand_overs = 0`
    case 'ping-pong':
      return sql`j.ping_pongs > 0`
    case 'reopened':
      return sql`t.reopened > 0`
  }
}

export const touchedCondition = (levels: readonly string[]): Condition => sql`j.levels && ${[...levels]}::uuid[]`
export const passedCondition = (flow: string): Condition => sql`${flow} = any(j.flows)`
export const sentCondition = (sender: string): Condition => sql`${sender} = any(j.senders)`
export const levelOf = (asOf: Instant): RawBuilder<unknown> => levelUnder(sql`t.level_id`, sql`t.team_id`, asOf)

/** Is on one of these levels. Finds by the index on the level, and asks the mappings only where there are any. */
export function onLevels(levels: readonly string[], asOf: Instant): Condition {
  const wanted = sql`${[...levels]}::uuid[]`
  return sql`(t.level_id = any(${wanted} || array(select from_level from level_mapping union all select to_level from level_mapping))
    and (not exists (select from level_mapping) or ${levelOf(asOf)} = any(${wanted})))`
}

/** What a ticket counts under when a report is cut: texts, distinct; `none` where nothing is known. */
export function valuesOf({ by, of }: Pick<JourneyCut, 'by' | 'of'>): RawBuilder<unknown> {
  if (by === 'team') {
    const teams = { first: sql`array[j.first_team]`, last: sql`array[t.team_id]`, any: sql`j.teams` }[of]
    return sql`(select array_agg(distinct coalesce(x::text, 'none')) from unnest(${teams}) x)`
  }
  const said = { first: sql`f.said[1:1]`, last: sql`f.said[cardinality(f.said):]`, any: sql`f.said` }[of]
  const own = { impact: sql`t.impact`, org: sql`t.organisation_id::text`, product: sql`t.service_id::text` }[by]
  return sql`coalesce((select array_agg(distinct x) from imported_field f cross join unnest(${said}) x where f.ticket_id = t.id and f.name = ${by}),
    array[coalesce(${own}, 'none')])`
}

export const cutCondition = ({ by, of, value }: JourneyCut): Condition => sql`${value} = any(${valuesOf({ by, of })})`
