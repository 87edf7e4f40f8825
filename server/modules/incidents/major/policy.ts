import type { Actor } from '#platform/actor.ts'
import { type Major, touches } from './major.ts'

/** Who does not work the incident may still know that it runs, where it touches a client whom he serves: he learns its public sentence. */
export function mayKnow(actor: Actor, major: Pick<Major, 'organisations'>): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'person') return false
  if (actor.serves === null || major.organisations.length === 0) return true
  return actor.serves.some((client) => touches(major, client))
}
