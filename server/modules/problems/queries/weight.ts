import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { Weight } from '#contract/problems.ts'
import { visibleTo } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { type Cost, weigh, weighedDays } from '../weight.ts'
import { readProblemMatrix } from './settings.ts'

/** What the incidents of a problem have cost in the last 90 days: linked ones, or those that are to be linked. */
export async function weightOf(
  { db, actor, at }: { readonly db: Reader; readonly actor: Actor; readonly at: Temporal.Instant },
  of: { readonly problem: string } | { readonly incidents: readonly string[] },
): Promise<Value<typeof Weight>> {
  const which =
    'problem' in of
      ? sql`t.id in (select ticket_id from ticket_link where other_id = ${of.problem} and type = 'caused-by')`
      : sql`t.id = any(${[...of.incidents]}::uuid[])`
  const [found] = await rows<Omit<Cost, 'widest'> & { widest: number | null }>(
    db,
    sql`select count(*)::int as incidents, count(distinct coalesce(t.affected_id, t.requester_id))::int as people,
        coalesce(round(sum(extract(epoch from coalesce(t.resolved_at, ${at}) - t.started_at))::numeric / 3600, 1), 0) as hours,
        max(case t.impact when 'organisation' then 2 when 'group' then 1 else 0 end)::int as widest
      from ticket t where ${which} and t.kind = 'incident' and t.started_at > ${at.subtract({ hours: 24 * weighedDays })} and ${visibleTo(actor, 't')}`,
  )
  const { incidents = 0, hours = 0, people = 0 } = found ?? {}
  const cost = { incidents, hours, people, widest: (['person', 'group', 'organisation'] as const)[found?.widest ?? 0] ?? 'person' }
  return { incidents, hours, people, ...weigh(cost, await readProblemMatrix(db)) }
}
