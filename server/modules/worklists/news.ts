import type { AppEvent } from '#contract/events.ts'

type Type = AppEvent['type']

/** Facts about one person after which he may see other things, or nothing. */
const ofPerson: ReadonlySet<Type> = new Set<Type>([
  'person.roles-set',
  'person.moved',
  'person.left',
  'session.ended',
  'session.all-ended',
  'key.revoked',
])
/** Facts after which anybody may. */
const ofAnybody: ReadonlySet<Type> = new Set<Type>([
  'team.members-set',
  'team.served-set',
  'role.permissions-set',
  'person.absence-set',
  'person.absence-ended',
])

/** Facts after which another number of letters waits for a person. */
export const ofLetters: ReadonlySet<Type> = new Set<Type>([
  'letter.parked',
  'letter.owned',
  'letter.overdue',
  'letter.let-in',
  'letter.discarded',
])

/** Whose rights may have changed: a person's, anybody's (`null`), or nobody's (undefined). */
export function rightsChanged(subject: string, type: Type): string | null | undefined {
  if (ofAnybody.has(type)) return null
  return ofPerson.has(type) ? subject : undefined
}

/** What a requester's own page tells him too. Of anything else he hears only that his ticket changed, and of what he cannot see, nothing. */
const told: ReadonlySet<Type> = new Set<Type>([
  'ticket.opened',
  'ticket.reply-sent',
  'ticket.requester-answered',
  'ticket.resolved',
  'ticket.confirmed',
  'ticket.verification-failed',
  'ticket.reopened',
  'ticket.closed',
  'ticket.rated',
])
const seen: ReadonlySet<Type> = new Set<Type>([
  'ticket.assigned',
  'ticket.owned',
  'ticket.begun',
  'ticket.escalated',
  'ticket.returned',
  'ticket.waited',
  'ticket.wait-ended',
  'ticket.verified',
  'ticket.renamed',
  'ticket.kind-changed',
  'ticket.classified',
  'ticket.prioritised',
  'ticket.requester-set',
  'ticket.merged',
  'ticket.unmerged',
])

/** The word under which somebody who does not work a ticket hears of an event; undefined: not at all. */
export const wordForRequester = (type: Type): string | undefined => (told.has(type) ? type : seen.has(type) ? 'changed' : undefined)
