import { type Actor, may } from '#platform/actor.ts'

/** Who leads: he closes without the usual proof elsewhere too. The ticket is asked apart. */
export const mayAcceptRisk = (actor: Actor): boolean => may(actor, 'ticket.close-unconfirmed')
