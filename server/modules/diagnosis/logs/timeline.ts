import type { Severity } from './level.ts'

interface Stretch {
  /** Milliseconds since 1970. */
  readonly from: number
  /** The number of its first line. */
  readonly firstLine: number
  readonly lines: number
  readonly warnings: number
  readonly errors: number
}
export interface Timeline {
  /** Length of a stretch in milliseconds; 0 where no line bears a moment. */
  readonly step: number
  readonly stretches: readonly Stretch[]
}

/** Stretches that a person reads; the first not shorter than needed is taken. */
const steps = [1, 5, 15, 60, 300, 900, 3600, 10_800, 21_600, 86_400, 604_800, 2_592_000].map((seconds) => seconds * 1000)
/** So many stretches fit a screen. */
const widest = 96
/** So many are kept while counting: then they are made longer. */
const held = 50_000

interface Counts {
  firstLine: number
  lines: number
  warnings: number
  errors: number
}

/** Counts lines by moment without keeping them. */
export function countTimeline() {
  let at = 0
  let counts = new Map<number, Counts>()
  const stepAt = (i: number) => steps[Math.min(i, steps.length - 1)] ?? 1000
  const coarsen = (next: number) => {
    const fewer = new Map<number, Counts>()
    for (const [from, some] of counts) add(fewer, floor(from, stepAt(next)), some)
    at = next
    counts = fewer
  }
  return {
    add(ms: number, severity: Severity, line: number) {
      const from = floor(ms, stepAt(at))
      const known = counts.get(from)
      if (known) {
        known.lines++
        if (severity === 'error') known.errors++
        else if (severity === 'warning') known.warnings++
        return
      }
      counts.set(from, { firstLine: line, lines: 1, warnings: severity === 'warning' ? 1 : 0, errors: severity === 'error' ? 1 : 0 })
      if (counts.size > held && at < steps.length - 1) coarsen(at + 1)
    },
    result(): Timeline {
      if (counts.size === 0) return { step: 0, stretches: [] }
      const moments = [...counts.keys()]
      const first = moments.reduce((a, b) => Math.min(a, b))
      const last = moments.reduce((a, b) => Math.max(a, b))
      while (at < steps.length - 1 && (last - first) / stepAt(at) >= widest) coarsen(at + 1)
      const stretches = [...counts].map(([from, some]) => ({ from, ...some })).toSorted((a, b) => a.from - b.from)
      return { step: stepAt(at), stretches: stretches.slice(-widest * 8) }
    },
  }
}

const floor = (ms: number, step: number) => Math.floor(ms / step) * step

function add(into: Map<number, Counts>, from: number, some: Counts): void {
  const known = into.get(from)
  if (!known) {
    into.set(from, { ...some })
    return
  }
  known.firstLine = Math.min(known.firstLine, some.firstLine)
  known.lines += some.lines
  known.warnings += some.warnings
  known.errors += some.errors
}
