import { sql } from 'kysely'
import { AssignmentWay, type TeamAssignment } from '#contract/assignment.ts'
import { openingsAt } from '#modules/calendars'
import { awayOf } from '#modules/people'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Candidate } from '../choosing.ts'
import type { Ticket } from '../ticket.ts'
import { asItCounts } from './facts.ts'

interface Row {
  person: string
  calendar: string | null
  open: number
  capacity: number | null
  skills: string[]
  known: number
  knownClient: number
  lastGiven: Temporal.Instant | null
}
type About = Pick<Ticket, 'id' | 'requester_id' | 'organisation_id' | 'service_id' | 'category_id' | 'level_id' | 'team_id'>

/** How a team's tickets find their assignee; a team that has said nothing: by load, when somebody asks. */
export async function teamAssignment(db: Reader, team: string): Promise<TeamAssignment> {
  const [found] = await teamAssignments(db, team)
  return found ?? { team, way: 'load', automatic: false, calendar: null, rota: null }
}

export async function teamAssignments(db: Reader, team: string | null = null): Promise<TeamAssignment[]> {
  const found = await rows<Omit<TeamAssignment, 'way'> & { way: string }>(
    db,
    sql`select team_id as team, way, automatic, calendar_id as calendar, rota_id as rota from team_assignment
      where ${team}::uuid is null or team_id = ${team}::uuid order by team_id`,
  )
  return found.map((row) => ({ ...row, way: AssignmentWay.parse(row.way) }))
}

/** Skills that a ticket asks for: by its service, its category and the level on which it counts. */
export async function neededSkills(db: Reader, ticket: About): Promise<string[]> {
  const { level_id: level } = await asItCounts(db, ticket)
  const found = await rows<{ id: string }>(
    db,
    sql`select distinct s.id from skill_need n join skill s on s.id = n.skill_id and s.active
      where n.service_id = ${ticket.service_id} or n.category_id = ${ticket.category_id} or n.level_id = ${level} order by s.id`,
  )
  return found.map(({ id }) => id)
}

/** The people of a team who work tickets, as a choice needs to know them. What one had of a requester counts for a year, whose turn it is for a month. */
export async function candidatesOf(db: Reader, ticket: About, team: TeamAssignment, at: Temporal.Instant): Promise<Candidate[]> {
  const [year, month] = [at.subtract({ hours: 24 * 365 }), at.subtract({ hours: 24 * 30 })]
  const had = sql`(t.assignee_id = p.id or t.owner_id = p.id) and t.id <> ${ticket.id} and t.opened_at > ${year}`
  const found = await rows<Row>(
    db,
    sql`with given as (select assignee_id, max(from_at) as at from stay where team_id = ${team.team} and from_at > ${month} group by assignee_id)
      select p.id as person, w.calendar_id as calendar, w.capacity,
        array(select k.skill_id from person_skill k join skill s on s.id = k.skill_id and s.active where k.person_id = p.id) as skills,
        (select count(*) from ticket t where t.assignee_id = p.id and t.status in ('new', 'in-work', 'waiting') and t.id <> ${ticket.id})::integer as open,
        (select count(*) from ticket t where t.requester_id = ${ticket.requester_id} and ${had})::integer as known,
        (select count(*) from ticket t where t.organisation_id = ${ticket.organisation_id} and ${had})::integer as "knownClient",
        (select g.at from given g where g.assignee_id = p.id) as "lastGiven"
      from team_member m join person p on p.id = m.person_id and p.left_at is null left join work_terms w on w.person_id = p.id
      where m.team_id = ${team.team} and exists (select from person_role pr join role r on r.name = pr.role
        where pr.person_id = p.id and (r.name = 'administrator' or 'ticket.work' = any(r.permissions)))
      order by p.id`,
  )
  const usual = team.calendar ?? (await calendarOfLevel(db, ticket))
  const calendars = [...found.map(({ calendar }) => calendar), usual].filter((one) => one !== null)
  const openings = await openingsAt(db, calendars, at)
  const away = await awayOf(
    db,
    found.map(({ person }) => person),
    at,
  )
  return found.map(({ calendar, lastGiven, ...row }) => {
    const opening = openings.get(calendar ?? usual ?? '')
    return {
      ...row,
      away: away.some(({ person }) => person.id === row.person),
      onShift: opening?.open ?? true,
      nextShift: opening?.open === false ? (opening.next ?? null) : null,
      lastGiven: lastGiven?.epochMilliseconds ?? null,
    }
  })
}

/** The hours that the charter of the level says. */
async function calendarOfLevel(db: Reader, ticket: About): Promise<string | null> {
  const { level_id: level } = await asItCounts(db, ticket)
  const [found] = await rows<{ calendar: string | null }>(
    db,
    sql`select calendar_id as calendar from level_charter where level_id = ${level}`,
  )
  return found?.calendar ?? null
}

/** Who is told when nobody of a team is on shift: its leads, without one the managers, without these the administrators. */
export async function leadsOf(db: Reader, team: string): Promise<string[]> {
  const found = await rows<{ id: string; place: number }>(
    db,
    sql`select p.id, min(case
          when r.name <> 'administrator' and 'team.lead' = any(r.permissions) and exists (
            select from team_member m where m.team_id = ${team} and m.person_id = p.id) then 1
          when r.name = 'manager' then 2 when r.name = 'administrator' then 3 end) as place
      from person p join person_role pr on pr.person_id = p.id join role r on r.name = pr.role where p.left_at is null group by p.id order by p.id`,
  )
  const placed = found.filter(({ place }) => place !== null)
  const first = Math.min(...placed.map(({ place }) => place))
  return placed.filter(({ place }) => place === first).map(({ id }) => id)
}
