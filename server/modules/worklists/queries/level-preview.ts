import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { previewLevelChange } from '#contract/level-structure.ts'
import type { TeamChip } from '#contract/people.ts'
import { levels } from '#modules/people'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'

type Preview = Value<(typeof previewLevelChange)['result']>

/** What would count on another level: all of a level (a merge), or the work of some of its teams (a split). */
export async function levelPreview(db: Reader, id: string, wanted: readonly string[] | undefined, at: Temporal.Instant): Promise<Preview> {
  if (!(await levels(db)).some((level) => level.id === id)) throw new Refusal('not-found')
  const ids = wanted === undefined ? null : wanted.filter((team) => /^[0-9a-f-]{36}$/.test(team))
  const on = (alias: 't' | 's') =>
    sql`level_under(${sql.ref(`${alias}.level_id`)}, ${sql.ref(`${alias}.team_id`)}, ${at}) = ${id}
      and (${ids}::uuid[] is null or ${sql.ref(`${alias}.team_id`)} = any(${ids}::uuid[]))`
  const [found] = await rows(
    db,
    sql<{ open: number; ownerless: number; stays: number; teams: TeamChip[] }>`select
      (select count(*)::int from ticket t where t.status in ('new', 'in-work', 'waiting') and ${on('t')}) as open,
      (select count(*)::int from ticket t where t.status in ('new', 'in-work', 'waiting') and t.owner_id is null and ${on('t')}) as ownerless,
      (select count(*)::int from stay s where ${on('s')}) as stays,
      (select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name) order by x.name collate people_order), '[]') from team x
        where (${ids}::uuid[] is null or x.id = any(${ids}::uuid[]))
          and exists (select from team_level l where l.team_id = x.id and level_under(l.level_id, x.id, ${at}) = ${id})) as teams`,
  )
  if (!found) throw new Error('nothing counted')
  return found
}
