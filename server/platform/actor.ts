import type { Permission } from '#contract/people.ts'
import { Refusal } from '#platform/refusal.ts'

/** A signed-in person (by session, key or signed link) with all that scopes need. */
export interface PersonActor {
  readonly kind: 'person'
  readonly id: string
  readonly permissions: ReadonlySet<Permission>
  /** The organisation the person belongs to, if any. */
  readonly organisation: string | null
  readonly teams: readonly string[]
  /** Client organisations an agent may see; `null` when all of them. */
  readonly serves: readonly string[] | null
  /** Those who are away and whose queue he inherits meanwhile. */
  readonly standsInFor?: readonly string[]
  /** How the person came in; a `link` acts on one thing only. */
  readonly by: 'session' | 'key' | 'link'
}

/** Who acts: every command and every recorded event names one. */
export type Actor = PersonActor | { readonly kind: 'system'; readonly job: string } | { readonly kind: 'stranger' }

/** Writes down what happened elsewhere, long ago: rows and clocks follow, but nobody is told and nothing is done about it. */
export const historian = { kind: 'system', job: 'import' } as const satisfies Actor

export const may = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && actor.permissions.has(permission))

export const isPerson = (actor: Actor, id: string | null): boolean => actor.kind === 'person' && actor.id === id

/** The person himself, or who stands in for him while he is away. */
export const actsFor = (actor: Actor, id: string | null): boolean =>
  isPerson(actor, id) || (id !== null && actor.kind === 'person' && actor.standsInFor?.includes(id) === true)

export function allow(permitted: boolean): asserts permitted {
  if (!permitted) throw new Refusal('forbidden')
}

/** The acting person's id; the system and strangers have none. */
export const personOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.id : null)
