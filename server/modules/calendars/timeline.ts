/** Versions in time: a version holds from its moment on, until one with a higher number holds. */
import type { CalendarPlan } from '#contract/calendar-acts.ts'
import type { Calendar } from '#contract/calendars.ts'
import { Refusal } from '#platform/refusal.ts'
import { filledIn, partsOf } from './plan.ts'
import type { Piece } from './source.ts'

export interface Issue {
  readonly from: number
  readonly plan: CalendarPlan
  readonly definition: Calendar
}
export interface Version extends Issue {
  readonly n: number
}
/** Published versions of every calendar. */
export type Shelf = ReadonlyMap<string, readonly Version[]>

export function inForce<V extends Pick<Version, 'n' | 'from'>>(versions: readonly V[], at: number): V | undefined {
  return versions.reduce<V | undefined>((best, one) => (one.from <= at && one.n > (best?.n ?? 0) ? one : best), undefined)
}

export const newest = <V extends Pick<Version, 'n'>>(versions: readonly V[]): V | undefined =>
  versions.reduce<V | undefined>((best, one) => (one.n > (best?.n ?? 0) ? one : best), undefined)

/** Moments after `at` at which another version comes into force. */
const turnsAfter = (versions: readonly Version[], at: number): number[] =>
  versions.filter((one) => one.from > at && inForce(versions, one.from) === one).map(({ from }) => from)

/** What versions up to a number say, moment by moment: a later one replaces everything from its moment on, also in the past. */
export function piecesOf(versions: readonly Pick<Version, 'n' | 'from' | 'definition'>[], upTo = Infinity): Piece[] {
  const own = versions.filter(({ n }) => n <= upTo)
  return own
    .filter((one) => inForce(own, one.from) === one)
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, definition }) => ({ from, calendar: definition }))
}

const versionsOf = (shelf: Shelf, id: string) => shelf.get(id) ?? []

/** All that publishing a plan from a moment on publishes: the calendar itself, then those that are made of it, each after its parts. */
export function publications(shelf: Shelf, id: string, from: number, plan: CalendarPlan): (Version & { calendar: string })[] {
  checkMadeOf(shelf, id, plan, from)
  const grown = new Map(shelf)
  const publish = (calendar: string, issues: readonly Issue[]) => {
    const before = grown.get(calendar) ?? []
    const first = (newest(before)?.n ?? 0) + 1
    const versions = issues.map((issue, i) => ({ ...issue, n: first + i }))
    grown.set(calendar, [...before, ...versions])
    return versions.map((version) => ({ ...version, calendar }))
  }
  const made = publish(id, issuesOf(grown, id, from, plan))
  const followers = madeOf(shelf, id, from)
  // At different times two calendars may be parts of each other: then no order does it in one round.
  for (let known = 0; known < made.length;) {
    known = made.length
    for (const follower of followers) made.push(...publish(follower, issuesOf(grown, follower, from)))
  }
  return made
}

/** The plan with its parts as they hold at a moment. */
export function planAt(shelf: Shelf, plan: CalendarPlan, at: number): Calendar {
  return filledIn(plan, (id) => {
    const version = inForce(versionsOf(shelf, id), at)
    if (!version) throw new Refusal('calendars.unpublished-part')
    return version.definition
  })
}

/**
 * What must be published so that a calendar says `plan` from a moment on: one version, and one more each time a part changes later.
 * Without a plan: so that it keeps saying what it says, with its parts as they have become.
 */
export function issuesOf(shelf: Shelf, id: string, from: number, plan?: CalendarPlan): Issue[] {
  const own = versionsOf(shelf, id)
  const plans = plan ? [plan] : plansFrom(own, from)
  const turns = plans.flatMap(partsOf).flatMap((part) => turnsAfter(versionsOf(shelf, part), from))
  const moments = new Set([from, ...turns, ...(plan ? [] : turnsAfter(own, from))])
  const issues: Issue[] = []
  for (const at of [...moments].sort((a, b) => a - b)) {
    const held = inForce(own, at)
    const says = plan ?? held?.plan
    if (!says) continue
    const definition = planAt(shelf, says, at)
    const before = issues.at(-1) ?? (plan ? undefined : held)
    if (!before || !alike(before, { plan: says, definition })) issues.push({ from: at, plan: says, definition })
  }
  return issues
}

const alike = (a: Pick<Issue, 'plan' | 'definition'>, b: Pick<Issue, 'plan' | 'definition'>) =>
  ordered([a.plan, a.definition]) === ordered([b.plan, b.definition])

/** JSON with the names of fields in order: the database keeps them in its own. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** Plans that hold at a moment or later. */
function plansFrom(versions: readonly Version[], at: number): CalendarPlan[] {
  const later = turnsAfter(versions, at).map((turn) => inForce(versions, turn))
  return [inForce(versions, at), ...later].filter((one) => one !== undefined).map(({ plan }) => plan)
}

/** Refuses a plan that would make a calendar a part of itself, now or when a later version comes into force. */
export function checkMadeOf(shelf: Shelf, id: string, plan: CalendarPlan, at: number): void {
  const seen = new Set<string>()
  const walk = (parts: readonly string[]): void => {
    for (const part of parts) {
      if (part === id) throw new Refusal('calendars.made-of-itself')
      if (seen.has(part)) continue
      seen.add(part)
      walk(plansFrom(versionsOf(shelf, part), at).flatMap(partsOf))
    }
  }
  walk(partsOf(plan))
}

/** Calendars that are made of this one at a moment or later, directly or through others; each after its parts. */
export function madeOf(shelf: Shelf, id: string, at: number): string[] {
  const parts = (one: string) => plansFrom(versionsOf(shelf, one), at).flatMap(partsOf)
  const made = new Set([id])
  for (let known = 0; known < made.size;) {
    known = made.size
    for (const one of shelf.keys()) if (parts(one).some((part) => made.has(part))) made.add(one)
  }
  const order = new Set<string>()
  const seen = new Set([id])
  const visit = (one: string): void => {
    if (seen.has(one) || !made.has(one)) return
    seen.add(one)
    parts(one).forEach(visit)
    order.add(one)
  }
  shelf.keys().forEach(visit)
  return [...order]
}
