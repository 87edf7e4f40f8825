import { type Actor, actsFor } from '#platform/actor.ts'

/** Whoever was asked, or stands in for him. That he works on the ticket is asked apart. */
export const mayApprove = (actor: Actor, { state, approver }: { state: string; approver: string | null }): boolean =>
  state === 'asked' && (actor.kind === 'system' || actsFor(actor, approver))
