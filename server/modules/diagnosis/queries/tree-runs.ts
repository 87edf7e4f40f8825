import { sql } from 'kysely'
import type { RunState, TreeRun, listTreeRuns } from '#contract/tree-runs.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Kind } from '#contract/ticket-words.ts'
import { stepOf } from '#contract/tree-walk.ts'
import { TreeDefinition } from '#contract/trees.ts'
import { personChips } from '#modules/people'
import { workableTicket } from '#modules/tickets'
import { type Actor, personOf } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { standing, suits } from '../walk.ts'
import { type Walkable, categoryWay, walkableTrees } from './trees.ts'

interface Row {
  readonly id: string
  readonly tree: string
  readonly version: number
  readonly origin: 'desk' | 'portal'
  readonly state: RunState
  readonly ticket: string | null
  readonly begunBy: string | null
  readonly startedAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | null
  readonly definition: unknown
}
interface StepRow {
  readonly run: string
  readonly n: number
  readonly step: string
  readonly branch: string
  readonly value: string
  readonly output: string | null
  readonly by: string | null
  readonly at: Temporal.Instant
  readonly tookMs: number
}

/** A run with what one must know to go on with it. */
export interface Run extends Omit<Row, 'definition'> {
  readonly definition: TreeDefinition
  readonly taken: readonly StepRow[]
}

async function runsWhere(db: Reader, where: ReturnType<typeof sql>): Promise<Run[]> {
  const found = await rows<Row>(
    db,
    sql`select r.id, r.tree_id as tree, r.version, r.origin, r.state, r.ticket_id as ticket, r.begun_by as "begunBy", r.started_at as "startedAt",
        r.ended_at as "endedAt", v.definition
      from tree_run r join tree_version v on v.tree_id = r.tree_id and v.n = r.version where ${where} order by r.started_at, r.id`,
  )
  const steps = await rows<StepRow>(
    db,
    sql`select s.run_id as run, s.n, s.step, s.branch, s.value, c.output, s.by_id as by, s.at, s.took_ms as "tookMs"
      from tree_run_step s left join check_run c on c.id = s.check_run_id
      where s.run_id = any(${found.map(({ id }) => id)}::uuid[]) and s.taken_back_at is null order by s.n`,
  )
  const ofRun = Map.groupBy(steps, ({ run }) => run)
  return found.map((row) => ({ ...row, definition: TreeDefinition.parse(row.definition), taken: ofRun.get(row.id) ?? [] }))
}

/** The run, where the actor walks it: with who works its ticket; before there is one, with whom began it. */
export async function runToWalk(db: Reader, actor: Actor, id: string): Promise<Run> {
  const [run] = await runsWhere(db, sql`r.id = ${id}`)
  if (!run || (run.ticket === null && (run.begunBy === null || run.begunBy !== personOf(actor)))) throw new Refusal('not-found')
  if (run.ticket !== null) await workableTicket(db, actor, run.ticket)
  return run
}

export async function shownRun(db: Reader, actor: Actor, id: string): Promise<TreeRun> {
  const [shown] = await shownRuns(db, [await runToWalk(db, actor, id)])
  if (!shown) throw new Error('a run is shown')
  return shown
}

async function shownRuns(db: Reader, runs: readonly Run[]): Promise<TreeRun[]> {
  const people = await personChips(
    db,
    runs.flatMap(({ begunBy, taken }) => [begunBy, ...taken.map(({ by }) => by)]),
  )
  return runs.map(({ id, tree, version, origin, state, begunBy, startedAt, endedAt, definition, taken }) => ({
    id,
    tree,
    version,
    origin,
    state,
    startedAt,
    endedAt,
    title: definition.title,
    by: people.get(begunBy ?? '') ?? null,
    path: taken.flatMap(({ n, step, branch, value, by, at, tookMs, output }) => {
      const answered = stepOf(definition, step)
      return answered ? [{ n, step: answered, branch, value, by: people.get(by ?? '') ?? null, at, tookMs, output }] : []
    }),
    here: standing(definition, taken),
  }))
}

const offered = ({ id, definition }: Walkable) => ({ id, title: definition.title })

/** What was walked on a ticket, and what can be; who asks has been found to work on it. */
export async function runsOfTicket(db: Reader, ticket: string): Promise<Value<(typeof listTreeRuns)['result']>> {
  const [about] = await rows<{ kind: Kind; service: string | null; category: string | null }>(
    db,
    sql`select kind, service_id as service, category_id as category from ticket where id = ${ticket}`,
  )
  if (!about) throw new Refusal('not-found')
  const [runs, trees, categories] = await Promise.all([
    runsWhere(db, sql`r.ticket_id = ${ticket}`),
    walkableTrees(db),
    categoryWay(db, about.category),
  ])
  const { suiting = [], others = [] } = Object.groupBy(trees, ({ definition }) =>
    suits(definition, { ...about, categories }) ? 'suiting' : 'others',
  )
  return { runs: await shownRuns(db, runs), suiting: suiting.map(offered), others: others.map(offered) }
}

/** What requesters may try about a service; where no category is chosen yet, for any of it. */
export async function treesForRequesters(db: Reader, about: { service: string; category: string | null }) {
  const [trees, categories] = await Promise.all([walkableTrees(db), categoryWay(db, about.category)])
  const isFor = ({ definition }: Walkable) =>
    definition.audience === 'everybody' &&
    definition.service !== null &&
    suits(about.category === null ? { ...definition, category: null } : definition, { kind: null, service: about.service, categories })
  return trees.filter(isFor).map(offered)
}

export async function runsBegunSince(db: Reader, person: string, since: Temporal.Instant): Promise<number> {
  const [found] = await rows<{ count: number }>(
    db,
    sql`select count(*)::int as count from tree_run where begun_by = ${person} and started_at > ${since} and origin = 'portal'`,
  )
  return found?.count ?? 0
}
