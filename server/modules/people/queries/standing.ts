import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { OrganisationChip, Permission, RoleName, TeamChip } from '#contract/people.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Ruled } from '../policy.ts'
import { permissionsOf, servesOf } from '../role.ts'

/** A person with all that decides what he may see and do. */
export interface Standing extends Ruled {
  readonly id: string
  readonly name: string
  readonly language: Language
  readonly timeZone: string
  readonly preferences: unknown
  readonly leftAt: Temporal.Instant | null
  readonly organisation: OrganisationChip | null
  readonly roles: readonly RoleName[]
  readonly teams: readonly TeamChip[]
  /** Client organisations he may see; `null` when all. */
  readonly serves: readonly string[] | null
}

interface Row {
  id: string
  name: string
  language: Language
  time_zone: string
  preferences: unknown
  left_at: Temporal.Instant | null
  organisation: OrganisationChip | null
  roles: { name: RoleName; permissions: Permission[] }[]
  teams: (TeamChip & { serves: string[] })[]
}

/** Undefined when there is no such person. Permissions are those of the roles; whoever left (`leftAt`) cannot use them. */
export async function standingOf(db: Reader, person: string): Promise<Standing | undefined> {
  const [row] = await rows(
    db,
    sql<Row>`
    select p.id, p.name, p.language, p.time_zone, p.preferences, p.left_at,
      (select json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) from organisation o where o.id = p.organisation_id) as organisation,
      (select coalesce(json_agg(json_build_object('name', r.name, 'permissions', r.permissions) order by r.rank), '[]')
        from person_role pr join role r on r.name = pr.role where pr.person_id = p.id) as roles,
      (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'serves',
          array(select s.organisation_id from team_served s where s.team_id = t.id)) order by t.name collate people_order), '[]')
        from team_member m join team t on t.id = m.team_id where m.person_id = p.id) as teams
    from person p where p.id = ${person}`,
  )
  if (!row) return undefined
  const { name, language, time_zone: timeZone, preferences, left_at: leftAt, organisation, teams } = row
  const roles = row.roles.map((role) => role.name)
  const book = new Map(row.roles.map((role) => [role.name, role.permissions]))
  const permissions = permissionsOf(roles, book)
  return {
    id: row.id,
    name,
    language,
    timeZone,
    preferences,
    leftAt,
    organisation,
    client: organisation?.kind === 'client' ? organisation.id : null,
    roles,
    permissions,
    teams: teams.map((team) => ({ id: team.id, name: team.name })),
    serves: servesOf(permissions, teams),
  }
}
