import { type RawBuilder, sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { LevelFigures, LevelReport, getLevelReport } from '#contract/level-reports.ts'
import type { LevelChip } from '#contract/people.ts'
import { type CutBy, TicketFilter } from '#contract/worklists.ts'
import { levelChips } from '#modules/people'
import { journeyCondition, levelOf, touchedCondition, valuesOf, waysThat } from '#modules/worklists'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Query, counted, cutOf, levelBase } from '../levels.ts'
import type { Asking } from './asking.ts'
import { passagesOf } from './level-flows.ts'
import { timesOf } from './level-times.ts'

type Asked = Value<(typeof getLevelReport)['query']>

/** How the tickets that came in during a period went through the levels, as they are now or were at a moment. */
export async function levelReport(asking: Asking, asked: Asked): Promise<LevelReport> {
  const { db, at } = asking
  const { from, to, by = null, of, structure = at } = asked
  if (Temporal.Instant.compare(from, to) >= 0) throw new Refusal('reports.period-empty')
  const base = levelBase({ ...asked, from: from.toString(), to: to.toString(), structure: asked.structure?.toString() })
  const levels = await levelsUnder(db, structure)
  const found = await countedIn(asking, { base, levels, by, of })
  const figures = (row: Counts, query: Query) => figuresOf(row, query, levels)
  const groups = found.filter(({ value }) => value !== null)
  const labels = await labelsOf(db, by, groups)
  const whole = found.find(({ value }) => value === null)
  if (!whole) throw new Error('nothing was counted')
  return {
    from,
    to,
    at,
    structure,
    by,
    of,
    levels,
    total: figures(whole, base),
    rows: groups.map((row) => {
      const value = row.value ?? ''
      return { value, label: labels.get(value) ?? null, figures: figures(row, by === null ? base : cutOf(base, by, of, value)) }
    }),
    ...(await timesOf(asking, { base, levels, structure, calendar: asked.calendar })),
    ...(await passagesOf(asking, { base, levels })),
  }
}

/** Those that are levels under a structure: not merged into another then, and not made by a split that was not there. */
async function levelsUnder(db: Reader, structure: Temporal.Instant): Promise<LevelChip[]> {
  const found = await rows(db, sql<{ id: string }>`select id from level where level_under(id, null, ${structure}) = id order by rank, code`)
  const chips = await levelChips(
    db,
    found.map(({ id }) => id),
  )
  return found.flatMap(({ id }) => chips.get(id) ?? [])
}

type Counts = { readonly value: string | null } & Readonly<Record<string, number | null>>

interface Wanted {
  readonly base: Query
  readonly levels: readonly LevelChip[]
  readonly by: CutBy | null
  readonly of: Asked['of']
}

const seconds = (span: RawBuilder<unknown>) => sql`round(extract(epoch from ${span}) * 1000)`
const endsWait = sql`('ticket.waited', 'ticket.wait-ended', 'ticket.begun', 'ticket.resolved', 'ticket.closed', 'ticket.merged', 'ticket.reply-taken-back')`

/** One row for all, with `value` null, and one for each value of the cut: every list in one pass, by the very conditions of the lists. */
async function countedIn({ db, actor, at }: Asking, { base, levels, by, of }: Wanted): Promise<Counts[]> {
  const filter = TicketFilter.parse(base)
  const asOf = filter.structure ?? at
  const flags = [
    ...counted.map((name) => sql`${journeyCondition(name, asOf)} as ${sql.ref(name)}`),
    ...levels.map(({ id }, n) => sql`${touchedCondition([id])} as ${sql.ref(`touched${n}`)}`),
    ...levels.map(({ id }, n) => sql`(${levelOf(asOf)} = ${id} and t.resolved_at is not null) as ${sql.ref(`resolved${n}`)}`),
  ]
  const names = [...counted, ...levels.map((_, n) => `touched${n}`), ...levels.map((_, n) => `resolved${n}`)]
  const keys = by === null ? sql`null::text[]` : valuesOf({ by, of })
  const counts = sql`count(*)::int as tickets, ${sql.join(names.map((name) => sql`count(*) filter (where ${sql.ref(name)})::int as ${sql.ref(name)}`))},
    coalesce(sum(hand_overs), 0)::int as hand_overs, coalesce(max(hand_overs), 0)::int as most, coalesce(sum(ping_pongs), 0)::int as ping_pongs,
    count(*) filter (where waits > 0)::int as waited, count(distinct variant)::int as variants,
    percentile_cont(0.5) within group (order by life)::float8 as life_median, percentile_cont(0.95) within group (order by life)::float8 as life_p95`
  const spells = sql`count(*)::int as spells, avg(ms)::float8 as spell_mean, percentile_cont(0.5) within group (order by ms)::float8 as spell_median,
    max(ms)::float8 as spell_max`
  return rows(
    db,
    sql<Counts>`with way as materialized (select t.id, j.hand_overs, j.ping_pongs, j.waits, ${seconds(sql`t.last_event_at - t.started_at`)}::float8 as life,
        (select array_to_string(f.said, '|') from imported_field f where f.ticket_id = t.id and f.name = 'status') as variant,
        ${keys} as keys, ${sql.join(flags)} ${waysThat(actor, filter, at, sql``)}),
      spell as materialized (select ticket, ${seconds(sql`until - at`)} as ms from (
        select e.subject as ticket, e.type, e.data, e.at, lead(e.at) over (partition by e.subject order by e.seq) as until
        from event e join way on way.id = e.subject where e.type in ${endsWait}) told
        where type = 'ticket.waited' and data->>'on' = 'requester' and until is not null),
      cut as (select way.id, key from way cross join unnest(keys) key)
    select null as value, counted.*, waited.* from (select ${counts} from way) counted, (select ${spells} from spell) waited
    union all select counted.*, coalesce(waited.spells, 0), waited.spell_mean, waited.spell_median, waited.spell_max
      from (select key as value, ${counts} from cut join way using (id) group by key) counted
      left join (select key as value, ${spells} from cut join spell on spell.ticket = cut.id group by key) waited using (value)
    order by tickets desc, value`,
  )
}

function figuresOf(row: Counts, query: Query, levels: readonly LevelChip[]): LevelFigures {
  const count = (name: string): number => Number(row[name] ?? 0)
  const journey = (name: (typeof counted)[number]) => ({ count: count(name), query: { ...query, journey: name } })
  const variants = count('variants')
  return {
    tickets: { count: count('tickets'), query },
    resolved: journey('resolved'),
    resolvedBy: levels.map((level, n) => ({
      level,
      figure: { count: count(`resolved${n}`), query: { ...query, journey: 'resolved', level: level.id } },
    })),
    touched: levels.map((level, n) => ({ level, figure: { count: count(`touched${n}`), query: { ...query, touched: level.id } } })),
    firstOnly: journey('first-only'),
    firstContact: journey('first-contact'),
    handOvers: { count: count('hand_overs'), most: count('most'), tickets: journey('handed-over'), none: journey('never-handed-over') },
    pingPong: { count: count('ping_pongs'), tickets: journey('ping-pong') },
    waits: {
      count: count('spells'),
      meanMs: row['spell_mean'] ?? null,
      medianMs: row['spell_median'] ?? null,
      maxMs: row['spell_max'] ?? null,
      tickets: { count: count('waited'), query: { ...query, waited: 'requester' } },
    },
    reopened: journey('reopened'),
    neverResolved: journey('never-resolved'),
    life: { medianMs: row['life_median'] ?? null, p95Ms: row['life_p95'] ?? null },
    variants: variants === 0 ? null : variants,
  }
}

/** Names of what is counted by its id. */
async function labelsOf(db: Reader, by: CutBy | null, groups: readonly Counts[]): Promise<Map<string, string>> {
  const ids = groups.flatMap(({ value }) => (value !== null && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value) ? [value] : []))
  if (by === null || by === 'impact' || ids.length === 0) return new Map()
  const from = {
    org: sql`select id, name from organisation`,
    team: sql`select id, name from team`,
    product: sql`select id, name_ru as name from service`,
  }[by]
  const found = await rows(db, sql<{ id: string; name: string }>`select id, name from (${from}) named where id = any(${ids}::uuid[])`)
  return new Map(found.map(({ id, name }) => [id, name]))
}
