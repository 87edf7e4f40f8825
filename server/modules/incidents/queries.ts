import { sql } from 'kysely'
import type { Names } from '#contract/common.ts'
import type { Outage, OutageDegree, OutageFacts, listOutages } from '#contract/outages.ts'
import type { Value } from '#contract/endpoint.ts'
import { organisationChips, personChips } from '#modules/people'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { type Kept, factsOf } from './outage.ts'
import { mayRecordFor } from './policy.ts'

type Page = Value<(typeof listOutages)['result']>

interface Row extends OutageFacts {
  readonly id: string
  readonly withdrawnAt: Temporal.Instant | null
}
interface ChangeRow {
  readonly id: string
  readonly outage: string
  readonly what: Outage['changes'][number]['what']
  readonly at: Temporal.Instant
  readonly by: string | null
  readonly reason: string
  readonly before: Kept | null
  readonly after: Kept
}

/** The outages of a ticket, the first first; who asks has been found to work on it. */
export async function outagesOf(db: Reader, actor: Actor, ticket: string): Promise<Page> {
  const found = await rows<Row>(
    db,
    sql`select id, service_id as service, organisation_id as organisation, degree, from_at as "from", to_at as "to", withdrawn_at as "withdrawnAt"
      from outage where ticket_id = ${ticket} order by from_at, id`,
  )
  const changes = await rows<ChangeRow>(
    db,
    sql`select c.id, c.outage_id as outage, c.what, c.at, c.by_id as by, c.reason, c.before, c.after
      from outage_change c join outage o on o.id = c.outage_id where o.ticket_id = ${ticket} order by c.at, c.id`,
  )
  const told = await teller(db, [
    ...found,
    ...changes.flatMap(({ before, after }) => [after, ...(before ? [before] : [])].map((kept) => factsOf(kept))),
  ])
  const people = await personChips(
    db,
    changes.map(({ by }) => by),
  )
  const { kind, organisation } = await db
    .selectFrom('ticket')
    .select(['kind', 'organisation_id as organisation'])
    .where('id', '=', ticket)
    .executeTakeFirstOrThrow()
  return {
    may: { record: kind === 'incident' && (organisation === null || mayRecordFor(actor, organisation)), forAll: mayRecordFor(actor, null) },
    items: found.map(({ id, withdrawnAt, ...facts }) => ({
      id,
      withdrawnAt,
      ...told(facts),
      changes: changes
        .filter(({ outage }) => outage === id)
        .map(({ id: change, what, at, by, reason, before, after }) => ({
          id: change,
          what,
          at,
          reason,
          by: people.get(by ?? '') ?? null,
          before: before && told(factsOf(before)),
          after: told(factsOf(after)),
        })),
    })),
  }
}

/** Facts with the names of what they are about. */
async function teller(db: Reader, all: readonly OutageFacts[]) {
  const services = new Map(
    (
      await rows<{ id: string; names: Names }>(
        db,
        sql`select id, json_build_object('ru', name_ru, 'en', name_en) as names from service where id = any(${[...new Set(all.map(({ service }) => service))]}::uuid[])`,
      )
    ).map((one) => [one.id, one]),
  )
  const clients = await organisationChips(
    db,
    all.map(({ organisation }) => organisation),
  )
  return ({ service, organisation, degree, from, to }: OutageFacts) => ({
    service: services.get(service) ?? { id: service, names: { ru: '—', en: '—' } },
    organisation: clients.get(organisation ?? '') ?? null,
    degree,
    from,
    to,
  })
}

export interface PastOutage {
  readonly id: string
  readonly ticket: string
  readonly service: string
  readonly organisation: string | null
  readonly degree: OutageDegree
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant | null
}

/** The outages of some services that reach into a period, whoever asks. */
export const outagesWithin = (
  db: Reader,
  services: readonly string[],
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<PastOutage[]> =>
  services.length === 0
    ? Promise.resolve([])
    : rows(
        db,
        sql<PastOutage>`select id, ticket_id as ticket, service_id as service, organisation_id as organisation, degree, from_at as "from", to_at as "to"
          from outage where withdrawn_at is null and service_id = any(${[...services]}::uuid[]) and from_at < ${to} and (to_at is null or to_at > ${from})
          order by from_at, id`,
      )
