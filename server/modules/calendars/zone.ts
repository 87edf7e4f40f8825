/** What a zone's wall clock shows: stretches of UTC with one offset. Only this file asks Temporal about zones. */
import { dateOf, day } from './local-date.ts'

export interface Stretch {
  readonly from: number
  readonly to: number
  readonly offset: number
}

/** Answers are remembered, for one question costs microseconds and the answer never changes while the process lives. */
const known = new Map<string, { readonly from: number; readonly to: number; readonly stretches: readonly Stretch[] }>()

/** Stretches that cover at least `[from, to)` epoch milliseconds, in order, without gaps. */
export function stretches(timezone: string, from: number, to: number): readonly Stretch[] {
  const before = known.get(timezone)
  if (before && before.from <= from && to <= before.to) return before.stretches
  const wide = { from: Math.min(from, before?.from ?? from), to: Math.max(to, before?.to ?? to) }
  const found = ask(timezone, wide.from, wide.to)
  known.set(timezone, { ...wide, stretches: found })
  return found
}

function ask(timezone: string, from: number, to: number): Stretch[] {
  const found: Stretch[] = []
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timezone)
  while (at.epochMilliseconds < to) {
    const next = at.getTimeZoneTransition('next')
    const end = Math.min(next?.epochMilliseconds ?? to, to)
    found.push({ from: at.epochMilliseconds, to: end, offset: at.offsetNanoseconds / 1e6 })
    if (next === null) break
    at = next
  }
  return found
}

/** Milliseconds to add to a moment to get what the wall clock shows, as if that were UTC. */
export function offsetAt(timezone: string, at: number): number {
  return stretches(timezone, at, at + 1).find((stretch) => at < stretch.to)?.offset ?? 0
}

/** The first moment when the wall clock shows `wall` (as if it were UTC), or a later time where that one is skipped. */
export function momentOf(timezone: string, wall: number): number {
  const near = 2 * day
  for (const { from, to, offset } of stretches(timezone, wall - near, wall + near)) {
    if (wall < to + offset) return Math.max(wall - offset, from)
  }
  return wall
}

/** The local date of a moment. */
export const dateAt = (timezone: string, at: number): string => dateOf(Math.floor((at + offsetAt(timezone, at)) / day))
