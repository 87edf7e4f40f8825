import { sql } from 'kysely'
import { type Reader, rows } from '#platform/db/index.ts'
import type { LevelFacts, TeamFacts } from '../decisions/place.ts'
import type { How, Stay } from '../stay.ts'

/** What decisions need to know beside the ticket. */

export const levels = (db: Reader): Promise<(LevelFacts & { mayWrite: boolean })[]> =>
  rows(db, sql`select id, rank, vendor, may_write_to_requester as "mayWrite" from level order by rank, code`)

const team = sql`
  t.id, array(select level_id from team_level where team_id = t.id) as levels,
  array(select m.person_id from team_member m join person p on p.id = m.person_id where m.team_id = t.id and p.left_at is null) as members`

export async function teamById(db: Reader, id: string): Promise<TeamFacts | undefined> {
  const [found] = await rows<TeamFacts>(db, sql`select ${team} from team t where t.id = ${id}`)
  return found
}

/** Teams of a level that may serve the organisation: those that serve it by name first, then those that serve all. */
export const teamsFor = (db: Reader, level: string, organisation: string | null): Promise<TeamFacts[]> =>
  rows(
    db,
    sql`select ${team} from team t
      cross join lateral (select count(*) as served, count(*) filter (where organisation_id = ${organisation}) as fits from team_served where team_id = t.id) s
      where exists (select from team_level where team_id = t.id and level_id = ${level}) and (s.served = 0 or s.fits > 0)
      order by s.fits desc, t.added_at, t.id`,
  )

/** A member of any team who has not left. */
export async function isStaff(db: Reader, person: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`select 1 from person p where p.id = ${person} and p.left_at is null and exists (select from team_member where person_id = p.id)`,
  )
  return found.length > 0
}

export async function isVendor(db: Reader, organisation: string): Promise<boolean> {
  const found = await rows(db, sql`select 1 from organisation where id = ${organisation} and kind = 'vendor'`)
  return found.length > 0
}

export async function isActiveCode(db: Reader, code: string): Promise<boolean> {
  const found = await rows(db, sql`select 1 from resolution_code where id = ${code} and active`)
  return found.length > 0
}

/** Undefined: nobody knows such a person. */
export async function organisationOf(db: Reader, person: string): Promise<{ organisation: string | null } | undefined> {
  const [found] = await rows<{ organisation: string | null }>(db, sql`select organisation_id as organisation from person where id = ${person}`)
  return found
}

interface StayRow {
  level: string
  team: string | null
  assignee: string | null
  vendor: string | null
  from: Temporal.Instant
  to: Temporal.Instant | null
  how: How
}

export const staysOf = (db: Reader, ticket: string): Promise<Stay[]> =>
  rows<StayRow>(
    db,
    sql`select level_id as level, team_id as team, assignee_id as assignee, vendor_id as vendor, from_at as "from", to_at as "to", how
      from stay where ticket_id = ${ticket} order by n`,
  )
