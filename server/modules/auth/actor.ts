import type { Permission } from '#contract/people.ts'
import type { Actor, PersonActor } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'

/** What of a person makes an actor. */
interface Standing {
  readonly id: string
  readonly permissions: ReadonlySet<Permission>
  readonly organisation: { readonly id: string } | null
  readonly teams: readonly { readonly id: string }[]
  readonly serves: readonly string[] | null
  readonly standsInFor?: readonly string[]
}

/** A key has some of its owner's permissions, and never more than the owner has today. */
export const actorOf = (standing: Standing, by: 'session' | 'key', scopes?: readonly Permission[]): PersonActor => ({
  kind: 'person',
  id: standing.id,
  permissions: scopes ? standing.permissions.intersection(new Set(scopes)) : standing.permissions,
  organisation: standing.organisation?.id ?? null,
  teams: standing.teams.map(({ id }) => id),
  serves: standing.serves,
  standsInFor: standing.standsInFor ?? [],
  by,
})

export function signedIn(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new Refusal('unauthenticated')
  return actor
}

/** Ways in are managed by the person himself and not by a program that holds one of his keys. */
export function inPerson(actor: Actor): PersonActor {
  const person = signedIn(actor)
  if (person.by !== 'session') throw new Refusal('forbidden')
  return person
}
