import { type Actor, may } from '#platform/actor.ts'

/** Maintenance of the clients one serves; of every client (`organisations` empty), who serves all. */
export function mayPlan(actor: Actor, organisations: readonly string[]): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system'
  const { serves } = actor
  return may(actor, 'settings.edit') && (serves === null || (organisations.length > 0 && organisations.every((id) => serves.includes(id))))
}
