import { sql } from 'kysely'
import { type Skill, UnattendedBecause, type getBestAssignee, type getWorkTerms } from '#contract/assignment.ts'
import type { Unattended } from '#contract/assignment.ts'
import type { Value } from '#contract/endpoint.ts'
import type { PersonChip } from '#contract/people.ts'
import { mayRuleTeammate, personChips, standingOf } from '#modules/people'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Choice, choose } from '../choosing.ts'
import { allowWork } from '../policy.ts'
import { ticketByRef } from '../store/tickets.ts'
import type { Ticket } from '../ticket.ts'
import { candidatesOf, neededSkills, teamAssignment } from './candidates.ts'

type Shown = Value<typeof Skill>

export async function skills(db: Reader, id: string | null = null): Promise<Shown[]> {
  return rows<Shown>(
    db,
    sql`select s.id, json_build_object('ru', s.name_ru, 'en', s.name_en) as names, s.active,
        array(select service_id from skill_need where skill_id = s.id and service_id is not null order by 1) as services,
        array(select category_id from skill_need where skill_id = s.id and category_id is not null order by 1) as categories,
        array(select level_id from skill_need where skill_id = s.id and level_id is not null order by 1) as levels,
        (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name collate people_order, p.id), '[]')
          from person_skill k join person p on p.id = k.person_id and p.left_at is null where k.skill_id = s.id) as people
      from skill s where ${id}::uuid is null or s.id = ${id}::uuid order by s.active desc, s.name_ru collate people_order, s.id`,
  )
}

type Terms = Value<(typeof getWorkTerms)['result']>

export async function workTerms(db: Reader, actor: Actor, person: string): Promise<Terms> {
  const standing = await standingOf(db, person)
  if (!standing?.permissions.has('ticket.work')) throw new Refusal('not-found')
  const [found] = await rows<Omit<Terms, 'maySet'>>(
    db,
    sql`select array(select skill_id from person_skill where person_id = p.id order by 1) as skills, w.capacity, w.calendar_id as calendar,
        (select count(*) from ticket t where t.assignee_id = p.id and t.status in ('new', 'in-work', 'waiting'))::integer as open
      from person p left join work_terms w on w.person_id = p.id where p.id = ${person}`,
  )
  if (!found) throw new Refusal('not-found')
  return { ...found, maySet: mayRuleTeammate(actor, { teams: standing.teams.map(({ id }) => id) }) }
}

/** Who would get a ticket in a team now. */
export async function choiceFor(db: Reader, ticket: Ticket, team: string, at: Temporal.Instant): Promise<Choice> {
  const how = await teamAssignment(db, team)
  return choose(await candidatesOf(db, ticket, how, at), await neededSkills(db, ticket), how.way)
}

type Best = Value<(typeof getBestAssignee)['result']>

export async function bestAssignee(
  db: Reader,
  actor: Actor,
  { ref, team, at }: { ref: string; team: string | undefined; at: Temporal.Instant },
): Promise<Best> {
  const ticket = await ticketByRef(db, ref)
  allowWork(actor, ticket)
  const asked = team ?? ticket.team_id
  if (asked === null) throw new Refusal('tickets.no-team')
  const choice = await choiceFor(db, ticket, asked, at)
  if (choice.person === null) {
    const until = choice.until === null ? null : Temporal.Instant.fromEpochMilliseconds(choice.until)
    return { best: null, because: choice.because, until }
  }
  const person = (await personChips(db, [choice.person])).get(choice.person)
  const named = (await skills(db)).filter(({ id }) => choice.why.skills.includes(id)).map(({ names }) => names)
  return { best: person ? { person, why: choice.why, skills: named } : null, because: null, until: null }
}

/** That nobody of its team could be given an open ticket that nobody has. */
export async function unattendedShown(db: Reader, ticket: string): Promise<Value<typeof Unattended> | null> {
  const [found] = await rows<{ because: string; since: Temporal.Instant; until: Temporal.Instant | null; paged: PersonChip[] }>(
    db,
    sql`select u.because, u.since, u.until_at as until,
        (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name collate people_order, p.id), '[]')
          from person p where p.id = any(u.paged)) as paged
      from unattended u join ticket t on t.id = u.ticket_id where u.ticket_id = ${ticket} and ${isUnattended}`,
  )
  return found ? { ...found, because: UnattendedBecause.parse(found.because) } : null
}

/** Of a row `u` and its ticket `t`: still so. */
export const isUnattended = sql<boolean>`(t.team_id = u.team_id and t.assignee_id is null and t.vendor_id is null
  and t.status in ('new', 'in-work', 'waiting'))`

/** Open tickets that nobody could be given, in the order in which they came. */
export const unattendedTickets = (db: Reader): Promise<{ id: string }[]> =>
  rows(
    db,
    sql`select u.ticket_id as id from unattended u join ticket t on t.id = u.ticket_id where ${isUnattended} order by u.since, u.ticket_id`,
  )

/** The team in which the ticket was before it came where it is; undefined: nowhere. */
export async function teamBefore(db: Reader, ticket: string): Promise<string | null | undefined> {
  const [found] = await rows<{ team: string | null }>(
    db,
    sql`select team_id as team from stay where ticket_id = ${ticket} order by n desc offset 1 limit 1`,
  )
  return found && found.team
}
