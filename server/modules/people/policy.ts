import type { Permission, RoleName } from '#contract/people.ts'
import { type Actor, isPerson, may } from '#platform/actor.ts'
import { type RoleBook, isStaff, permissionsOf } from './role.ts'

/** Where a person or an organisation stands, as far as scope goes. */
export interface Place {
  /** The client organisation; `null` for people of no organisation, of the provider and of vendors, whom everybody with `person.read` may see. */
  readonly client: string | null
}

/** A person as the rules see him. */
export interface Ruled extends Place {
  readonly permissions: ReadonlySet<Permission>
}

const inScope = (actor: Actor, { client }: Place): boolean => {
  if (actor.kind === 'system') return true
  return actor.kind === 'person' && (client === null || actor.serves === null || actor.serves.includes(client))
}

const has = (actor: Actor, permissions: Iterable<Permission>): boolean => [...permissions].every((permission) => may(actor, permission))

export const mayRead = (actor: Actor, place: Place): boolean => may(actor, 'person.read') && inScope(actor, place)

/** Whoever changes a person's addresses can sign in as that person: nobody edits one who may more, and staff only by `access.edit`. */
export const mayEditPerson = (actor: Actor, person: Ruled): boolean =>
  may(actor, 'person.edit') && inScope(actor, person) && (!isStaff(person.permissions) || mayRule(actor, person))

/** To decide about the access of this person: sessions, keys, invitations, roles. */
export const mayRule = (actor: Actor, person: Ruled): boolean =>
  may(actor, 'access.edit') && inScope(actor, person) && has(actor, person.permissions)

/** Nobody gives or takes what he has not himself. The role of a requester is everybody's and no gift. */
export function mayChangeRoles(
  actor: Actor,
  person: Ruled,
  before: readonly RoleName[],
  after: readonly RoleName[],
  book: RoleBook,
): boolean {
  const changed = [...before.filter((role) => !after.includes(role)), ...after.filter((role) => !before.includes(role))]
  if (changed.length === 0) return true
  return mayRule(actor, person) && has(actor, permissionsOf(changed, book))
}

/** A new person: a plain requester by `person.edit`, any other roles by the rule above. */
export const mayAddPerson = (actor: Actor, place: Place, roles: readonly RoleName[], book: RoleBook): boolean =>
  may(actor, 'person.edit') &&
  inScope(actor, place) &&
  mayChangeRoles(
    actor,
    { ...place, permissions: new Set() },
    ['requester'],
    roles.includes('requester') ? roles : [...roles, 'requester'],
    book,
  )

/** Teams give scope, so that membership is a setting and not a remark about a person. */
export const mayChangeTeams = (actor: Actor): boolean => may(actor, 'settings.edit')

export const mayEditOrganisation = (actor: Actor, place: Place): boolean => may(actor, 'person.edit') && inScope(actor, place)

/** The provider's and the vendors' own rows are settings of the house. */
export const mayEditHouse = (actor: Actor): boolean => may(actor, 'settings.edit')

/** A role may be changed only within what the changer may himself, both what it had and what it gets. */
export const mayChangeRole = (actor: Actor, before: Iterable<Permission>, after: Iterable<Permission>): boolean =>
  may(actor, 'access.edit') && has(actor, before) && has(actor, after)

/** Of a person of the teams that one leads; for who sets the desk up, of everybody. */
export function mayRuleTeammate(actor: Actor, person: { readonly teams: readonly string[] }): boolean {
  if (may(actor, 'settings.edit')) return true
  if (actor.kind !== 'person' || !may(actor, 'team.lead')) return false
  return person.teams.some((team) => actor.teams.includes(team))
}
/** One's own absence, and those of whom one leads. */
export const maySetAbsence = (actor: Actor, person: { readonly id: string; readonly teams: readonly string[] }): boolean =>
  (may(actor, 'ticket.work') && isPerson(actor, person.id)) || mayRuleTeammate(actor, person)
