/** The life of a clock in stretches: when it ran, in which hours, and what kept it from running. */
import type { Segment } from '#contract/sla.ts'
import { idle, type Clock } from './clock.ts'
import type { Happening } from './happening.ts'
import { step } from './step.ts'
import type { Agreement } from './terms.ts'

type Why = { reason?: string; cause?: string }
/** When it left off running, and why. */
type Halt = Why & { at: number; kind: 'paused' | 'stopped'; because: Segment['because'] }
/** A segment before its amounts are known. */
export type Stretch = Omit<Segment, 'runningTotal' | 'ms'>

/** The clock that `happenings` made, and each moment at which it left off running. */
export function lived(agreement: Agreement, happenings: readonly Happening[]): { clock: Clock; halts: Halt[] } {
  const halts: Halt[] = []
  let wait: Why = {}
  let clock = idle
  for (const happening of happenings) {
    const before = clock
    clock = step(agreement, clock, happening)
    if (clock.waiting && !before.waiting) wait = why(happening)
    if (clock.state === before.state && clock.startedAt === before.startedAt && clock.stoppedBy === before.stoppedBy) continue
    if (clock.state === 'paused') halts.push({ at: happening.at, kind: 'paused', because: 'waiting', ...wait })
    if (clock.state === 'stopped')
      halts.push({ at: happening.at, kind: 'stopped', because: clock.stoppedBy ?? 'resolved', ...why(happening) })
  }
  return { clock, halts }
}

function why(happening: Happening): Why {
  return {
    ...('reason' in happening && happening.reason !== undefined && { reason: happening.reason }),
    ...(happening.cause !== undefined && { cause: happening.cause }),
  }
}

/** From where counting began to the stop or to `at`, and on to the due moment if that lies ahead. */
export function lifeOf(agreement: Agreement, clock: Clock, halts: readonly Halt[], at: number, dueAt: number | null): Stretch[] {
  const end = clock.stoppedAt ?? at
  const running = clock.state === 'running' && clock.since < end ? [{ from: clock.since, to: end, terms: clock.terms }] : []
  const life: Stretch[] = []
  let edge = clock.countedFrom
  for (const run of [...clock.runs, ...running]) {
    life.push(...stood(halts, edge, run.from, run.terms), ...worked(agreement, run.terms, run.from, run.to, false))
    edge = run.to
  }
  life.push(...stood(halts, edge, end, clock.terms))
  if (dueAt === null || dueAt <= end) return life
  if (clock.state !== 'paused') return [...life, ...worked(agreement, clock.terms, end, dueAt, true)]
  return [...life, ...stood(halts, end, dueAt, clock.terms).map((stretch) => ({ ...stretch, future: true }))]
}

function worked(agreement: Agreement, terms: string, from: number, to: number, future: boolean): Stretch[] {
  return agreement
    .terms(terms)
    .calendar.spans(from, to)
    .map((span) => ({
      from: span.from,
      to: span.to,
      kind: span.open ? 'open' : 'closed',
      because: span.because,
      days: span.days,
      terms,
      future,
    }))
}

/** A stretch without running, cut where one reason gave way to another. */
function stood(halts: readonly Halt[], from: number, to: number, terms: string): Stretch[] {
  if (to <= from) return []
  const first = halts.findLast((halt) => halt.at <= from)
  const reasons = [...(first ? [first] : []), ...halts.filter((halt) => from < halt.at && halt.at < to)]
  return reasons.flatMap(({ at, ...reason }, i) => {
    const stretch = { from: Math.max(at, from), to: reasons[i + 1]?.at ?? to }
    return stretch.from < stretch.to ? [{ ...stretch, ...reason, days: [], terms, future: false }] : []
  })
}
