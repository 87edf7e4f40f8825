import { sql } from 'kysely'
import type { Names } from '#contract/common.ts'
import type { TeamAssignment, UnattendedBecause, WorkTerms } from '#contract/assignment.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Work } from '#platform/work.ts'

interface Kept {
  readonly id: string
  readonly names: Names
  readonly active: boolean
  readonly services: readonly string[]
  readonly categories: readonly string[]
  readonly levels: readonly string[]
}

export async function keepSkill({ tx }: Work, { id, names, active, services, categories, levels }: Kept): Promise<void> {
  const columns = { name_ru: names.ru, name_en: names.en, active }
  await tx
    .insertInto('skill')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await tx.deleteFrom('skill_need').where('skill_id', '=', id).execute()
  const needs = [
    ...services.map((one) => ({ skill_id: id, service_id: one })),
    ...categories.map((one) => ({ skill_id: id, category_id: one })),
    ...levels.map((one) => ({ skill_id: id, level_id: one })),
  ]
  for (const need of needs) await tx.insertInto('skill_need').values(need).execute()
}

export async function keepWorkTerms({ tx }: Work, person: string, { skills, capacity, calendar }: Value<typeof WorkTerms>): Promise<void> {
  const columns = { capacity, calendar_id: calendar }
  await tx
    .insertInto('work_terms')
    .values({ person_id: person, ...columns })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(columns))
    .execute()
  await tx.deleteFrom('person_skill').where('person_id', '=', person).execute()
  if (skills.length > 0)
    await tx
      .insertInto('person_skill')
      .values(skills.map((skill_id) => ({ person_id: person, skill_id })))
      .execute()
}

export async function keepTeamAssignment({ tx }: Work, { team, way, automatic, calendar, rota }: TeamAssignment): Promise<void> {
  const columns = { way, automatic, calendar_id: calendar, rota_id: rota }
  await tx
    .insertInto('team_assignment')
    .values({ team_id: team, ...columns })
    .onConflict((conflict) => conflict.column('team_id').doUpdateSet(columns))
    .execute()
}

interface Lack {
  readonly team: string
  readonly because: UnattendedBecause
  readonly until: Temporal.Instant | null
  readonly paged: readonly string[]
}

/** A later lack of the same ticket takes the place of an earlier one. */
export async function keepUnattended({ tx, at }: Work, ticket: string, { team, because, until, paged }: Lack): Promise<void> {
  const columns = { team_id: team, because, since: at, until_at: until, paged: [...paged] }
  await tx
    .insertInto('unattended')
    .values({ ticket_id: ticket, ...columns })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(columns))
    .execute()
}

/** Still nobody; nobody is called again. */
export async function prolongUnattended({ tx }: Work, ticket: string, until: Temporal.Instant | null): Promise<void> {
  await sql`update unattended set until_at = ${until}::timestamptz where ticket_id = ${ticket}`.execute(tx)
}

export async function forgetUnattended({ tx }: Work, ticket: string): Promise<void> {
  await tx.deleteFrom('unattended').where('ticket_id', '=', ticket).execute()
}
