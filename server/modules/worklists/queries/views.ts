import { type RawBuilder, sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { TeamChip } from '#contract/people.ts'
import { ViewName, type countViews } from '#contract/worklists.ts'
import { helps, meAndThose, visibleTo } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'

// Written as constants: partial indexes are chosen by them.
const isOpen = sql<boolean>`t.status in ('new', 'in-work', 'waiting')`

/** A seeded view as a condition on tickets `t` and their nearest promises `d`. */
export function viewCondition(view: ViewName, actor: Actor, at: Temporal.Instant): RawBuilder<boolean> {
  switch (view) {
    case 'unassigned':
      return sql`(${isOpen} and t.assignee_id is null and t.vendor_id is null)`
    case 'mine':
      return sql`(${isOpen} and ${assignedTo(actor)})`
    case 'requester-answered':
      return sql`t.requester_answered_at is not null`
    case 'due-within-hour':
      return sql`(${isOpen} and d.due_at <= ${at.add({ hours: 1 })})`
    case 'wait-expired':
      return sql`t.wait_expired_at is not null`
    case 'returned':
      return sql`(t.returned and ${ours(actor)})`
    case 'to-verify':
      return sql`(t.status = 'resolved' and t.verified_at is null and t.verification is not null and (t.verification->>'how' = 'check'
        or (t.verification->>'how' = 'second' and t.verification->>'by' is distinct from ${meIn(actor)}::text)))`
    case 'open':
      return isOpen
    case 'all':
      return sql`true`
  }
}

export const meIn = (actor: Actor): string | null => (actor.kind === 'person' ? actor.id : null)
export const teamsIn = (actor: Actor): readonly string[] => (actor.kind === 'person' ? actor.teams : [])

/** Mine or my teams'; whoever is in no team looks after all. */
const ours = (actor: Actor): RawBuilder<boolean> =>
  teamsIn(actor).length === 0 ? sql`true` : sql`(t.team_id = any(${teamsIn(actor)}::uuid[]) or ${assignedTo(actor)})`

/** To me, or to somebody who is away and for whom I stand in; or I help. */
function assignedTo(actor: Actor): RawBuilder<boolean> {
  const [me = null, ...others] = actor.kind === 'person' ? meAndThose(actor) : []
  const assigned = others.length === 0 ? sql`t.assignee_id = ${me}` : sql`t.assignee_id = any(${[me, ...others]}::uuid[])`
  return sql`(${assigned} or ${helps(me, 't')})`
}

const counted = ViewName.options.filter((view) => view !== 'all')

type Counts = Value<(typeof countViews)['result']>
type Row = { team: TeamChip | null; isTotal: boolean } & { [V in ViewName]?: number }

/** Every view in one pass over the tickets that are not closed; the same conditions as the lists. */
export async function viewCounts(db: Reader, actor: Actor, at: Temporal.Instant): Promise<Counts> {
  const columns = counted.map((view) => sql`count(*) filter (where ${viewCondition(view, actor, at)})::integer as ${sql.ref(view)}`)
  const found = await rows(
    db,
    sql<Row>`with counted as (
        select t.team_id, grouping(t.team_id) = 1 as "isTotal", ${sql.join(columns)}
        from ticket t left join nearest_due d on d.ticket_id = t.id
        where t.status <> 'closed' and ${visibleTo(actor, 't')}
        group by grouping sets ((), (t.team_id)))
      select counted.*, case when team.id is not null then json_build_object('id', team.id, 'name', team.name) end as team
      from counted left join team on team.id = counted.team_id
      order by team.name collate people_order, team.id`,
  )
  const total = found.find(({ isTotal }) => isTotal)
  return {
    views: counted.map((view) => ({ view, count: total?.[view] ?? 0 })),
    teams: found.flatMap(({ team, open = 0 }) => (team !== null && open > 0 ? [{ team, count: open }] : [])),
  }
}
