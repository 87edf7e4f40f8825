import type { Permission } from '#contract/people.ts'
import type { Actor, PersonActor } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'

const asked: readonly Permission[] = ['ticket.create', 'ticket.read-organisation']

/** Who asks for himself. Whatever else he may as one of the desk does not count here. */
export function asRequester(actor: Actor): PersonActor {
  if (actor.kind !== 'person' || !actor.permissions.has('ticket.create')) throw new Refusal('forbidden')
  return { ...actor, permissions: new Set(asked.filter((permission) => actor.permissions.has(permission))) }
}

/** Answers for an organisation: sees its tickets and asks for its people. */
export const isForOrganisation = (actor: PersonActor): boolean =>
  actor.organisation !== null && actor.permissions.has('ticket.read-organisation')
