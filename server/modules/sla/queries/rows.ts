import type { Insertable } from 'kysely'
import type { Metric } from '#contract/sla.ts'
import type { Tables } from '#platform/db/index.ts'
import { type Clock, idle } from '../clock.ts'
import type { Line } from '../line.ts'
import { read } from '../reading.ts'
import { fold } from '../step.ts'
import { type Threshold, type Timer, stepThreshold, timersOf } from '../timers.ts'
import { type Book, engineOf, targetOf, termsOf } from '../version.ts'
import type { Verdict } from '../what-if.ts'

/** A clock as it is kept: its state, what it says at the moment of its last happening, and the thresholds on its way. */
export type ClockRow = Omit<Insertable<Tables['clock']>, 'state' | 'scope'> & {
  readonly scope: string
  readonly state: Clock
  readonly timers: readonly Timer[]
}

/** Every clock of a ticket, folded from the beginning; those that have not begun have no row. */
export const rowsOf = (ticket: string, lines: readonly Line[], versions: Book['versions'], chains: Chains = () => []): ClockRow[] =>
  lines.flatMap((line) => rowOf(ticket, line, versions, chains) ?? [])

/** The thresholds that chains of escalation set on a ticket's clock of such a metric and priority. */
export type Chains = (metric: Metric, priority: number) => readonly Threshold[]

const moment = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms)

function rowOf(ticket: string, line: Line, versions: Book['versions'], chains: Chains): ClockRow | undefined {
  const engine = engineOf(versions, line)
  const clock = fold(engine, idle, line.history)
  if (clock.state === 'idle' || clock.startedAt === null) return undefined
  const asOf = line.history.at(-1)?.at ?? clock.startedAt
  const now = read(engine, clock, asOf)
  const { version, priority } = termsOf(clock.terms)
  const steps = targetOf(versions.get(version) ?? null, line.metric)?.steps ?? []
  return {
    ticket_id: ticket,
    metric: line.metric,
    scope: line.scope,
    agreement_version_id: version,
    priority,
    state: clock,
    status: clock.state === 'stopped' ? (now.breached ? 'missed' : 'met') : clock.state,
    started_at: moment(clock.startedAt),
    as_of: moment(asOf),
    target_ms: now.targetMs,
    elapsed_ms: now.elapsedMs,
    due_at: now.dueAt === null ? null : moment(now.dueAt),
    breached_at: now.breachedAt === null ? null : moment(now.breachedAt),
    ever_breached: now.everBreached,
    stopped_at: clock.state === 'stopped' && now.stoppedAt !== null ? moment(now.stoppedAt) : null,
    timers: timersOf(engine, clock, [...steps.map(stepThreshold), ...chains(line.metric, priority)]),
  }
}

const ms = (at: ClockRow['due_at']): number | null => (at instanceof Temporal.Instant ? at.epochMilliseconds : null)

/** `row` as it stands at `now`. */
export function verdictOfRow(row: ClockRow, now: number): Verdict {
  const dueAt = ms(row.due_at)
  const rest = { metric: row.metric, scope: row.scope, dueAt, targetMs: row.target_ms, elapsedMs: row.elapsed_ms }
  if (row.status === 'met' || row.status === 'missed') return { ...rest, status: row.status, at: ms(row.stopped_at ?? null) }
  if (row.status === 'cancelled') return { ...rest, status: 'cancelled', at: ms(row.as_of) }
  return dueAt !== null && dueAt < now ? { ...rest, status: 'missed', at: dueAt } : { ...rest, status: 'open', at: null }
}
