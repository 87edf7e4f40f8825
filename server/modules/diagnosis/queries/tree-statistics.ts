import { sql } from 'kysely'
import { type TreeStatistics, TreeDefinition } from '#contract/trees.ts'
import { stepOf } from '#contract/tree-walk.ts'
import { type Reader, rows } from '#platform/db/index.ts'

interface Sums {
  readonly runs: number
  readonly solved: number
  readonly deflected: number
  readonly medianMs: number | null
}
interface Left {
  readonly version: number
  readonly step: string | null
  readonly branch: string | null
  readonly runs: number
}

/** How a tree fares, over all its versions. */
export async function treeStatistics(db: Reader, tree: string, at: Temporal.Instant): Promise<TreeStatistics> {
  const [sums] = await rows<Sums>(
    db,
    sql`select count(*)::int as runs, count(*) filter (where state = 'solved')::int as solved,
        count(*) filter (where state = 'solved' and origin = 'portal' and ticket_id is null)::int as deflected,
        (percentile_cont(0.5) within group (order by took) filter (where state <> 'open'))::int as "medianMs"
      from (select r.*, (select coalesce(sum(took_ms), 0) from tree_run_step s where s.run_id = r.id) as took
        from tree_run r where r.tree_id = ${tree}) run`,
  )
  const taken = await rows<{ step: string; branch: string; taken: number; solved: number }>(
    db,
    sql`select s.step, s.branch, count(*)::int as taken, count(*) filter (where r.state = 'solved')::int as solved
      from tree_run r join tree_run_step s on s.run_id = r.id and s.taken_back_at is null
      where r.tree_id = ${tree} group by s.step, s.branch order by s.step, s.branch`,
  )
  const stops = await stopsOf(db, tree, at)
  const steps = [...new Set([...taken.map(({ step }) => step), ...stops.keys()])].map((step) => {
    const branches = taken.filter((one) => one.step === step)
    const stopped = stops.get(step) ?? 0
    return {
      step,
      stopped,
      shown: branches.reduce((sum, one) => sum + one.taken, stopped),
      branches: branches.map(({ branch, taken: times, solved }) => ({ branch, taken: times, solved })),
    }
  })
  const stopped = [...stops.values()].reduce((sum, one) => sum + one, 0)
  return { runs: 0, solved: 0, deflected: 0, medianMs: null, ...sums, stopped, steps }
}

/** How many runs were left at which step, an hour ago or longer. */
async function stopsOf(db: Reader, tree: string, at: Temporal.Instant): Promise<Map<string, number>> {
  const left = await rows<Left>(
    db,
    sql`select r.version, s.step, s.branch, count(*)::int as runs
      from tree_run r left join lateral (select step, branch from tree_run_step where run_id = r.id and taken_back_at is null order by n desc limit 1) s on true
      where r.tree_id = ${tree} and r.state = 'open' and r.moved_at < ${at.subtract({ hours: 1 })} group by r.version, s.step, s.branch`,
  )
  const versions = new Map(
    (
      await rows<{ n: number; definition: unknown }>(
        db,
        sql`select n, definition from tree_version where tree_id = ${tree} and n = any(${left.map(({ version }) => version)}::int[])`,
      )
    ).map(({ n, definition }) => [n, TreeDefinition.parse(definition)]),
  )
  const stops = new Map<string, number>()
  for (const { version, step, branch, runs } of left) {
    const definition = versions.get(version)
    if (!definition) continue
    const here = step === null ? definition.root : stepOf(definition, step)?.branches.find(({ id }) => id === branch)?.to
    if (here) stops.set(here, (stops.get(here) ?? 0) + runs)
  }
  return stops
}
