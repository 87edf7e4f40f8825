import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import { type Tree, type TreeRow, TreeDefinition } from '#contract/trees.ts'
import { personChips } from '#modules/people'
import { type Actor, may } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'

/** For those who write trees. */
export const allTrees = (db: Reader): Promise<Value<typeof TreeRow>[]> =>
  rows(
    db,
    sql<
      Value<typeof TreeRow>
    >`select t.id, t.draft->'title' as title, t.draft->>'service' as service, t.draft->>'audience' as audience, t.active, t.version,
        v.definition is distinct from t.draft as changed, coalesce(r.runs, 0)::int as runs, coalesce(r.solved, 0)::int as solved
      from tree t left join tree_version v on v.tree_id = t.id and v.n = t.version
      left join (select tree_id, count(*) as runs, count(*) filter (where state = 'solved') as solved from tree_run group by tree_id) r on r.tree_id = t.id
      order by t.active desc, lower(t.draft->'title'->>'ru') collate people_order, t.id`,
  )

export async function treeById(db: Reader, id: string): Promise<Tree> {
  const [found] = await rows<{ active: boolean; revision: number; draft: unknown; changed: boolean }>(
    db,
    sql`select t.active, t.revision, t.draft, v.definition is distinct from t.draft as changed
      from tree t left join tree_version v on v.tree_id = t.id and v.n = t.version where t.id = ${id}`,
  )
  if (!found) throw new Refusal('not-found')
  const versions = await rows<{ n: number; at: Temporal.Instant; by: string | null }>(
    db,
    sql`select n, published_at as at, by_id as by from tree_version where tree_id = ${id} order by n desc`,
  )
  const people = await personChips(
    db,
    versions.map(({ by }) => by),
  )
  const { active, revision, draft, changed } = found
  return {
    id,
    active,
    revision,
    changed,
    draft: TreeDefinition.parse(draft),
    versions: versions.map(({ n, at, by }) => ({ n, at, by: people.get(by ?? '') ?? null })),
  }
}

/** A tree as it is walked now. */
export interface Walkable {
  readonly id: string
  readonly version: number
  readonly definition: TreeDefinition
}

/** The trees that may be begun, by name. A desk has dozens: whom they suit is asked of each. */
export async function walkableTrees(db: Reader, only?: string): Promise<Walkable[]> {
  const which = only === undefined ? sql`true` : sql`t.id = ${only}`
  const found = await rows<{ id: string; version: number; definition: unknown }>(
    db,
    sql`select t.id, v.n as version, v.definition from tree t join tree_version v on v.tree_id = t.id and v.n = t.version
      where t.active and ${which} order by lower(v.definition->'title'->>'ru') collate people_order, t.id`,
  )
  return found.map((row) => ({ ...row, definition: TreeDefinition.parse(row.definition) }))
}

/** A category with those above it. */
export async function categoryWay(db: Reader, category: string | null): Promise<string[]> {
  if (category === null) return []
  const found = await rows<{ id: string }>(
    db,
    sql`with recursive way as (select id, parent_id from category where id = ${category}
        union all select c.id, c.parent_id from category c join way on c.id = way.parent_id)
      select id from way`,
  )
  return found.map(({ id }) => id)
}

/** A picture, for agents and authors; for others where a tree for everybody shows it. */
export async function pictureById(db: Reader, actor: Actor, id: string): Promise<{ sha256: string; type: string }> {
  const [found] = await rows<{ sha256: string; type: string }>(db, sql`select sha256, type from tree_picture where id = ${id}`)
  const isOfDesk = may(actor, 'ticket.work') || may(actor, 'settings.edit')
  if (!found || !(isOfDesk || (await isPublic(db, id)))) throw new Refusal('not-found')
  return found
}

async function isPublic(db: Reader, picture: string): Promise<boolean> {
  const [found] = await rows<{ shown: boolean }>(
    db,
    sql`select exists (select from tree_version where definition->>'audience' = 'everybody'
      and definition->'steps' @> jsonb_build_array(jsonb_build_object('picture', ${picture}::text))) as shown`,
  )
  return found?.shown ?? false
}
