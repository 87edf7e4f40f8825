import { type RawBuilder, sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { Figure, FirstReport, getFirstReport } from '#contract/reports.ts'
import { TicketFilter } from '#contract/worklists.ts'
import { levelChips } from '#modules/people'
import { levelOf, ticketsThat } from '#modules/worklists'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Scope, listsOf, shareOf } from './first.ts'

type Query = Record<string, string>

interface Asking {
  readonly db: Reader
  readonly actor: Actor
  readonly at: Temporal.Instant
}

export async function firstReport(asking: Asking, asked: Value<(typeof getFirstReport)['query']>): Promise<FirstReport> {
  const { from, to, organisation, team, zone } = asked
  if (Temporal.Instant.compare(from, to) >= 0) throw new Refusal('reports.period-empty')
  const lists = listsOf({ from: from.toString(), to: to.toString(), organisation, team })
  const figure = figuresOf(asking)
  const [opened, resolved, confirmed, silent, reopened, open] = await Promise.all(
    [lists.opened, lists.resolved, lists.confirmed, lists.silent, lists.reopened, lists.open].map(figure),
  )
  const clocks = await Promise.all(
    lists.clocks.map(async ({ metric, ...kinds }) => {
      const [met, missed, cancelled] = [await figure(kinds.met), await figure(kinds.missed), await figure(kinds.cancelled)]
      return { metric, met, missed, cancelled, share: shareOf(met.count, missed.count) }
    }),
  )
  if (!opened || !resolved || !confirmed || !silent || !reopened || !open) throw new Error('a figure is missing')
  return {
    from,
    to,
    opened,
    resolved,
    confirmed,
    silent,
    reopened,
    open,
    clocks,
    openBy: await openBy(asking, lists.open, lists.openOf),
    medians: await mediansOf(asking, lists, { from: from.toString(), to: to.toString() }),
    satisfaction: await satisfactionOf(asking, lists.rated),
    days: await daysOf(asking, lists, { from, to, zone }),
  }
}

const listOf = ({ actor, at }: Asking, query: Query): RawBuilder<unknown> => ticketsThat(actor, TicketFilter.parse(query), at)

const figuresOf =
  (asking: Asking) =>
  async (query: Query): Promise<Figure> => {
    const [found] = await rows(asking.db, sql<{ count: number }>`select count(*)::int as count ${listOf(asking, query)}`)
    return { count: found?.count ?? 0, query }
  }

async function openBy(asking: Asking, open: Query, openOf: (level: string, priority: number) => Query): Promise<FirstReport['openBy']> {
  const found = await rows(
    asking.db,
    sql<{
      level: string
      priority: number
      count: number
    }>`select ${levelOf(asking.at)} as level, t.priority, count(*)::int as count ${listOf(asking, open)} group by 1, 2 order by 1, 2`,
  )
  const chips = await levelChips(asking.db, [...new Set(found.map(({ level }) => level))])
  return found.flatMap(({ level, priority, count }) => {
    const chip = chips.get(level)
    return chip ? [{ level: chip, priority, figure: { count, query: openOf(level, priority) } }] : []
  })
}

async function mediansOf(
  asking: Asking,
  { resolved, clocks }: Pick<ReturnType<typeof listsOf>, 'resolved' | 'clocks'>,
  { from, to }: Pick<Scope, 'from' | 'to'>,
): Promise<FirstReport['medians']> {
  const scope = Object.fromEntries(Object.entries(resolved).filter(([key]) => !key.startsWith('resolved')))
  const found = await rows(
    asking.db,
    sql<{ metric: string; ms: number | null }>`select c.metric, percentile_cont(0.5) within group (order by c.elapsed_ms) as ms from clock c
      where c.status in ('met', 'missed') and c.stopped_at >= ${from} and c.stopped_at < ${to} and c.ticket_id in (select t.id ${listOf(asking, scope)}) group by 1`,
  )
  const figure = figuresOf(asking)
  return Promise.all(
    clocks.map(async ({ metric, stopped }) => ({
      metric,
      ms: found.find((row) => row.metric === metric)?.ms ?? null,
      figure: await figure(stopped),
    })),
  )
}

async function satisfactionOf(asking: Asking, rated: Query): Promise<FirstReport['satisfaction']> {
  const [found] = await rows(
    asking.db,
    sql<{
      count: number
      average: number | null
    }>`select count(*)::int as count, avg(t.rating_score)::float8 as average ${listOf(asking, rated)}`,
  )
  return { average: found?.average ?? null, figure: { count: found?.count ?? 0, query: rated } }
}

async function daysOf(
  asking: Asking,
  { opened, resolved }: { opened: Query; resolved: Query },
  { from, to, zone }: { from: Temporal.Instant; to: Temporal.Instant; zone: string },
): Promise<FirstReport['days']> {
  const first = dayIn(from, zone)
  const last = dayIn(to.subtract({ milliseconds: 1 }), zone)
  const count = async (query: Query, moment: RawBuilder<unknown>): Promise<Map<string, number>> => {
    const found = await rows(
      asking.db,
      sql<{
        day: string
        n: number
      }>`select to_char(${moment} at time zone ${zone}, 'YYYY-MM-DD') as day, count(*)::int as n ${listOf(asking, query)} group by 1`,
    )
    return new Map(found.map(({ day, n }) => [day, n]))
  }
  const [came, went] = [await count(opened, sql`t.opened_at`), await count(resolved, sql`t.resolved_at`)]
  const days: FirstReport['days'] = []
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0 && days.length < 400; day = day.add({ days: 1 })) {
    const key = day.toString()
    const [begins, ends] = [day, day.add({ days: 1 })].map((date) => date.toZonedDateTime(zone).toInstant())
    if (!begins || !ends) break
    // Of the first and the last day only what is in the period.
    const [after, before] = [later(begins, from).toString(), earlier(ends, to).toString()]
    days.push({
      day: key,
      opened: { count: came.get(key) ?? 0, query: { ...opened, openedFrom: after, openedTo: before } },
      resolved: { count: went.get(key) ?? 0, query: { ...resolved, resolvedFrom: after, resolvedTo: before } },
    })
  }
  return days
}

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) > 0 ? a : b)
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b)

function dayIn(at: Temporal.Instant, zone: string): Temporal.PlainDate {
  try {
    return at.toZonedDateTimeISO(zone).toPlainDate()
  } catch {
    throw new Refusal('reports.unknown-zone')
  }
}
