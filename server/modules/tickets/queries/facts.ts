import { sql } from 'kysely'
import { type Reader, rows } from '#platform/db/index.ts'
import { standingOf } from '#modules/people'
import type { LevelFacts, TeamFacts } from '../decisions/place.ts'
import type { How, Stay } from '../stay.ts'

/** What decisions need to know beside the ticket. */

export const levels = (db: Reader): Promise<(LevelFacts & { mayWrite: boolean })[]> =>
  rows(db, sql`select id, rank, vendor, may_write_to_requester as "mayWrite" from level where level_now(id, null) = id order by rank, code`)

/** The ticket as decisions see it: on the level on which its work counts now, wherever it was recorded. */
export async function asItCounts<T extends { level_id: string; team_id: string | null }>(db: Reader, ticket: T): Promise<T> {
  const [found] = await rows(db, sql<{ level: string }>`select level_now(${ticket.level_id}, ${ticket.team_id}) as level`)
  return { ...ticket, level_id: found?.level ?? ticket.level_id }
}

const team = sql`t.id, array(select distinct level_now(level_id, t.id) from team_level where team_id = t.id) as levels`

export async function teamById(db: Reader, id: string): Promise<TeamFacts | undefined> {
  const [found] = await rows<TeamFacts>(db, sql`select ${team} from team t where t.id = ${id}`)
  return found
}

/** Teams of a level that may serve the organisation: those that serve it by name first, then those that serve all. */
export const teamsFor = (db: Reader, level: string, organisation: string | null): Promise<TeamFacts[]> =>
  rows(
    db,
    sql`select ${team} from team t
      cross join lateral (select count(*) as served, count(*) filter (where organisation_id = ${organisation}) as fits
        from team_served where team_id = t.id) s
      where exists (select from team_level where team_id = t.id and level_now(level_id, t.id) = ${level}) and (s.served = 0 or s.fits > 0)
      order by s.fits desc, t.added_at, t.id`,
  )

/** Teams of somebody who works tickets; undefined for anybody else. */
export async function teamsOfAgent(db: Reader, person: string): Promise<string[] | undefined> {
  const standing = await standingOf(db, person)
  return standing?.permissions.has('ticket.work') ? standing.teams.map(({ id }) => id) : undefined
}

export async function isVendor(db: Reader, organisation: string): Promise<boolean> {
  const found = await rows(db, sql`select 1 from organisation where id = ${organisation} and kind = 'vendor'`)
  return found.length > 0
}

export async function isActiveCode(db: Reader, code: string): Promise<boolean> {
  const found = await rows(db, sql`select 1 from resolution_code where id = ${code} and active`)
  return found.length > 0
}

/** The organisation of a person, and whether it is a client; undefined: there is no such person. */
export async function organisationOf(db: Reader, person: string): Promise<{ organisation: string | null; client: boolean } | undefined> {
  const [found] = await rows<{ organisation: string | null; client: boolean }>(
    db,
    sql`select p.organisation_id as organisation, coalesce(o.kind = 'client', false) as client
      from person p left join organisation o on o.id = p.organisation_id where p.id = ${person}`,
  )
  return found
}

/** What may lift a priority: whether one of these is a VIP now, and the service critical. */
export async function raisesOf(
  db: Reader,
  people: readonly (string | null)[],
  service: string | null,
): Promise<{ vip: boolean; critical: boolean }> {
  const ids = people.filter((id) => id !== null)
  const [found] = await rows<{ vip: boolean; critical: boolean }>(
    db,
    sql`select exists (select from person where id = any(${ids}::uuid[]) and vip) as vip,
        exists (select from service where id = ${service}::uuid and criticality = 'critical') as critical`,
  )
  return found ?? { vip: false, critical: false }
}

export async function serviceOfCategory(db: Reader, category: string): Promise<string | undefined> {
  const [found] = await rows<{ service: string }>(db, sql`select service_id as service from category where id = ${category}`)
  return found?.service
}

interface StayRow {
  level: string
  team: string | null
  assignee: string | null
  vendor: string | null
  vendorCase: string | null
  from: Temporal.Instant
  to: Temporal.Instant | null
  how: How
}

export const staysOf = (db: Reader, ticket: string): Promise<Stay[]> =>
  rows<StayRow>(
    db,
    sql`select level_id as level, team_id as team, assignee_id as assignee, vendor_id as vendor, vendor_case as "vendorCase", from_at as "from", to_at as "to", how
      from stay where ticket_id = ${ticket} order by n`,
  )
