import type { NewReportSchedule, ReportPeriod } from '#contract/report-schedules.ts'
import type { Permission } from '#contract/people.ts'
import type { Actor, PersonActor } from '#platform/actor.ts'

type Rhythm = Pick<NewReportSchedule, 'every' | 'day' | 'time'>

/** A week has seven days. */
export const isDay = ({ every, day }: Pick<Rhythm, 'every' | 'day'>): boolean => every === 'month' || day <= 7

/** The first moment of the rhythm after `at`, on the wall clock of `zone`; where the clock skips that time, when it has jumped. */
export function nextAfter(at: Temporal.Instant, zone: string, { every, day, time }: Rhythm): Temporal.Instant {
  const today = at.toZonedDateTimeISO(zone).toPlainDate()
  const first = every === 'week' ? today.add({ days: day - today.dayOfWeek }) : today.with({ day })
  const candidates = [0, 1].map((turns) =>
    first
      .add(every === 'week' ? { weeks: turns } : { months: turns })
      .toZonedDateTime({ timeZone: zone, plainTime: time })
      .toInstant(),
  )
  const next = candidates.find((one) => Temporal.Instant.compare(one, at) > 0)
  if (!next) throw new RangeError('a rhythm has a next moment')
  return next
}

/** The last whole period of the zone that was over at `at`, half-open; weeks begin on Monday. */
export function periodBefore(at: Temporal.Instant, zone: string, period: ReportPeriod): { from: Temporal.Instant; to: Temporal.Instant } {
  const today = at.toZonedDateTimeISO(zone).toPlainDate()
  const month = today.with({ day: 1 })
  const ends = {
    week: () => [today.subtract({ days: today.dayOfWeek - 1 }), { weeks: 1 }] as const,
    month: () => [month, { months: 1 }] as const,
    quarter: () => [month.subtract({ months: (month.month - 1) % 3 }), { months: 3 }] as const,
  }
  const [end, length] = ends[period]()
  const begin = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).toInstant()
  return { from: begin(end.subtract(length)), to: begin(end) }
}

/** What decides who may be sent a report. */
export interface Reading {
  readonly id: string
  readonly permissions: ReadonlySet<Permission>
  readonly leftAt: Temporal.Instant | null
  readonly organisation: { readonly id: string; readonly kind: string } | null
  readonly teams: readonly { readonly id: string }[]
  readonly serves: readonly string[] | null
}

type Fault = 'reports.unknown-recipient' | 'reports.recipient-outside' | 'reports.recipient-may-not'

const clientOf = ({ organisation }: Reading): string | null => (organisation?.kind === 'client' ? organisation.id : null)

/** Why this person may not be sent a report about `organisation` (null: about all), or undefined. A client's person is told of his organisation only. */
export function whyNot(person: Reading, organisation: string | null): Fault | undefined {
  if (person.leftAt !== null) return 'reports.unknown-recipient'
  const client = clientOf(person)
  if (client !== null) return client === organisation ? undefined : 'reports.recipient-outside'
  return person.permissions.has('report.read') ? undefined : 'reports.recipient-may-not'
}

/** With whose eyes his figures are counted: his own; a client's person sees what a manager of his organisation sees. */
export function eyesOf(person: Reading): PersonActor {
  const client = clientOf(person)
  const base = { kind: 'person', id: person.id, by: 'link', organisation: person.organisation?.id ?? null } as const
  return client === null
    ? { ...base, permissions: person.permissions, teams: person.teams.map(({ id }) => id), serves: person.serves }
    : { ...base, permissions: new Set(['ticket.read-organisation']), teams: [], serves: null }
}

/** Who had it set up still may: a report is not sent in the name of one who left or may read none. */
export const maySend = (owner: Reading, organisation: string | null): boolean =>
  owner.leftAt === null && owner.permissions.has('report.read') && serves(owner.serves, organisation)

/** One's own, and for an administrator all. */
export const mayKeep = (actor: Actor, { owner, organisation }: { owner: string; organisation: string | null }): boolean => {
  if (actor.kind !== 'person') return actor.kind === 'system'
  return (
    actor.permissions.has('report.read') &&
    serves(actor.serves, organisation) &&
    (owner === actor.id || actor.permissions.has('settings.edit'))
  )
}

export const serves = (served: readonly string[] | null, organisation: string | null): boolean =>
  organisation === null || served === null || served.includes(organisation)
