/** The moves of a clock: it starts, runs, halts, stops, goes on, is aimed anew. They write in a draft that is theirs alone. */
import type { Cycle, RetargetMode } from '#contract/sla.ts'
import type { Clock, Run } from './clock.ts'
import { targetMs, type Agreement } from './terms.ts'
import { isOpen, verdictOf } from './verdict.ts'

export type Draft = { -readonly [K in keyof Clock]: Clock[K] } & { runs: Run[]; cycles: Cycle[] }

export function again(agreement: Agreement, clock: Draft, at: number, mode: 'continue' | 'restart'): void {
  if (mode === 'restart') return start(agreement, clock, at)
  remember(agreement, clock, at)
  clock.frozen = null
  clock.stoppedAt = null
  clock.stoppedBy = null
  run(clock, at)
}

/** A new cycle with the full target; what the last one came to is kept. */
export function start(agreement: Agreement, clock: Draft, at: number): void {
  if (clock.startedAt !== null) {
    remember(agreement, clock, at)
    clock.cycles.push({ startedAt: clock.startedAt, stoppedAt: clock.stoppedAt, ...verdictOf(agreement, clock, at) })
  }
  clock.startedAt = at
  clock.stoppedAt = null
  clock.stoppedBy = null
  clock.retargetedAt = null
  clock.frozen = null
  countFrom(agreement, clock, at)
  run(clock, at)
}

export function run(clock: Draft, at: number): void {
  clock.state = clock.waiting ? 'paused' : 'running'
  clock.since = at
}

export function stop(agreement: Agreement, clock: Draft, at: number, by: 'resolved' | 'answered' | 'left'): void {
  if (!isOpen(clock)) return
  halt(agreement, clock, at)
  clock.state = 'stopped'
  clock.stoppedAt = at
  clock.stoppedBy = by
}

/** Closes the run under the terms in force. */
export function halt(agreement: Agreement, clock: Draft, at: number): void {
  if (clock.state !== 'running' || at <= clock.since) return
  const ms = agreement.terms(clock.terms).calendar.elapsed(clock.since, at)
  clock.runs.push({ from: clock.since, to: at, terms: clock.terms, ms })
  clock.usedMs += ms
  clock.since = at
}

function countFrom(agreement: Agreement, clock: Draft, at: number): void {
  clock.countedFrom = at
  clock.since = at
  clock.usedMs = 0
  clock.runs = []
  clock.targetMs = targetMs(agreement.terms(clock.terms), at)
}

export function retarget(agreement: Agreement, clock: Draft, at: number, terms: string, asked: RetargetMode | undefined): void {
  const mode = asked ?? agreement.rules.retarget ?? 'carry'
  if (clock.state === 'idle') {
    clock.terms = terms
    return
  }
  halt(agreement, clock, at)
  remember(agreement, clock, at)
  if (clock.state === 'stopped') clock.frozen ??= { ...clock, cycles: [] }
  clock.terms = terms
  clock.retargetedAt = at
  if (mode === 'restart') return countFrom(agreement, clock, at)
  if (mode === 'retroactive') recount(agreement, clock)
  clock.targetMs = targetMs(agreement.terms(terms), clock.countedFrom)
}

function recount(agreement: Agreement, clock: Draft): void {
  const { terms } = clock
  const { calendar } = agreement.terms(terms)
  clock.runs = clock.runs.map(({ from, to }) => ({ from, to, terms, ms: calendar.elapsed(from, to) }))
  clock.usedMs = clock.runs.reduce((sum, { ms }) => sum + ms, 0)
}

/** A breach once made is not forgotten by another target, a reopening or a new cycle. */
function remember(agreement: Agreement, clock: Draft, at: number): void {
  const judged = clock.frozen ?? clock
  // It does not run now: with time left it is not late, and that is cheap to see.
  if (judged.usedMs < judged.targetMs && agreement.terms(judged.terms).target.kind !== 'moment') return
  clock.firstBreachedAt ??= verdictOf(agreement, clock, at).breachedAt
}
