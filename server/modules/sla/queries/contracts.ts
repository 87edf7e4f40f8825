import { sql } from 'kysely'
import * as z from 'zod'
import { AvailabilityPromise, type MatchRules } from '#contract/agreements.ts'
import type { Names } from '#contract/common.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { matchOf } from '../agreement.ts'
import { type Held, type Span, heldSpans } from '../months.ts'
import { type HoursOf, hoursOf } from './hours.ts'

interface Version {
  readonly id: string
  readonly n: number
  readonly validFrom: number
  readonly validTo: number | null
  readonly publishedAt: number
  readonly rank: number
  readonly match: MatchRules
  readonly hours: HoursOf
  readonly promises: readonly (AvailabilityPromise & { readonly hours: HoursOf })[]
}
export interface Contract {
  readonly agreement: string
  readonly names: Names
  readonly versions: ReadonlyMap<string, Version>
  readonly spans: readonly Span[]
}

/** Agreements of which a version promises the availability of a service. */
export async function contractsOf(db: Reader): Promise<Contract[]> {
  const found = await rows<{
    agreement: string
    names: Names
    endedAt: Temporal.Instant | null
    id: string
    n: number
    validFrom: Temporal.Instant
    validTo: Temporal.Instant | null
    publishedAt: Temporal.Instant
    rank: number
    match: unknown
    calendar: string
    availability: unknown
  }>(
    db,
    sql`select a.id as agreement, json_build_object('ru', a.name_ru, 'en', a.name_en) as names, a.ended_at as "endedAt", v.id, v.n,
        v.valid_from as "validFrom", v.valid_to as "validTo", v.published_at as "publishedAt", v.rank, v.match, v.calendar_version_id as calendar,
        v.availability
      from agreement a join agreement_version v on v.agreement_id = a.id
      where v.published_at is not null and exists (select from agreement_version w
        where w.agreement_id = a.id and w.published_at is not null and w.availability <> '[]') order by a.id, v.n`,
  )
  const promises = found.map(({ availability }) => z.array(AvailabilityPromise).parse(availability))
  const hours = await hoursOf(
    db,
    found.flatMap(({ calendar }, i) => [calendar, ...(promises[i] ?? []).flatMap((promise) => promise.calendar ?? [])]),
  )
  const hoursBy = (id: string): HoursOf => {
    const known = hours.get(id)
    if (!known) throw new Error(`no calendar ${id}`)
    return known
  }
  const versions = found.map(({ validFrom, validTo, publishedAt, match, calendar, ...row }, i) => ({
    ...row,
    validFrom: validFrom.epochMilliseconds,
    validTo: validTo?.epochMilliseconds ?? null,
    publishedAt: publishedAt.epochMilliseconds,
    match: matchOf(match),
    hours: hoursBy(calendar),
    promises: (promises[i] ?? []).map((promise) => ({ ...promise, hours: hoursBy(promise.calendar ?? calendar) })),
  }))
  return [...Map.groupBy(versions, ({ agreement }) => agreement)].flatMap(([agreement, own]) => {
    const [one] = own
    if (!one) return []
    const spans = heldSpans(own, one.endedAt?.epochMilliseconds ?? null)
    return [{ agreement, names: one.names, versions: new Map(own.map((version) => [version.id, version])), spans }]
  })
}

export interface Promised {
  readonly contract: Contract
  readonly month: Temporal.PlainYearMonth
  readonly service: string
  /** The last version of the month: it says for whom, in which order, and which zone’s month it is. */
  readonly version: Version
  readonly from: number
  readonly to: number
  readonly held: readonly (Held & { readonly version: Version; readonly hours: HoursOf })[]
}

/** What is promised in a month that has begun. */
export function inMonth(contracts: readonly Contract[], month: Temporal.PlainYearMonth, now: number): Promised[] {
  return contracts.flatMap((contract) => {
    const newest = [...contract.versions.values()].at(-1)
    const start = (one: Temporal.PlainYearMonth, zone: string) => one.toPlainDate({ day: 1 }).toZonedDateTime(zone).epochMilliseconds
    if (!newest) return []
    const zone = newest.hours.timeZone
    const [from, to] = [start(month, zone), start(month.add({ months: 1 }), zone)]
    if (from >= now) return []
    const spans = contract.spans.flatMap((span) => {
      const [begin, end] = [Math.max(span.from, from), Math.min(span.to ?? to, to)]
      const version = contract.versions.get(span.version)
      return version && end > begin ? [{ version, from: begin, to: end }] : []
    })
    const services = new Set(spans.flatMap(({ version }) => version.promises.map(({ service }) => service)))
    return [...services].flatMap((service) => {
      const held = spans.flatMap(({ version, ...ends }) => {
        const promise = version.promises.find((one) => one.service === service)
        return promise ? [{ ...ends, version, promise, hours: promise.hours, calendar: promise.hours.calendar }] : []
      })
      const version = held.at(-1)?.version
      return version ? [{ contract, month, service, version, from, to, held }] : []
    })
  })
}
