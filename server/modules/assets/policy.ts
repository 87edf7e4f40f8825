import { type Actor, may } from '#platform/actor.ts'

/** Whose it is, as far as scope goes: the client organisations of its owner and of who uses it. */
export interface Owned {
  readonly clients: readonly string[]
}

const inScope = (actor: Actor, { clients }: Owned): boolean => {
  if (actor.kind === 'system') return true
  return actor.kind === 'person' && clients.every((client) => actor.serves === null || actor.serves.includes(client))
}

/** Agents, and who keeps the list. */
export const mayKnock = (actor: Actor): boolean => may(actor, 'ticket.work') || may(actor, 'person.edit')
export const mayRead = (actor: Actor, asset: Owned): boolean => mayKnock(actor) && inScope(actor, asset)
export const mayEdit = (actor: Actor, asset: Owned): boolean => may(actor, 'person.edit') && inScope(actor, asset)
