import type { Actor } from '#platform/actor.ts'

/** Whose outage one may write down: of the clients one serves; of every client, who serves all. The ticket is asked apart. */
export const mayRecordFor = (actor: Actor, organisation: string | null): boolean => {
  if (actor.kind === 'system') return true
  return actor.kind === 'person' && (actor.serves === null || (organisation !== null && actor.serves.includes(organisation)))
}
