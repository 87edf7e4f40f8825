import { type RawBuilder, sql } from 'kysely'
import type { ComplianceBy, ComplianceReport, getCompliance } from '#contract/compliance.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Metric } from '#contract/sla.ts'
import { TicketFilter } from '#contract/worklists.ts'
import { availabilityMonths } from '#modules/sla'
import { clockVerdict, levelOf, ticketsThat } from '#modules/worklists'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Asking } from './asking.ts'
import { checkZone } from './files.ts'
import { type Scope, groupOf, isPeriod, listOf, listOfSignal, narrowOf, scopeOf, signals } from '../compliance.ts'
import { shareOf } from '../first.ts'
import { judgementsOf } from './judgements.ts'

export type Asked = Value<(typeof getCompliance)['query']>

interface Counted {
  total: boolean
  key: string
  metric: Metric
  met: number
  missed: number
  cancelled: number
  used: number[] | null
}

/** Counts clocks of the tickets that the reader may read; a count is that of the list which opens its tickets. */
export async function complianceReport(asking: Asking, { from, to, zone, by, ...narrow }: Asked): Promise<ComplianceReport> {
  if (Temporal.Instant.compare(from, to) >= 0) throw new Refusal('reports.period-empty')
  checkZone(from, zone)
  const scope = scopeOf({ from, to, ...narrow })
  const counted = await count(asking, scope, { from, to, zone, by })
  const names = await namesOf(
    asking.db,
    by,
    counted.map(({ key }) => key),
  )
  const figures = ({ key, metric, met, missed, cancelled, total, used }: Counted) => {
    const group = total ? undefined : groupOf(by, key, zone)
    const figure = (kind: string, n: number) => ({ count: n, query: { ...listOf(scope, `${metric}:${kind}`, group) } })
    const [p50, p90, p95] = used ?? []
    return {
      metric,
      met: figure('met', met),
      missed: figure('missed', missed),
      cancelled: figure('cancelled', cancelled),
      share: shareOf(met, missed),
      used: p50 === undefined || p90 === undefined || p95 === undefined ? null : { p50, p90, p95 },
    }
  }
  return {
    from,
    to,
    zone,
    by,
    totals: counted.filter(({ total }) => total).map(figures),
    rows: counted.filter(({ total }) => !total).map((row) => ({ key: row.key, name: names.get(row.key) ?? null, ...figures(row) })),
    ...(await judgementsOf(asking, scope, { from, to })),
    signals: await signalsOf(asking, scope),
    availability: await availabilityOf(asking, { from, to, zone, ...narrow }),
  }
}

const mostMonths = 36

/** By whole months: those that the days of the report touch, the last of them where there are many. Levels and teams have no availability of their own. */
function availabilityOf(
  asking: Asking,
  { from, to, zone, organisation, level, team }: Omit<Asked, 'by'>,
): Promise<ComplianceReport['availability']> {
  if (level !== undefined || team !== undefined) return Promise.resolve([])
  const monthOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate().toPlainYearMonth()
  const last = monthOf(to.subtract({ milliseconds: 1 }))
  const [first, earliest] = [monthOf(from), last.subtract({ months: mostMonths - 1 })]
  const begin = Temporal.PlainYearMonth.compare(first, earliest) > 0 ? first : earliest
  return availabilityMonths(asking, { from: begin.toString(), to: last.toString(), organisation })
}

type Counting = Pick<Asked, 'from' | 'to' | 'zone' | 'by'>

async function count({ db, actor, at }: Asking, scope: Scope, { from, to, zone, by }: Counting): Promise<Counted[]> {
  const tickets = ticketsThat(actor, TicketFilter.parse(narrowOf(scope)), at)
  const kinds = (['met', 'missed', 'cancelled', 'stopped'] as const).map(
    (kind) => sql`${clockVerdict(kind, { from, to }, at)} as ${sql.ref(`is_${kind}`)}`,
  )
  const of = (kind: string) => sql`count(distinct ticket) filter (where ${sql.ref(`is_${kind}`)})::int as ${sql.ref(kind)}`
  const key = isPeriod(by)
    ? sql`to_char(date_trunc(${sql.lit(by)}, (case c.status when 'cancelled' then c.as_of when 'running' then c.due_at when 'paused' then c.due_at
        else c.stopped_at end) at time zone ${sql.lit(zone)}), 'YYYY-MM-DD')`
    : sql`coalesce(t.${sql.raw(columns[by])}::text, 'none')`
  return rows<Counted>(
    db,
    sql`select grouping(key) = 1 as total, coalesce(key, '') as key, metric, ${of('met')}, ${of('missed')}, ${of('cancelled')},
        percentile_cont(array[0.5, 0.9, 0.95]) within group (order by used) filter (where is_stopped) as used
      from (select t.id as ticket, c.metric, ${key} as key, c.elapsed_ms::float8 / nullif(c.target_ms, 0) as used, ${sql.join(kinds)}
        from (select t.id, t.organisation_id, t.service_id, t.priority, ${levelOf(at)} as level_id, t.team_id ${tickets}) t join clock c on c.ticket_id = t.id) counted
      where is_met or is_missed or is_cancelled
      group by grouping sets ((key, metric), (metric)) order by total, key, ${order()}`,
  )
}

const columns = {
  organisation: 'organisation_id',
  service: 'service_id',
  priority: 'priority',
  level: 'level_id',
  team: 'team_id',
} as const

const metrics: readonly Metric[] = ['firstResponse', 'nextResponse', 'periodicUpdate', 'classification', 'resolution', 'level', 'vendor']
const order = (): RawBuilder<unknown> => sql`array_position(${[...metrics]}::text[], metric)`

const named: Partial<Record<ComplianceBy, RawBuilder<unknown>>> = {
  organisation: sql`select id, name as ru, name as en from organisation`,
  team: sql`select id, name as ru, name as en from team`,
  level: sql`select id, name_ru as ru, name_en as en from level`,
  service: sql`select id, name_ru as ru, name_en as en from service`,
}

async function namesOf(db: Reader, by: ComplianceBy, keys: readonly string[]): Promise<Map<string, { ru: string; en: string }>> {
  const table = named[by]
  const ids = [...new Set(keys.filter((key) => key !== '' && key !== 'none'))]
  if (!table || ids.length === 0) return new Map()
  const found = await rows<{ id: string; ru: string; en: string }>(db, sql`select * from (${table}) named where id = any(${ids}::uuid[])`)
  return new Map(found.map(({ id, ru, en }) => [id, { ru, en }]))
}

const signalsOf = ({ db, actor, at }: Asking, scope: Scope): Promise<ComplianceReport['signals']> =>
  Promise.all(
    signals.map(async (signal) => {
      const query = listOfSignal(scope, signal)
      const [found] = await rows<{ n: number }>(db, sql`select count(*)::int as n ${ticketsThat(actor, TicketFilter.parse(query), at)}`)
      return { signal, figure: { count: found?.n ?? 0, query: { ...query } } }
    }),
  )
