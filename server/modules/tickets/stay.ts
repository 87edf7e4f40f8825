import { type Happened, apply } from './fold.ts'
import { type Place, type Ticket, isOpen, placeOf } from './ticket.ts'

type Instant = Temporal.Instant
export type How = 'opened' | 'assigned' | 'escalated' | 'returned' | 'reopened'

/** A stretch of a ticket's life in one place; half-open. */
export interface Stay extends Place {
  /** By what number the vendor knows it. */
  readonly vendorCase: string | null
  readonly from: Instant
  readonly to: Instant | null
  readonly how: How
}

/** What an event does to the stays of its ticket: the current one ends, the last one goes on as if it had not ended, a new one begins. */
export interface StayChange {
  readonly ends: Instant | null
  readonly resumes: boolean
  readonly begins: Stay | null
  /** The vendor's number for the current one; left out: as it was. */
  readonly vendorCase?: string | null
}

const same = (a: Place, b: Place): boolean => a.level === b.level && a.team === b.team && a.assignee === b.assignee && a.vendor === b.vendor

/** Stays follow the state of the ticket: an open ticket is somewhere, and from the moment it is resolved or closed it is nowhere. */
export function stayChange(before: Ticket | undefined, after: Ticket, { event, at }: Happened): StayChange | undefined {
  const here = { ...placeOf(after), vendorCase: after.vendor_case }
  if (!before) return { ends: null, resumes: false, begins: { ...here, from: after.started_at, to: null, how: 'opened' } }
  const [wasOpen, open] = [isOpen(before), isOpen(after)]
  if (wasOpen && !open) return { ends: at, resumes: false, begins: null }
  if (!wasOpen && !open) return undefined
  // Taking back a reply or a merge makes it undone, not a new stretch of life.
  if (!wasOpen && event.type !== 'ticket.reopened') return { ends: null, resumes: true, begins: null }
  if (wasOpen && same(placeOf(before), here))
    return event.type === 'ticket.vendor-case-set' ? { ends: null, resumes: false, begins: null, vendorCase: event.number } : undefined
  return { ends: wasOpen ? at : null, resumes: false, begins: { ...here, from: at, to: null, how: howOf(event.type) } }
}

const hows: Partial<Record<Happened['event']['type'], How>> = {
  'ticket.escalated': 'escalated',
  'ticket.returned': 'returned',
  'ticket.reopened': 'reopened',
}
const howOf = (type: Happened['event']['type']): How => hows[type] ?? 'assigned'

function changeStays(stays: readonly Stay[], change: StayChange | undefined): readonly Stay[] {
  if (!change) return stays
  const { ends, resumes, begins, vendorCase } = change
  const last = stays.at(-1)
  const changed =
    last && (ends || resumes || vendorCase !== undefined)
      ? [...stays.slice(0, -1), { ...last, to: ends, ...(vendorCase === undefined ? {} : { vendorCase }) }]
      : stays
  return begins ? [...changed, begins] : changed
}

/** Both folds of one ticket's events, in their order. */
export function replay(events: readonly Happened[]): { ticket: Ticket | undefined; stays: readonly Stay[] } {
  let ticket: Ticket | undefined
  let stays: readonly Stay[] = []
  for (const happened of events) {
    const after = apply(ticket, happened)
    if (after) stays = changeStays(stays, stayChange(ticket, after, happened))
    ticket = after
  }
  return { ticket, stays }
}

/**
 * Where a return goes: the place before the one the ticket is in. A return undoes the hand-over that brought it here,
 * so that going to and fro does not turn returns into escalations.
 */
export function returnTarget(stays: readonly Stay[]): Place | undefined {
  const path: Stay[] = []
  for (const stay of stays) {
    const known = stay.how === 'returned' ? path.findLastIndex((earlier) => sameQueue(earlier, stay)) : -1
    const top = path.at(-1)
    if (known >= 0) path.length = known
    else if (top && sameQueue(top, stay)) path.pop()
    path.push(stay)
  }
  const before = path.at(-2)
  return before && { level: before.level, team: before.team, assignee: before.assignee, vendor: before.vendor }
}

const sameQueue = (a: Place, b: Place): boolean => a.level === b.level && a.team === b.team && a.vendor === b.vendor
