import type { ResponseKind } from '#contract/agreements.ts'
import type { TicketEvent } from '#contract/ticket-events.ts'
import type { Happening } from './happening.ts'

/** An event of a ticket's log with its moment in epoch milliseconds. */
export interface Heard {
  readonly id: string
  readonly at: number
  readonly event: TicketEvent
}

/** What clocks hear of an event before it is known whose terms they have; `by`: what kind of response it was. */
export type Act = (
  | Exclude<Happening, { type: 'opened' | 'retargeted' | 'entered' | 'responded' }>
  | (Happening & { type: 'responded'; by: ResponseKind })
) & { readonly cause: string }

/** A conversation by voice or face to face is a response as it is registered; a letter is one when our answer has left. */
const answeredAtOnce = new Set(['phone', 'visit'])
/** Where an agent writes the ticket down, its category is the agent's. */
const registered = new Set(['phone', 'visit', 'desk'])

/** What an event means to clocks, its changes of terms and places apart. Our own acknowledgements mean nothing. */
export function actsOf({ id, at, event }: Heard): Act[] {
  const cause = id
  switch (event.type) {
    case 'ticket.opened':
      return [
        ...(answeredAtOnce.has(event.channel) ? [{ type: 'responded', at, by: 'call', cause } as const] : []),
        ...(event.category !== null && registered.has(event.channel) ? [{ type: 'classified', at, cause } as const] : []),
      ]
    case 'ticket.reply-sent':
      return [{ type: 'responded', at, by: 'reply', cause }]
    case 'ticket.noted':
      return [{ type: 'responded', at, by: 'note', cause }]
    case 'ticket.requester-answered':
      return [{ type: 'requesterWrote', at, cause }]
    case 'ticket.waited':
      // From one wait to another; what we put aside ourselves stops nobody's clock.
      return event.on === 'hold'
        ? [{ type: 'resumed', at, cause }]
        : [
            { type: 'resumed', at, cause },
            { type: 'waiting', at, reason: event.on, cause },
          ]
    case 'ticket.wait-ended':
      return [{ type: 'resumed', at, cause }]
    case 'ticket.resolved':
      return [{ type: 'resolved', at, cause }]
    case 'ticket.reopened':
      return [{ type: 'reopened', at, cause }]
    case 'ticket.closed':
      if (event.how === 'spam' || event.how === 'duplicate' || event.how === 'merged')
        return [{ type: 'cancelled', at, reason: event.how, cause }]
      return [{ type: 'resolved', at, cause }]
    case 'ticket.merged':
      return [{ type: 'cancelled', at, reason: 'merged', cause }]
    case 'ticket.classified':
      return [{ type: 'classified', at, cause }]
    case 'ticket.occurrence-set':
    case 'ticket.prioritised':
    case 'ticket.assigned':
    case 'ticket.owned':
    case 'ticket.begun':
    case 'ticket.escalated':
    case 'ticket.returned':
    case 'ticket.card-given':
    case 'ticket.card-chased':
    case 'ticket.marked-escalated':
    case 'ticket.unattended':
    case 'ticket.collaborator-joined':
    case 'ticket.collaborator-left':
    case 'ticket.wait-expired':
    case 'ticket.conversation-linked':
    case 'ticket.conversation-unlinked':
    case 'ticket.replied':
    case 'ticket.reply-taken-back':
    case 'ticket.vendor-written':
    case 'ticket.vendor-answered':
    case 'ticket.vendor-case-set':
    case 'ticket.letter-failed':
    case 'ticket.confirmed':
    case 'ticket.verification-failed':
    case 'ticket.verified':
    case 'ticket.solution-failed':
    case 'ticket.rating-asked':
    case 'ticket.rated':
    case 'ticket.renamed':
    case 'ticket.kind-changed':
    case 'ticket.requester-set':
    case 'ticket.restricted':
    case 'ticket.unrestricted':
    case 'ticket.linked':
    case 'ticket.unlinked':
    case 'ticket.unmerged':
    case 'ticket.absorbed':
    case 'ticket.released':
    case 'ticket.start-corrected':
    case 'ticket.pause-cancelled':
    case 'ticket.split':
      return []
  }
}

/** After a merge the survivor starts at the earliest start of the two; a corrected start is the start. */
export function startOf(log: readonly Heard[], own: string): number {
  const moved = log.findLast(({ event }) => starts.has(event.type))?.event
  return Temporal.Instant.from(moved && 'startedAt' in moved ? moved.startedAt : own).epochMilliseconds
}

const starts: ReadonlySet<TicketEvent['type']> = new Set<TicketEvent['type']>([
  'ticket.absorbed',
  'ticket.released',
  'ticket.start-corrected',
])

/** Without the merges that were taken back (they took no promise away), without what replies did that were, and without cancelled pauses. */
export function standing(log: readonly Heard[]): Heard[] {
  const withdrawn = takenBack(log)
  const none = new Set(log.flatMap(({ event }) => (event.type === 'ticket.pause-cancelled' ? event.wait : [])))
  return log
    .filter(({ event, at }, i) => {
      if (event.type === 'ticket.merged') return !log.slice(i).some((later) => later.event.type === 'ticket.unmerged')
      return !ofReply.has(event.type) || !withdrawn.includes(at)
    })
    .map((one, i, all) => (isCalledOff(one) && all.slice(i).some(({ event }) => event.type === 'ticket.reopened') ? onlyAwake(one) : one))
    .map((one) => (none.has(one.id) && one.event.type === 'ticket.waited' ? { ...one, event: { ...one.event, on: 'hold' as const } } : one))
}

const isCalledOff = ({ event }: Heard): boolean => event.type === 'ticket.closed' && (event.how === 'spam' || event.how === 'duplicate')
/** Opened again: it was no spam and no duplicate, so its promises stood all the while. Only its wait had ended. */
const onlyAwake = (one: Heard): Heard => ({ ...one, event: { type: 'ticket.wait-ended', because: 'agent' } })

/** What a reply makes of its ticket bears the reply's own moment. */
const ofReply: ReadonlySet<TicketEvent['type']> = new Set<TicketEvent['type']>([
  'ticket.waited',
  'ticket.wait-ended',
  'ticket.resolved',
  'ticket.reopened',
])
const takenBack = (log: readonly Heard[]): number[] =>
  log.flatMap(({ event }) => {
    if (event.type !== 'ticket.reply-taken-back' || !event.restored) return []
    const reply = log.find((earlier) => earlier.event.type === 'ticket.replied' && earlier.event.message === event.message)
    return reply ? [reply.at] : []
  })

/** Events that change what their ticket's clocks are: all but those that are told to people only. */
export const moves = (event: TicketEvent): boolean => !silent.has(event.type)
const silent: ReadonlySet<TicketEvent['type']> = new Set<TicketEvent['type']>([
  'ticket.owned',
  'ticket.begun',
  'ticket.card-given',
  'ticket.card-chased',
  'ticket.marked-escalated',
  'ticket.unattended',
  'ticket.collaborator-joined',
  'ticket.collaborator-left',
  'ticket.wait-expired',
  'ticket.conversation-linked',
  'ticket.conversation-unlinked',
  'ticket.replied',
  'ticket.vendor-written',
  'ticket.vendor-answered',
  'ticket.vendor-case-set',
  'ticket.letter-failed',
  'ticket.confirmed',
  'ticket.verification-failed',
  'ticket.verified',
  'ticket.solution-failed',
  'ticket.rating-asked',
  'ticket.rated',
  'ticket.renamed',
  'ticket.restricted',
  'ticket.unrestricted',
  'ticket.linked',
  'ticket.unlinked',
  'ticket.split',
])
