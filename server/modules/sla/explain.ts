/** Why is it due then? The same runs that counted a clock, told. */
import type { Counterfactuals, Explanation, Segment } from '#contract/sla.ts'
import { idle } from './clock.ts'
import type { Happening } from './happening.ts'
import { lifeOf, lived, type Stretch } from './life.ts'
import { read } from './reading.ts'
import { fold } from './step.ts'
import type { Agreement } from './terms.ts'

/** How many stretches a sentence can carry. */
const tellable = 7

/** The last cycle of the clock that `happenings` (those not later than `at`) make. */
export function explain(agreement: Agreement, happenings: readonly Happening[], at: number): Explanation {
  const { clock, halts } = lived(agreement, until(happenings, at))
  const reading = read(agreement, clock, at)
  const judged = clock.frozen ?? clock
  const life = judged.startedAt === null ? [] : lifeOf(agreement, judged, halts, at, reading.dueAt)
  const end = reading.dueAt ?? Infinity
  const all = totalled(life.flatMap((stretch) => cut(stretch, end)))
  const segments = all.filter((segment) => segment.to <= end)
  return {
    reading,
    segments,
    overdue: all.filter((segment) => segment.to > end),
    sentence: { targetMs: reading.targetMs, dueAt: reading.dueAt, ...tell(segments) },
  }
}

/** When would it be due without its pauses, and under other terms from the start? */
export function counterfactuals(
  agreement: Agreement,
  happenings: readonly Happening[],
  at: number,
  others: readonly string[],
): Counterfactuals {
  const past = until(happenings, at)
  const readOf = (history: readonly Happening[]) => read(agreement, fold(agreement, idle, history), at)
  const { segments, overdue } = explain(agreement, past, at)
  const pauses = [...segments, ...overdue].filter(({ kind, future }) => kind === 'paused' && !future)
  return {
    withoutPauses: {
      dueAt: readOf(past.filter(({ type }) => type !== 'waiting' && type !== 'resumed')).dueAt,
      pausedMs: pauses.reduce((sum, { from, to, terms }) => sum + agreement.terms(terms).calendar.elapsed(from, to), 0),
    },
    under: others.map((terms) => {
      const changed = past.filter(({ type }) => type !== 'retargeted').map((one) => (one.type === 'opened' ? { ...one, terms } : one))
      const { dueAt, breached } = readOf(changed)
      return { terms, dueAt, breached }
    }),
  }
}

/** Nights and lunches go without saying, what now cuts in two is one, and the middle of a long story is left out. */
function tell(segments: readonly Segment[]): { parts: Segment[]; omitted: number } {
  const whole: Segment[] = []
  for (const segment of segments.filter(({ because }) => because !== 'outsideHours' && because !== 'break')) {
    const last = whole.at(-1)
    if (last?.to === segment.from && last.future !== segment.future && last.because === segment.because && last.terms === segment.terms) {
      const days = segment.days.filter(({ date }) => !last.days.some((day) => day.date === date))
      whole[whole.length - 1] = { ...segment, from: last.from, ms: last.ms + segment.ms, days: [...last.days, ...days] }
    } else whole.push(segment)
  }
  const omitted = whole.length > tellable ? whole.length - tellable + 1 : 0
  return { parts: omitted > 0 ? [...whole.slice(0, 3), ...whole.slice(3 + omitted)] : whole, omitted }
}

const until = (happenings: readonly Happening[], at: number) => happenings.filter((happening) => happening.at <= at)

function cut(stretch: Stretch, at: number): Stretch[] {
  if (at <= stretch.from || stretch.to <= at) return [stretch]
  return [
    { ...stretch, to: at },
    { ...stretch, from: at },
  ]
}

function totalled(life: readonly Stretch[]): Segment[] {
  let runningTotal = 0
  return life.map((stretch) => {
    const ms = stretch.to - stretch.from
    if (stretch.kind === 'open') runningTotal += ms
    return { ...stretch, ms, runningTotal }
  })
}
