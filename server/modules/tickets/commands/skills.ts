import { sql } from 'kysely'
import type { Skill, TeamAssignment, WorkTerms, saveSkill as Save } from '#contract/assignment.ts'
import type { Value } from '#contract/endpoint.ts'
import { activeCalendars } from '#modules/calendars'
import { levelChips, mayRuleTeammate, standingOf, teamChips } from '#modules/people'
import { allow } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { skills } from '../queries/assignment.ts'
import { keepSkill, keepTeamAssignment, keepWorkTerms } from '../store/assignment.ts'

type Body = Value<(typeof Save)['body']>

export async function saveSkill(work: Work, id: string, body: Body): Promise<Value<typeof Skill>> {
  const wanted = {
    services: [...new Set(body.services)],
    categories: [...new Set(body.categories)],
    levels: [...new Set(body.levels)],
  }
  if (!(await areAll(work, 'service', wanted.services))) throw new Refusal('catalog.unknown-service')
  if (!(await areAll(work, 'category', wanted.categories))) throw new Refusal('catalog.unknown-category')
  if ((await levelChips(work.tx, wanted.levels)).size < wanted.levels.length) throw new Refusal('people.unknown-level')
  await keepSkill(work, { id, names: body.names, active: body.active, ...wanted })
  work.record(id, { type: 'skill.saved', active: body.active, ...wanted })
  const [saved] = await skills(work.tx, id)
  if (!saved) throw new Error('a skill that was saved is there')
  return saved
}

/** Of who leads him, or sets the desk up. */
export async function setWorkTerms(work: Work, person: string, terms: Value<typeof WorkTerms>): Promise<Value<typeof WorkTerms>> {
  const standing = await standingOf(work.tx, person)
  if (!standing?.permissions.has('ticket.work') || standing.leftAt !== null) throw new Refusal('not-found')
  allow(mayRuleTeammate(work.actor, { teams: standing.teams.map(({ id }) => id) }))
  const wanted = { ...terms, skills: [...new Set(terms.skills)].toSorted() }
  if (!(await areAll(work, 'skill', wanted.skills))) throw new Refusal('tickets.unknown-skill')
  await checkCalendar(work, terms.calendar)
  await keepWorkTerms(work, person, wanted)
  work.record(person, { type: 'person.work-terms-set', ...wanted })
  return wanted
}

export async function setTeamAssignment(work: Work, team: string, given: Omit<TeamAssignment, 'team'>): Promise<TeamAssignment> {
  if ((await teamChips(work.tx, [team])).size === 0) throw new Refusal('not-found')
  await checkCalendar(work, given.calendar)
  if (given.rota !== null && !(await areAll(work, 'rota', [given.rota]))) throw new Refusal('tickets.unknown-rota')
  await keepTeamAssignment(work, { team, ...given })
  work.record(team, { type: 'team.assignment-set', ...given })
  return { team, ...given }
}

export async function checkCalendar(work: Work, calendar: string | null): Promise<void> {
  if (calendar !== null && !(await activeCalendars(work.tx)).has(calendar)) throw new Refusal('tickets.unknown-calendar')
}

/** All of them there are. */
export async function areAll({ tx }: Work, table: 'service' | 'category' | 'skill' | 'rota', ids: readonly string[]): Promise<boolean> {
  const found = await rows(tx, sql`select id from ${sql.table(table)} where id = any(${[...ids]}::uuid[])`)
  return found.length === ids.length
}
