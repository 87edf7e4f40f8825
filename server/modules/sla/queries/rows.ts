import type { Insertable } from 'kysely'
import type { Tables } from '#platform/db/index.ts'
import type { Metric } from '#contract/sla.ts'
import { type Clock, idle } from '../clock.ts'
import type { Happening } from '../happening.ts'
import { termsOf } from '../hearing.ts'
import { type AgreementVersion, engineOf } from './agreements.ts'
import { read } from '../reading.ts'
import { step } from '../step.ts'

/** A clock as it is kept: its state, and what it says at the moment of its last happening. */
export type ClockRow = Omit<Insertable<Tables['clock']>, 'state'> & { readonly state: Clock }

/** Every clock that the version promises, folded from the beginning. */
export function rowsOf(ticket: string, version: AgreementVersion, history: readonly Happening[]): ClockRow[] {
  const last = history.at(-1)?.at ?? 0
  return version.targets.flatMap(({ metric }) => {
    const agreement = engineOf(version, metric)
    if (!agreement) return []
    const row = rowOf(
      ticket,
      version,
      metric,
      history.reduce((clock, happening) => step(agreement, clock, happening), idle),
      last,
    )
    return row ? [row] : []
  })
}

const moment = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms)

export function rowOf(ticket: string, version: AgreementVersion, metric: Metric, clock: Clock, asOf: number): ClockRow | undefined {
  const agreement = engineOf(version, metric)
  if (!agreement || clock.state === 'idle') return undefined
  const now = read(agreement, clock, asOf)
  const { state } = now
  return {
    ticket_id: ticket,
    metric,
    scope: '',
    agreement_version_id: version.id,
    priority: termsOf(clock.terms).priority,
    state: clock,
    status: state === 'stopped' ? (now.breached ? 'missed' : 'met') : state === 'idle' ? 'paused' : state,
    started_at: moment(now.startedAt ?? asOf),
    as_of: moment(asOf),
    target_ms: now.targetMs,
    elapsed_ms: now.elapsedMs,
    due_at: now.dueAt === null ? null : moment(now.dueAt),
    breached_at: now.breachedAt === null ? null : moment(now.breachedAt),
    ever_breached: now.everBreached,
    stopped_at: state === 'stopped' && now.stoppedAt !== null ? moment(now.stoppedAt) : null,
  }
}
