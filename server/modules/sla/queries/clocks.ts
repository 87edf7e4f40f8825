import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { Metric, Segment } from '#contract/sla.ts'
import type { ClockSegment, TicketClock } from '#contract/ticket-clocks.ts'
import { TicketEvent } from '#contract/ticket-events.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Clock } from '../clock.ts'
import { counterfactuals, explain } from '../explain.ts'
import { type Heard, historyOf } from '../hearing.ts'
import { read } from '../reading.ts'
import { agreementVersion, engineOf } from './agreements.ts'

const moment = (ms: number | null): Temporal.Instant | null => (ms === null ? null : Temporal.Instant.fromEpochMilliseconds(ms))

/** A ticket's clocks at a moment, each with its reasons; drawn from the log by the same fold that keeps the rows. */
export async function clocksOfTicket(db: Reader, ticket: string, at: Temporal.Instant): Promise<Value<typeof TicketClock>[]> {
  const found = await db
    .selectFrom('clock')
    .select(['metric', 'status', 'agreement_version_id', 'priority'])
    .where('ticket_id', '=', ticket)
    .orderBy('metric')
    .execute()
  const first = found[0]
  if (!first) return []
  const log = await heardLog(db, ticket)
  const answers: Value<typeof TicketClock>[] = []
  for (const { metric, status, agreement_version_id, priority } of found) {
    const version = await agreementVersion(db, agreement_version_id)
    const agreement = engineOf(version, metric)
    if (!agreement) continue
    const history = historyOf(log, version.id)
    const now = Math.max(at.epochMilliseconds, history.at(-1)?.at ?? 0)
    const { reading, segments, overdue, sentence } = explain(agreement, history, now)
    const { withoutPauses } = counterfactuals(agreement, history, now, [])
    answers.push({
      metric,
      state: status,
      agreement: version.names,
      calendar: version.calendarNames,
      timeZone: version.timeZone,
      priority,
      targetMs: reading.targetMs,
      elapsedMs: reading.elapsedMs,
      leftMs: reading.remainingMs,
      startedAt: Temporal.Instant.fromEpochMilliseconds(reading.startedAt ?? now),
      dueAt: moment(reading.dueAt),
      breachedAt: moment(reading.breachedAt),
      everBreached: reading.everBreached,
      stoppedAt: moment(reading.stoppedAt),
      explanation: {
        segments: segments.map(shown),
        overdue: overdue.map(shown),
        parts: sentence.parts.map(shown),
        omitted: sentence.omitted,
        withoutPausesDueAt: moment(withoutPauses.dueAt),
        pausedMs: withoutPauses.pausedMs,
      },
    })
  }
  return answers
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

async function heardLog(db: Reader, ticket: string): Promise<Heard[]> {
  const log = await rows(
    db,
    sql<{ id: string; at: Temporal.Instant; type: string; data: Record<string, unknown> }>`
      select id, at, type, data from event where subject = ${ticket} and type like 'ticket.%' order by seq`,
  )
  return log.map(({ id, at, type, data }) => ({ id, at: at.epochMilliseconds, event: TicketEvent.parse({ ...data, type }) }))
}

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
    sql<{ ticket_id: string; metric: Metric; status: NearestClock['state']; state: unknown; agreement_version_id: string }>`
      select distinct on (ticket_id) ticket_id, metric, status, state, agreement_version_id from clock
      where ticket_id = any(${[...tickets]}::uuid[]) and status <> 'cancelled'
      order by ticket_id, case status when 'running' then 1 when 'paused' then 2 else 3 end, due_at nulls last, stopped_at desc`,
  )
  const nearest = new Map<string, NearestClock>()
  for (const { ticket_id, metric, status, state, agreement_version_id } of found) {
    const agreement = engineOf(await agreementVersion(db, agreement_version_id), metric)
    if (!agreement) continue
    const { dueAt, remainingMs, elapsedMs, targetMs } = read(agreement, state as Clock, Math.max(at.epochMilliseconds, 0))
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

/** When each promise of a ticket falls due; what is paused or over has no moment. */
export async function promisesOf(db: Reader, ticket: string): Promise<Map<Metric, Temporal.Instant>> {
  const found = await db
    .selectFrom('clock')
    .select(['metric', 'due_at'])
    .where('ticket_id', '=', ticket)
    .where('status', '=', 'running')
    .execute()
  return new Map(found.flatMap(({ metric, due_at }) => (due_at === null ? [] : [[metric, due_at] as const])))
}
