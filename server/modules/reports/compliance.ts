import type { ComplianceBy } from '#contract/compliance.ts'
import { IntegritySignal } from '#contract/worklists.ts'

type Query = Readonly<Record<string, string>>

export const signals: readonly IntegritySignal[] = IntegritySignal.options

/** What a report is narrowed to; moments as the filter of a list writes them. */
export interface Scope {
  readonly from: string
  readonly to: string
  readonly organisation?: string | undefined
  readonly level?: string | undefined
  readonly team?: string | undefined
}

type Asked = Omit<Scope, 'from' | 'to'> & { readonly from: Temporal.Instant; readonly to: Temporal.Instant }
export const scopeOf = ({ from, to, organisation, level, team }: Asked): Scope => ({
  from: from.toString(),
  to: to.toString(),
  organisation,
  level,
  team,
})

export const narrowOf = ({ organisation, level, team }: Scope): Query => ({
  view: 'all',
  ...(organisation === undefined ? {} : { organisation }),
  ...(level === undefined ? {} : { level }),
  ...(team === undefined ? {} : { team }),
})

/** The list of the tickets behind a count: of one group, where `group` is given. */
export function listOf(scope: Scope, kind: string, group?: Group): Query {
  const period = group?.period ?? scope
  return {
    ...narrowOf(scope),
    ...(group && !group.period ? { [group.by]: group.key } : {}),
    clock: kind,
    clockFrom: later(scope.from, period.from),
    clockTo: earlier(scope.to, period.to),
  }
}

interface Group {
  readonly by: ComplianceBy
  readonly key: string
  /** Of a group that is a period: its ends. */
  readonly period?: { readonly from: string; readonly to: string } | undefined
}

export const listOfSignal = (scope: Scope, signal: IntegritySignal): Query => ({
  ...narrowOf(scope),
  signal,
  signalFrom: scope.from,
  signalTo: scope.to,
})

const lengths: Partial<Record<ComplianceBy, Temporal.DurationLike>> = {
  day: { days: 1 },
  week: { days: 7 },
  month: { months: 1 },
  quarter: { months: 3 },
}

/** A group of `by`; where that is a kind of period, `key` is its first day in the zone. */
export function groupOf(by: ComplianceBy, key: string, zone: string): Group {
  const length = lengths[by]
  if (!length) return { by, key }
  const first = Temporal.PlainDate.from(key)
  const [from, to] = [first, first.add(length)].map((day) => day.toZonedDateTime(zone).toInstant().toString())
  return { by, key, period: from !== undefined && to !== undefined ? { from, to } : undefined }
}

export const isPeriod = (by: ComplianceBy): by is 'day' | 'week' | 'month' | 'quarter' => by in lengths

const instant = Temporal.Instant.from.bind(Temporal.Instant)
const later = (a: string, b: string) => (Temporal.Instant.compare(instant(a), instant(b)) > 0 ? a : b)
const earlier = (a: string, b: string) => (Temporal.Instant.compare(instant(a), instant(b)) < 0 ? a : b)
