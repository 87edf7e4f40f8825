import { type RawBuilder, sql } from 'kysely'
import { historian } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Figures } from '../figures.ts'

interface Counted {
  cases: number
  hand_overs: number
  waits: number
  reopened: number
  never_resolved: number
}

/**
 * The same figures as those of the file, counted in the log of the house: of these tickets, and of what the import wrote (agents may have gone on
 * with an open one since). `levelsOf` a team by its name in the log: they may be more than the one on which a ticket stands.
 */
export async function figuresInHouse(
  db: Reader,
  tickets: readonly string[],
  levels: readonly string[],
  levelsOf: (team: string) => readonly string[] | undefined,
  teams: ReadonlyMap<string, string>,
): Promise<Figures> {
  // By ids and without joins: right after an import the planner knows nothing of the new rows yet.
  const told = sql`select subject, seq, type, data from event where subject = any(${[...tickets]}::uuid[]) and actor->>'job' = ${historian.job}`
  const placed = sql`type in ('ticket.opened', 'ticket.assigned', 'ticket.escalated', 'ticket.returned')`
  const [counted] = await rows(db, countIn(told, placed))
  if (!counted) throw new Error('nothing counted')
  const places = await rows(
    db,
    sql<{ ticket: string; level: string | null; team: string | null }>`with told as materialized (${told})
      select distinct subject as ticket, data->>'level' as level, data->>'team' as team from told where ${placed}`,
  )
  const codeOf = new Map((await db.selectFrom('level').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]))
  const codes = Map.groupBy(places, ({ ticket }) => ticket)
  const touched = [...codes.values()].map(
    (own) => new Set(own.flatMap(({ level, team }) => levelsOf(teams.get(team ?? '') ?? '') ?? [codeOf.get(level ?? '') ?? ''])),
  )
  return {
    cases: counted.cases,
    handOvers: counted.hand_overs,
    waits: counted.waits,
    reopened: counted.reopened,
    neverResolved: counted.never_resolved,
    touched: Object.fromEntries(levels.map((code) => [code, touched.filter((own) => own.has(code)).length])),
    firstOnly: touched.filter((own) => !levels.slice(1).some((code) => own.has(code))).length,
  }
}

const countIn = (told: RawBuilder<unknown>, placed: RawBuilder<unknown>): RawBuilder<Counted> =>
  sql<Counted>`with told as materialized (${told}),
    step as (select data->>'team' as team, lag(data->>'team') over life as before, row_number() over life as n
      from told where ${placed} window life as (partition by subject order by seq)),
    life as (select subject, bool_or(type = 'ticket.reopened') as reopened, bool_or(type = 'ticket.resolved') as resolved, max(seq) as last
      from told group by subject)
    select (select count(*) from life) as cases,
      (select count(*) from step where n > 1 and team is distinct from before) as hand_overs,
      (select count(*) from told join life using (subject) where type = 'ticket.waited' and data->>'on' = 'requester' and seq < last) as waits,
      (select count(*) from life where reopened) as reopened,
      (select count(*) from life where not resolved) as never_resolved`
