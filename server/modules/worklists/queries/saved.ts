import { sql } from 'kysely'
import { queueColumns } from '#contract/queue-columns.ts'
import { type SavedView, filterOf, mostCounted } from '#contract/saved-views.ts'
import type { PersonChip, TeamChip } from '#contract/people.ts'
import type { TicketFilter } from '#contract/worklists.ts'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { mayEditView } from '../policy.ts'
import { ticketsThat } from './condition.ts'
import { meIn, teamsIn } from './views.ts'

type Row = {
  id: string
  name: string
  search: string
  columns: string[] | null
  team: TeamChip | null
  owner: PersonChip
  savedAt: Temporal.Instant
}

/** One's own and those of one's teams, each counted as this reader sees it. */
export async function savedViews(db: Reader, actor: Actor, at: Temporal.Instant): Promise<{ items: SavedViewRow[] }> {
  const found = await rows(
    db,
    sql<Row>`select v.id, v.name, v.search, v.columns, v.saved_at as "savedAt",
        case when team.id is not null then json_build_object('id', team.id, 'name', team.name) end as team,
        json_build_object('id', p.id, 'name', p.name) as owner
      from saved_view v join person p on p.id = v.owner_id left join team on team.id = v.team_id
      where v.owner_id = ${meIn(actor)} or v.team_id = any(${teamsIn(actor)}::uuid[])
      order by v.team_id is not null, v.name collate people_order, v.id`,
  )
  const counts = await countAll(db, actor, found, at)
  return {
    items: found.map((row) => ({
      ...row,
      columns: row.columns === null ? null : queueColumns.filter((column) => row.columns?.includes(column)),
      count: counts.get(row.id) ?? null,
      mayEdit: mayEditView(actor, { owner: row.owner.id, team: row.team?.id ?? null }),
    })),
  }
}

type SavedViewRow = Omit<SavedView, 'savedAt'> & { savedAt: Temporal.Instant }

/** Searching words and following ways through levels takes long on a big desk: those are counted when they are opened, by their rows. */
const isQuick = ({ q, journey, touched, passed, sentBy, cut, narrow, signal, stayed, waited, clock }: TicketFilter): boolean =>
  [q, journey, touched, passed, sentBy, cut, narrow, signal, stayed, waited, clock].every((asked) => asked === undefined)

/** All in one statement; each stops at the most that is said. */
async function countAll(db: Reader, actor: Actor, views: readonly Row[], at: Temporal.Instant): Promise<Map<string, number>> {
  const counted = views.flatMap(({ id, search }) => {
    const filter = filterOf(search)
    return filter !== undefined && isQuick(filter) ? [{ id, filter }] : []
  })
  if (counted.length === 0) return new Map()
  const each = counted.map(
    ({ id, filter }) =>
      sql`select ${id}::uuid as id, (select count(*)::integer from (select 1 ${ticketsThat(actor, filter, at)} limit ${mostCounted}) found) as count`,
  )
  const found = await rows(db, sql<{ id: string; count: number }>`${sql.join(each, sql` union all `)}`)
  return new Map(found.map(({ id, count }) => [id, count]))
}
