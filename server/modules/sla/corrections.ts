/** What a correction makes of the clocks of a ticket: each that says something else, before and after. */
import type { Metric } from '#contract/sla.ts'
import { keyOf } from './dry-run.ts'

type Status = 'running' | 'paused' | 'met' | 'missed' | 'cancelled'
interface Said {
  readonly state: Status
  readonly elapsedMs: number
  readonly dueAt: Temporal.Instant | null
}
export interface Change {
  readonly metric: Metric
  readonly scope: string
  readonly before: Said
  readonly after: Said
}

/** A clock as it is kept, or would be. */
interface Told {
  readonly metric: Metric
  readonly scope?: string | undefined
  readonly status: Status
  readonly elapsed_ms: number
  readonly due_at?: unknown
}

/** Clocks that only begin or vanish by it have nothing to compare and are left out: a correction makes no promises. */
export function changesBy(before: readonly Told[], after: readonly Told[]): Change[] {
  const named = ({ metric, scope = '' }: Told) => keyOf({ metric, scope })
  const later = new Map(after.map((row) => [named(row), row]))
  return before.flatMap((row) => {
    const next = later.get(named(row))
    if (!next) return []
    const change = { metric: row.metric, scope: row.scope ?? '', before: saidBy(row), after: saidBy(next) }
    return alike(change.before, change.after) ? [] : [change]
  })
}

const saidBy = ({ status, elapsed_ms, due_at }: Told): Said => ({
  state: status,
  elapsedMs: elapsed_ms,
  dueAt: due_at instanceof Temporal.Instant ? due_at : null,
})

const alike = (a: Said, b: Said): boolean =>
  a.state === b.state && a.elapsedMs === b.elapsedMs && a.dueAt?.epochMilliseconds === b.dueAt?.epochMilliseconds
