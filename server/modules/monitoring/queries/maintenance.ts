import { sql } from 'kysely'
import type { Names } from '#contract/common.ts'
import type { Maintenance } from '#contract/maintenance.ts'
import { organisationChips, personChips } from '#modules/people'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'

type Row = Omit<Maintenance, 'organisations' | 'announcedBy'> & { organisations: string[]; announcedBy: string | null }

const columns = sql`m.id, json_build_object('id', s.id, 'names', json_build_object('ru', s.name_ru, 'en', s.name_en)) as service, m.organisations,
  m.from_at as "from", m.to_at as "to", json_build_object('ru', m.text_ru, 'en', m.text_en) as texts, m.announced_at as "announcedAt",
  m.announced_by as "announcedBy", m.cancelled_at as "cancelledAt"`

const mostPast = 200

/** What goes on or is to come in the order of time, or what has been, the newest first; of clients that the reader serves. */
export async function maintenance(db: Reader, actor: Actor, at: Temporal.Instant, { past }: { past: boolean }): Promise<Maintenance[]> {
  const served =
    actor.kind !== 'person' || actor.serves === null
      ? sql`true`
      : sql`(m.organisations = '{}' or m.organisations && ${[...actor.serves]}::uuid[])`
  const wanted = past
    ? sql`(m.to_at <= ${at} or m.cancelled_at is not null) order by m.from_at desc, m.id limit ${mostPast}`
    : sql`m.to_at > ${at} and m.cancelled_at is null order by m.from_at, m.id`
  const found = await rows<Row>(
    db,
    sql`select ${columns} from maintenance m join service s on s.id = m.service_id where ${served} and ${wanted}`,
  )
  return shown(db, actor, found)
}

export async function maintenanceById(db: Reader, actor: Actor, id: string): Promise<Maintenance> {
  const found = await rows<Row>(db, sql`select ${columns} from maintenance m join service s on s.id = m.service_id where m.id = ${id}`)
  const [one] = await shown(db, actor, found)
  if (!one) throw new Refusal('not-found')
  return one
}

/** Other clients of a shared maintenance are nobody's business. */
async function shown(db: Reader, actor: Actor, found: readonly Row[]): Promise<Maintenance[]> {
  const serves = actor.kind === 'person' ? actor.serves : null
  const clients = await organisationChips(
    db,
    found.flatMap(({ organisations }) => organisations),
  )
  const people = await personChips(
    db,
    found.map(({ announcedBy }) => announcedBy),
  )
  return found.map(({ organisations, announcedBy, ...one }) => ({
    ...one,
    organisations: organisations.filter((id) => serves === null || serves.includes(id)).flatMap((id) => clients.get(id) ?? []),
    announcedBy: people.get(announcedBy ?? '') ?? null,
  }))
}

export interface AgreedMaintenance {
  readonly id: string
  readonly service: string
  readonly organisations: readonly string[]
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  readonly announcedAt: Temporal.Instant
  readonly texts: Names
}

/** Maintenance of some services that reaches into a period, whoever asks. */
export const maintenanceWithin = (
  db: Reader,
  services: readonly string[],
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<AgreedMaintenance[]> =>
  services.length === 0
    ? Promise.resolve([])
    : rows(
        db,
        sql<AgreedMaintenance>`select id, service_id as service, organisations, from_at as "from", to_at as "to", announced_at as "announcedAt",
            json_build_object('ru', text_ru, 'en', text_en) as texts
          from maintenance where cancelled_at is null and service_id = any(${[...services]}::uuid[]) and from_at < ${to} and to_at > ${from}
          order by from_at, id`,
      )
