import { type Permission, type RoleName, permissions as everything } from '#contract/people.ts'

/** What each role may, as it is set now. */
export type RoleBook = ReadonlyMap<RoleName, readonly Permission[]>

/** What only lets a person ask and see his own side; anything more makes him staff. */
const requesterSide: ReadonlySet<Permission> = new Set<Permission>(['ticket.create', 'ticket.read-organisation'])

/** The union of the roles. An administrator has every permission there is, so that a new one needs no hand. */
export function permissionsOf(roles: readonly RoleName[], book: RoleBook): ReadonlySet<Permission> {
  if (roles.includes('administrator')) return new Set(everything)
  return new Set(roles.flatMap((role) => book.get(role) ?? []))
}

export const isStaff = (permissions: ReadonlySet<Permission>): boolean => !permissions.isSubsetOf(requesterSide)

/**
 * Client organisations that a person may see: those his teams serve; `null`, all, when one of his teams serves all or he reads everything.
 * A person of no team serves nobody.
 */
export function servesOf(permissions: ReadonlySet<Permission>, teams: readonly { readonly serves: readonly string[] }[]): string[] | null {
  if (permissions.has('ticket.read-all') || teams.some(({ serves }) => serves.length === 0)) return null
  return [...new Set(teams.flatMap(({ serves }) => serves))].sort()
}
