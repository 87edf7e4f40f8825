import type { AvailabilityMonth, getAvailability } from '#contract/availability.ts'
import type { Names } from '#contract/common.ts'
import type { Value } from '#contract/endpoint.ts'
import { type PastOutage, outagesWithin } from '#modules/incidents'
import { type AgreedMaintenance, maintenanceWithin } from '#modules/monitoring'
import { organisationChips } from '#modules/people'
import { visibleTo } from '#modules/tickets'
import { type Actor, may } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { sql } from 'kysely'
import { monthOf } from '../months.ts'
import { namesOf } from './agreement-pages.ts'
import { type Promised, contractsOf, inMonth } from './contracts.ts'

interface Asking {
  readonly db: Reader
  readonly actor: Actor
  readonly at: Temporal.Instant
}
type Query = Value<(typeof getAvailability)['query']>

const mostMonths = 36

/** What was promised of each service and what was reached, the newest month first; of the clients that the reader may ask about. */
export async function availabilityMonths(asking: Asking, { from, to, organisation, agreement }: Query): Promise<AvailabilityMonth[]> {
  const [first, last] = [Temporal.PlainYearMonth.from(from), Temporal.PlainYearMonth.from(to)]
  const count = first.until(last).total({ unit: 'months', relativeTo: first.toPlainDate({ day: 1 }) }) + 1
  if (count < 1) throw new Refusal('reports.period-empty')
  if (count > mostMonths) throw new Refusal('reports.too-many-months')
  const contracts = await contractsOf(asking.db)
  const asked = clientsOf(asking.actor, organisation)
  const months = Array.from({ length: count }, (_, i) => last.subtract({ months: i }))
  const all = months.flatMap((month) => inMonth(contracts, month, asking.at.epochMilliseconds))
  const covered = all.flatMap((one) => {
    const whose = coveredBy(one, all, asked)
    return whose && (agreement === undefined || one.contract.agreement === agreement) ? [{ ...one, whose }] : []
  })
  return tell(asking, covered)
}

/** Clients one may ask about: a client’s person of his own only, others of those they serve; null: all. */
function clientsOf(actor: Actor, organisation: string | undefined): readonly string[] | null {
  const own = actor.kind === 'person' && actor.organisation !== null ? [actor.organisation] : []
  const seen = actor.kind !== 'person' ? null : may(actor, 'report.read') ? actor.serves : own
  if (organisation === undefined) return seen
  return seen === null || seen.includes(organisation) ? [organisation] : []
}

interface Whose {
  /** Null: every client who is not in `others`. */
  readonly clients: readonly string[] | null
  /** Those for whom an agreement before it holds. */
  readonly others: ReadonlySet<string>
}

/** Whose service it is: as with tickets, the first agreement in order that is for a client holds for him. Undefined: nobody’s that is asked about. */
function coveredBy({ contract, month, service, version }: Promised, all: readonly Promised[], asked: readonly string[] | null) {
  const before = all.filter(
    (one) =>
      one.contract !== contract &&
      one.service === service &&
      one.month.equals(month) &&
      (one.version.rank < version.rank || (one.version.rank === version.rank && one.contract.agreement < contract.agreement)),
  )
  if (before.some((one) => one.version.match.organisations.length === 0)) return undefined
  const others = new Set(before.flatMap((one) => one.version.match.organisations))
  const own = version.match.organisations
  const named = own.length === 0 ? asked : own.filter((id) => asked === null || asked.includes(id))
  const clients = named && named.filter((id) => !others.has(id))
  return clients?.length === 0 ? undefined : { clients, others }
}

const isOf = ({ clients, others }: Whose, organisation: string | null): boolean =>
  organisation === null || (clients === null ? !others.has(organisation) : clients.includes(organisation))

type Covered = Promised & { readonly whose: Whose }

const moment = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms)

async function tell({ db, actor, at }: Asking, covered: readonly Covered[]): Promise<AvailabilityMonth[]> {
  if (covered.length === 0) return []
  const services = [...new Set(covered.map(({ service }) => service))]
  const whole = { from: moment(Math.min(...covered.map(({ from }) => from))), to: moment(Math.max(...covered.map(({ to }) => to))) }
  const outages = await outagesWithin(db, services, whole)
  const maintenance = await maintenanceWithin(db, services, whole)
  const names = await namesOf(db, services)
  const clients = await organisationChips(
    db,
    outages.map(({ organisation }) => organisation),
  )
  const tickets = await readable(db, actor, outages)
  return covered.map((one) => {
    const within = ({ from, to }: { from: Temporal.Instant; to: Temporal.Instant | null }) =>
      from.epochMilliseconds < Math.min(one.to, at.epochMilliseconds) && (to === null || to.epochMilliseconds > one.from)
    const own = outages.filter((outage) => outage.service === one.service && within(outage) && isOf(one.whose, outage.organisation))
    const kept = maintenance.filter(
      ({ organisations, ...rest }) =>
        rest.service === one.service &&
        rest.from.epochMilliseconds < one.to &&
        rest.to.epochMilliseconds > one.from &&
        (organisations.length === 0 || organisations.some((id) => isOf(one.whose, id))),
    )
    return rowOf(one, at, own, kept, { names, clients, tickets })
  })
}

interface Named {
  readonly names: ReadonlyMap<string, Names>
  readonly clients: Awaited<ReturnType<typeof organisationChips>>
  readonly tickets: ReadonlyMap<string, { number: number; title: string }>
}

function rowOf(
  { contract, service, month, version, from, to, held, whose }: Covered,
  at: Temporal.Instant,
  outages: readonly PastOutage[],
  maintenance: readonly AgreedMaintenance[],
  { names, clients, tickets }: Named,
): AvailabilityMonth {
  const found = monthOf({
    held,
    now: at.epochMilliseconds,
    clients: whose.clients,
    outages: outages.map((one) => ({ ...one, from: one.from.epochMilliseconds, to: one.to?.epochMilliseconds ?? null })),
    maintenance: maintenance.map((one) => ({
      ...one,
      from: one.from.epochMilliseconds,
      to: one.to.epochMilliseconds,
      announcedAt: one.announcedAt.epochMilliseconds,
    })),
  })
  const nameless = { ru: '—', en: '—' }
  return {
    ...found,
    agreement: { id: contract.agreement, names: contract.names },
    service: { id: service, names: names.get(service) ?? nameless },
    month: month.toString(),
    zone: version.hours.timeZone,
    from: moment(from),
    to: moment(to),
    asOf: moment(Math.min(to, at.epochMilliseconds)),
    promise: held.at(-1)?.promise.percent ?? 0,
    parts: held.map((part, i) => ({
      version: part.version.id,
      n: part.version.n,
      from: moment(part.from),
      to: moment(part.to),
      promise: part.promise.percent,
      calendar: part.hours.names,
      calendarZone: part.hours.timeZone,
      ...(found.parts[i] ?? { agreedMs: 0, windowMs: 0, downMs: 0, budgetMs: 0, leftMs: 0 }),
    })),
    outages: outages.map(({ id, ticket, organisation, degree, from: since, to: until }, i) => ({
      id,
      ticket: tickets.get(ticket) ?? null,
      organisation: clients.get(organisation ?? '') ?? null,
      degree,
      from: since,
      to: until,
      ms: found.outages[i]?.ms ?? 0,
      because: found.outages[i]?.because ?? 'counts',
    })),
    maintenance: maintenance.map(({ id, from: since, to: until, announcedAt, texts }, i) => ({
      id,
      from: since,
      to: until,
      announcedAt,
      texts,
      ms: found.maintenance[i]?.ms ?? 0,
      because: found.maintenance[i]?.because ?? 'counts',
    })),
  }
}

/** The tickets of outages that this reader may read: an outage of every client counts for each, its ticket is one client’s. */
async function readable(db: Reader, actor: Actor, outages: readonly PastOutage[]): Promise<Map<string, { number: number; title: string }>> {
  const ids = [...new Set(outages.map(({ ticket }) => ticket))]
  if (ids.length === 0) return new Map()
  const found = await rows<{ id: string; number: number; title: string }>(
    db,
    sql`select t.id, t.number, w.text as title from ticket t join text_version w on w.id = t.title_id
      where t.id = any(${ids}::uuid[]) and ${visibleTo(actor, 't')}`,
  )
  return new Map(found.map(({ id, number, title }) => [id, { number, title }]))
}
