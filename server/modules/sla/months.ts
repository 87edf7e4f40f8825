/** Availability by the months of an agreement's zone, whatever versions it had in them. */
import type { AvailabilityPromise } from '#contract/agreements.ts'
import { availability } from './availability.ts'
import type { WorkingTime } from './terms.ts'

type Hours = Pick<WorkingTime, 'elapsed'>

interface Published {
  readonly id: string
  readonly n: number
  readonly validFrom: number
  readonly validTo: number | null
  readonly publishedAt: number
}
/** Half-open; `to` null: until something else is said. */
export interface Span {
  readonly version: string
  readonly from: number
  readonly to: number | null
}

/**
 * When each version of an agreement is what was agreed. The first holds from the day it names, also where that had passed: nothing was promised
 * before. A later one takes nothing back: it holds from its publishing at the earliest.
 */
export function heldSpans(published: readonly Published[], endedAt: number | null): Span[] {
  const inTurn = published.toSorted((a, b) => a.n - b.n)
  const begins = inTurn.map(({ validFrom, publishedAt }, i) => (i === 0 ? validFrom : Math.max(validFrom, publishedAt)))
  return inTurn.flatMap(({ id, validTo }, i) => {
    const from = begins[i] ?? 0
    const to = Math.min(...begins.slice(i + 1), validTo ?? Infinity, endedAt ?? Infinity)
    return to > from ? [{ version: id, from, to: to === Infinity ? null : to }] : []
  })
}

interface Stretch {
  readonly from: number
  /** Null: it lasts. */
  readonly to: number | null
}
export interface Down extends Stretch {
  readonly id: string
  /** Null: it was every client's. */
  readonly organisation: string | null
  readonly degree: 'full' | 'degraded'
}
interface Upkeep {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly announcedAt: number
  /** None: it was every client's. */
  readonly organisations: readonly string[]
}

/** One service as a version promises it, in the stretch of a month in which the version held. */
export interface Held {
  readonly from: number
  readonly to: number
  readonly calendar: Hours
  readonly promise: Pick<AvailabilityPromise, 'percent' | 'countsDegraded' | 'noticeHours'>
}

export interface Asked {
  readonly held: readonly Held[]
  readonly now: number
  readonly outages: readonly Down[]
  readonly maintenance: readonly Upkeep[]
  /** Whose service it is about; null: every client's. */
  readonly clients: readonly string[] | null
}

const hour = 3_600_000
const week = 7 * 24 * hour

type Sums = Record<'agreedMs' | 'windowMs' | 'downMs' | 'budgetMs' | 'leftMs', number>
const nothing: Sums = { agreedMs: 0, windowMs: 0, downMs: 0, budgetMs: 0, leftMs: 0 }
const sumOf = (all: readonly Sums[]): Sums =>
  all.reduce(
    (sum, one) => ({
      agreedMs: sum.agreedMs + one.agreedMs,
      windowMs: sum.windowMs + one.windowMs,
      downMs: sum.downMs + one.downMs,
      budgetMs: sum.budgetMs + one.budgetMs,
      leftMs: sum.leftMs + one.leftMs,
    }),
    nothing,
  )

/** The figures of a month and of what they are made; nothing is rounded before it is compared. */
export function monthOf(asked: Asked) {
  const { held, now } = asked
  const parts = held.map((part) => measure(asked, part))
  const sums = sumOf(parts)
  const end = Math.min(now, Math.max(...held.map(({ to }) => to)))
  const lastWeek = held.map((part) => measure(asked, { ...part, from: Math.max(part.from, end - week), to: Math.min(part.to, end) }))
  const outages = asked.outages.map((outage) => ({ id: outage.id, ...ofOutage(asked, outage) }))
  return {
    ...sums,
    percent: sums.agreedMs === 0 ? 100 : ((sums.agreedMs - sums.downMs) / sums.agreedMs) * 100,
    breached: sums.leftMs < 0,
    burn: { month: burnOf(held, parts), week: burnOf(held, lastWeek) },
    parts,
    outages,
    overlapMs: outages.reduce((sum, { ms }) => sum + ms, 0) - sums.downMs,
    maintenance: asked.maintenance.map((one) => ({ id: one.id, ...ofUpkeep(asked, one) })),
  }
}

/** Used, of what may be used of the service time so far. */
function burnOf(held: readonly Held[], parts: readonly Sums[]): number | null {
  const allowed = parts.reduce((sum, { agreedMs }, i) => sum + agreedMs * (1 - (held[i]?.promise.percent ?? 100) / 100), 0)
  return allowed <= 0 ? null : parts.reduce((sum, { downMs }) => sum + downMs, 0) / allowed
}

function measure(asked: Asked, { from, to, calendar, promise }: Held): Sums {
  if (to <= from) return nothing
  const maintenance = asked.maintenance.filter((one) => takesOut(asked, promise, one) === 'counts')
  const found = availability({
    calendar,
    from,
    to,
    asOf: asked.now,
    targetPercent: promise.percent,
    maintenance,
    outages: asked.outages.flatMap((outage) => (counts(promise, outage) ? withoutOwnUpkeep(asked, promise, outage) : [])),
  })
  const { agreedMs, windowMs, downMs, budgetMs, budgetLeftMs } = found
  return { agreedMs, windowMs, downMs, budgetMs, leftMs: budgetLeftMs }
}

const counts = ({ countsDegraded }: Held['promise'], { degree }: Down): boolean => degree === 'full' || countsDegraded

const isInTime = ({ noticeHours }: Held['promise'], { from, announcedAt }: Upkeep): boolean => from - announcedAt >= noticeHours * hour

/** Only what is every one of the clients' takes service time out. */
function takesOut({ clients }: Asked, promise: Held['promise'], one: Upkeep): 'counts' | 'lateNotice' | 'otherClients' {
  const { organisations } = one
  if (organisations.length > 0 && (clients === null || clients.some((client) => !organisations.includes(client)))) return 'otherClients'
  return isInTime(promise, one) ? 'counts' : 'lateNotice'
}

/** An outage that only one client had does not count while that client’s own maintenance goes on. */
function withoutOwnUpkeep({ maintenance, now }: Asked, promise: Held['promise'], outage: Down): Stretch[] {
  const own = maintenance.filter((one) => outage.organisation !== null && one.organisations.includes(outage.organisation))
  return own
    .filter((one) => isInTime(promise, one))
    .reduce<{ from: number; to: number }[]>(
      (left, hole) =>
        left.flatMap(({ from, to }) =>
          [
            { from, to: Math.min(to, hole.from) },
            { from: Math.max(from, hole.to), to },
          ].filter((stretch) => stretch.to > stretch.from),
        ),
      [{ from: outage.from, to: outage.to ?? now }],
    )
}

/** What an outage alone took, and why nothing, where it does not count. */
function ofOutage(asked: Asked, outage: Down): { ms: number; because: 'counts' | 'degraded' | 'outsideHours' } {
  const ms = sumOf(asked.held.map((part) => measure({ ...asked, outages: [outage] }, part))).downMs
  if (ms > 0) return { ms, because: 'counts' }
  return { ms, because: asked.held.some(({ promise }) => counts(promise, outage)) ? 'outsideHours' : 'degraded' }
}

/** What maintenance alone takes out of the service time. */
function ofUpkeep(asked: Asked, one: Upkeep): { ms: number; because: 'counts' | 'lateNotice' | 'otherClients' | 'outsideHours' } {
  const verdicts = asked.held.map(({ promise }) => takesOut(asked, promise, one))
  const against = verdicts.find((verdict) => verdict !== 'counts')
  const ms = asked.held.reduce((sum, { from, to, calendar }, i) => {
    const [begin, end] = [Math.max(from, one.from), Math.min(to, one.to)]
    return verdicts[i] === 'counts' && end > begin ? sum + calendar.elapsed(begin, end) : sum
  }, 0)
  return { ms, because: ms > 0 ? 'counts' : (against ?? 'outsideHours') }
}
