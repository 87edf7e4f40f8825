import { sql } from 'kysely'
import { AlertMapping, type ReadAlert, type AlertSource as Shown, type listTicketAlerts } from '#contract/alerts.ts'
import type { Value } from '#contract/endpoint.ts'
import type { PersonChip } from '#contract/people.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'

type Source = Value<typeof Shown>
type OfTicket = Value<(typeof listTicketAlerts)['result']>['items']

interface Row extends Omit<Source, 'mapping' | 'url'> {
  readonly mapping: unknown
  readonly requester: PersonChip
}

export async function alertSources(db: Reader, url: string): Promise<Source[]> {
  const found = await rows<Row>(
    db,
    sql`select s.id, s.name, json_build_object('id', p.id, 'name', p.name) as requester, s.mapping, s.active,
        (select count(*)::int from alert_call c where c.source_id = s.id) as received,
        (select max(c.received_at) from alert_call c where c.source_id = s.id) as "lastAt"
      from alert_source s join person p on p.id = s.requester_id order by s.name collate people_order, s.id`,
  )
  return found.map(({ mapping, ...rest }) => ({ ...rest, mapping: AlertMapping.parse(mapping), url: `${url}/api/v1/alerts/${rest.id}` }))
}

export async function alertSource(db: Reader, url: string, id: string): Promise<Source> {
  const found = (await alertSources(db, url)).find((one) => one.id === id)
  if (!found) throw new Refusal('not-found')
  return found
}

export async function isKnownPerson(db: Reader, id: string): Promise<boolean> {
  const [found] = await rows(db, sql`select 1 from person where id = ${id} and left_at is null`)
  return found !== undefined
}

/** The service and the asset that an alert names, where there is exactly one of that name; what is not found stays in its words. */
export async function thingsNamed(db: Reader, { service, asset }: Pick<ReadAlert, 'service' | 'asset'>) {
  const services =
    service === ''
      ? []
      : await rows<{ id: string }>(
          db,
          sql`select id from service where active and (lower(name_ru) = lower(${service}) or lower(name_en) = lower(${service}))`,
        )
  const assets =
    asset === ''
      ? []
      : await rows<{ id: string }>(
          db,
          sql`select id from asset where retired_at is null and (lower(name) = lower(${asset}) or lower(inventory) = lower(${asset}))`,
        )
  const [theService, theAsset] = [services, assets].map((found) => (found.length === 1 ? found[0]?.id : undefined))
  return { ...(theService === undefined ? {} : { service: theService }), ...(theAsset === undefined ? {} : { asset: theAsset }) }
}

/** The troubles of a ticket: how each stands, how often it was told of, and the call that told of it last. */
export const alertsOf = (db: Reader, ticket: string): Promise<OfTicket> =>
  rows(
    db,
    sql`select s.name as source, a.key, (array_agg(a.state order by a.at desc, a.id desc))[1] as state,
        (array_agg(a.severity order by a.at desc, a.id desc))[1] as severity, count(*)::int as count, min(a.at) as "firstAt", max(a.at) as "lastAt",
        (select c.raw from alert_call c where c.id = (array_agg(a.call_id order by a.at desc, a.id desc))[1]) as raw
      from alert a join alert_source s on s.id = a.source_id where a.ticket_id = ${ticket}
      group by s.id, s.name, a.key order by min(a.at), a.key`,
  )
