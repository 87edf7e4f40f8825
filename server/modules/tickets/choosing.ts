import type { AssignedWhy, AssignmentWay, UnattendedBecause } from '#contract/assignment.ts'

/** One of a team, as far as a choice goes. Moments are epoch milliseconds. */
export interface Candidate {
  readonly person: string
  readonly away: boolean
  readonly onShift: boolean
  /** When his next shift begins; null: never, or he is on one. */
  readonly nextShift: number | null
  /** Open tickets that he has. */
  readonly open: number
  /** How many he takes at once; null: as many as come. */
  readonly capacity: number | null
  readonly skills: readonly string[]
  readonly known: number
  readonly knownClient: number
  /** When he last got a ticket of the team. */
  readonly lastGiven: number | null
}

export type Choice =
  | { readonly person: string; readonly why: AssignedWhy }
  | { readonly person: null; readonly because: UnattendedBecause; readonly until: number | null }

/** What many are expected to have, where nobody has said: load is a share, and shares are compared. */
const usualCapacity = 10

/**
 * Who gets the ticket. Nobody who is away, not on shift or full; by skill nobody who lacks one that is needed, in the other ways such a one only
 * when there is no better. Then in the order of the team's way; ties go to who has less, waited longer, and last to the smaller id.
 */
export function choose(candidates: readonly Candidate[], needs: readonly string[], way: AssignmentWay): Choice {
  const here = candidates.filter(({ away }) => !away)
  const onShift = here.filter((one) => one.onShift)
  const free = onShift.filter(hasRoom)
  const able = free.filter((one) => way !== 'skill' || lacksOf(one, needs).length === 0)
  const [best] = able.toSorted((a, b) => compare(keysOf(a, needs, way), keysOf(b, needs, way)) || (a.person < b.person ? -1 : 1))
  if (!best) {
    const because = firstOf({ 'nobody-in-team': candidates, 'nobody-on-shift': onShift, 'everybody-full': free, 'nobody-skilled': able })
    const shifts = here.flatMap(({ nextShift }) => (nextShift === null ? [] : [nextShift]))
    return { person: null, because, until: because === 'nobody-on-shift' && shifts.length > 0 ? Math.min(...shifts) : null }
  }
  const why = {
    way,
    open: best.open,
    capacity: best.capacity,
    skills: needs.filter((skill) => best.skills.includes(skill)),
    lacks: lacksOf(best, needs),
    known: best.known,
    knownClient: best.knownClient,
    of: candidates.length,
    away: candidates.length - here.length,
    offShift: here.length - onShift.length,
    full: onShift.length - free.length,
    unskilled: free.length - able.length,
  }
  return { person: best.person, why }
}

const hasRoom = ({ open, capacity }: Candidate): boolean => capacity === null || open < capacity
const lacksOf = ({ skills }: Candidate, needs: readonly string[]): string[] => needs.filter((skill) => !skills.includes(skill))

/** The first step at which nobody was left. */
function firstOf(steps: Record<UnattendedBecause, readonly Candidate[]>): UnattendedBecause {
  for (const because of ['nobody-in-team', 'nobody-on-shift', 'everybody-full'] as const) if (steps[because].length === 0) return because
  return 'nobody-skilled'
}

/** Smaller is better, the first difference counts. */
function keysOf(one: Candidate, needs: readonly string[], way: AssignmentWay): number[] {
  const lacks = lacksOf(one, needs).length
  const load = one.open / (one.capacity ?? usualCapacity)
  const waited = one.lastGiven ?? -Infinity
  switch (way) {
    case 'skill':
    case 'load':
      return [lacks, load, waited]
    case 'round-robin':
      return [lacks, waited, load]
    case 'client':
      return [lacks, -one.known, -one.knownClient, load, waited]
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? 0
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}
