import { sql } from 'kysely'
import type { Names } from '#contract/common.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Metric, Segment } from '#contract/sla.ts'
import type { ClockSegment, TicketClock } from '#contract/ticket-clocks.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { type Held, type Holder, blameOf, holdersOf } from '../blame.ts'
import type { Clock } from '../clock.ts'
import { counterfactuals, explain } from '../explain.ts'
import type { Line } from '../line.ts'
import { read } from '../reading.ts'
import { retell } from '../telling.ts'
import { type Book, engineOf, termsOf } from '../version.ts'
import { readBook, versionsOf } from './agreements.ts'
import { logsOf } from './log.ts'
import { namesOf } from './agreement-pages.ts'

const moment = (ms: number | null): Temporal.Instant | null => (ms === null ? null : Temporal.Instant.fromEpochMilliseconds(ms))

/** A ticket's clocks at a moment, each with its reasons; drawn from the log by the same telling that keeps the rows. */
export async function clocksOfTicket(db: Reader, ticket: string, at: Temporal.Instant): Promise<Value<typeof TicketClock>[]> {
  const book = await readBook(db)
  const log = (await logsOf(db, [ticket])).get(ticket) ?? []
  const lines = retell(log, book)
  const held = holdersOf(log)
  const places = [...lines.map(({ scope }) => scope), ...held.flatMap(({ level, team, vendor }) => [level ?? '', team ?? '', vendor ?? ''])]
  const names = await namesOf(db, [...new Set(places.filter((id) => id !== '')), ...book.versions.keys()])
  return lines
    .flatMap((line) => clockOf(line, book.versions, names, held, at.epochMilliseconds) ?? [])
    .toSorted((a, b) => (a.metric < b.metric ? -1 : a.metric > b.metric ? 1 : 0))
}

function clockOf(
  line: Line,
  versions: Book['versions'],
  names: ReadonlyMap<string, Names>,
  held: readonly Held[],
  at: number,
): Value<typeof TicketClock> | undefined {
  const agreement = engineOf(versions, line)
  const now = Math.max(at, line.history.at(-1)?.at ?? 0)
  const { reading, segments, overdue, sentence } = explain(agreement, line.history, now)
  const { version: id, priority } = termsOf(reading.terms)
  const version = versions.get(id)
  if (!version || reading.startedAt === null || reading.state === 'idle') return undefined
  const { withoutPauses } = counterfactuals(agreement, line.history, now, [])
  return {
    metric: line.metric,
    scope: line.scope,
    place: names.get(line.scope) ?? null,
    state: reading.state === 'stopped' ? (reading.breached ? 'missed' : 'met') : reading.state,
    agreement: names.get(id) ?? version.calendarNames,
    calendar: version.calendarNames,
    timeZone: version.timeZone,
    priority,
    targetMs: reading.targetMs,
    elapsedMs: reading.elapsedMs,
    leftMs: reading.remainingMs,
    startedAt: Temporal.Instant.fromEpochMilliseconds(reading.startedAt),
    dueAt: moment(reading.dueAt),
    breachedAt: moment(reading.breachedAt),
    everBreached: reading.everBreached,
    stoppedAt: moment(reading.stoppedAt),
    blame: reading.breachedAt === null ? null : blamed(held, segments, reading.breachedAt, names),
    explanation: {
      segments: segments.map(shown),
      overdue: overdue.map(shown),
      parts: sentence.parts.map(shown),
      omitted: sentence.omitted,
      withoutPausesDueAt: moment(withoutPauses.dueAt),
      pausedMs: withoutPauses.pausedMs,
    },
  }
}

function blamed(held: readonly Held[], segments: readonly Segment[], at: number, names: ReadonlyMap<string, Names>) {
  const counted = segments.filter(({ kind, future }) => kind === 'open' && !future)
  const blame = blameOf(held, counted, at)
  const named = ({ level, team, vendor, waitingOn }: Holder) => {
    const name = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
    return { level: name(level), team: name(team), vendor: name(vendor), waitingOn }
  }
  return (
    blame && { crossed: named(blame.crossed), shares: blame.shares.map(({ ms, share, ...holder }) => ({ ...named(holder), ms, share })) }
  )
}

const shown = ({ from, to, kind, ms, runningTotal, because, days, reason, future }: Segment): Value<typeof ClockSegment> => ({
  from,
  to,
  kind,
  ms,
  runningTotal,
  because,
  days,
  future,
  ...(reason === undefined ? {} : { reason }),
})

export interface NearestClock {
  readonly metric: Metric
  readonly state: 'running' | 'paused' | 'met' | 'missed'
  readonly dueAt: Temporal.Instant | null
  readonly leftMs: number
  readonly used: number
}

/** For lists: of each ticket the promise that is due next, else one that is paused, else how the last one ended. */
export async function nearestClocks(db: Reader, tickets: readonly string[], at: Temporal.Instant): Promise<Map<string, NearestClock>> {
  if (tickets.length === 0) return new Map()
  const found = await rows(
    db,
    sql<{ ticket_id: string; metric: Metric; scope: string; status: NearestClock['state']; state: Clock }>`
      select distinct on (ticket_id) ticket_id, metric, scope, status, state from clock
      where ticket_id = any(${[...tickets]}::uuid[]) and status <> 'cancelled'
      order by ticket_id, case status when 'running' then 1 when 'paused' then 2 else 3 end, due_at nulls last, stopped_at desc`,
  )
  const nearest = new Map<string, NearestClock>()
  const versions = await versionsOf(db, [...new Set(found.flatMap(({ state }) => versionsIn(state)))])
  for (const { ticket_id, metric, scope, status, state } of found) {
    const { dueAt, remainingMs, elapsedMs, targetMs } = read(
      engineOf(versions, { metric, scope }),
      state,
      Math.max(at.epochMilliseconds, 0),
    )
    nearest.set(ticket_id, {
      metric,
      state: status,
      dueAt: moment(dueAt),
      leftMs: remainingMs,
      used: targetMs === 0 ? 1 : elapsedMs / targetMs,
    })
  }
  return nearest
}

/** The versions whose terms a clock has had and may be judged by. */
const versionsIn = (clock: Clock): string[] =>
  [
    clock.terms,
    ...clock.runs.map(({ terms }) => terms),
    ...(clock.frozen ? [clock.frozen.terms, ...clock.frozen.runs.map(({ terms }) => terms)] : []),
  ].map((terms) => termsOf(terms).version)

/** When each promise of a ticket to its requester falls due; what is paused or over has no moment. */
export async function promisesOf(db: Reader, ticket: string): Promise<Map<Metric, Temporal.Instant>> {
  const found = await db
    .selectFrom('clock')
    .select(['metric', 'due_at'])
    .where('ticket_id', '=', ticket)
    .where('scope', '=', '')
    .where('status', '=', 'running')
    .execute()
  return new Map(found.flatMap(({ metric, due_at }) => (due_at === null ? [] : [[metric, due_at] as const])))
}
