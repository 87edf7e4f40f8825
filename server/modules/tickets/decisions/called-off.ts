import { Refusal } from '#platform/refusal.ts'

/** One in so many tickets that are closed as spam or as a duplicate is looked at by who leads: closing ends promises. */
const oneIn = 5

/** Whether this closing falls into the sample: FNV-1a of the ticket and the moment, so that nobody knows beforehand. */
export function isSampled(ticket: string, closedAt: Temporal.Instant): boolean {
  let hash = 0x811c9dc5
  for (const letter of `${ticket} ${closedAt.epochMilliseconds}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return ((hash ^ (hash >>> 15)) >>> 0) % oneIn === 0
}

export interface Check {
  readonly how: 'spam' | 'duplicate'
  readonly closedBy: string | null
  readonly closedAt: Temporal.Instant
}

/** Nobody checks his own closing. */
export function mayCheck(check: Check, person: string | null): boolean {
  return person !== null && check.closedBy !== person
}

export function needCheck(check: Check | undefined, person: string | null): Check {
  if (!check) throw new Refusal('tickets.nothing-to-check')
  if (!mayCheck(check, person)) throw new Refusal('tickets.own-closing')
  return check
}
