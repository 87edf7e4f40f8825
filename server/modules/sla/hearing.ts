import type { TicketEvent } from '#contract/ticket-events.ts'
import type { Happening } from './happening.ts'

/** An event of a ticket's log with its moment in epoch milliseconds. */
export interface Heard {
  readonly id: string
  readonly at: number
  readonly event: TicketEvent
}

/** Whose terms a ticket has: the version of its agreement and its priority. */
const termsName = (agreementVersion: string, priority: number): string => `${agreementVersion}/${priority}`

export function termsOf(name: string): { agreementVersion: string; priority: number } {
  const [agreementVersion = '', priority = ''] = name.split('/')
  return { agreementVersion, priority: Number(priority) }
}

/** A conversation by voice or face to face is a response as it is registered; a letter is one when our answer has left. */
const answeredAtOnce = new Set(['phone', 'visit'])

/** What an event means to clocks. Acts of ours that leave nothing with the requester (notes, acknowledgements) mean nothing. */
export function happeningsOf({ id, at, event }: Heard, agreementVersion: string): Happening[] {
  const cause = id
  switch (event.type) {
    case 'ticket.opened': {
      const start = Temporal.Instant.from(event.startedAt).epochMilliseconds
      const opened: Happening = { type: 'opened', at: start, terms: termsName(agreementVersion, event.priority), cause }
      return answeredAtOnce.has(event.channel) ? [opened, { type: 'responded', at, cause }] : [opened]
    }
    case 'ticket.reply-sent':
      return [{ type: 'responded', at, cause }]
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
    case 'ticket.prioritised':
      return [{ type: 'retargeted', at, terms: termsName(agreementVersion, event.priority), cause }]
    case 'ticket.classified':
      return [{ type: 'classified', at, cause }]
    case 'ticket.assigned':
    case 'ticket.owned':
    case 'ticket.begun':
    case 'ticket.escalated':
    case 'ticket.returned':
    case 'ticket.wait-expired':
    case 'ticket.conversation-linked':
    case 'ticket.conversation-unlinked':
    case 'ticket.replied':
    case 'ticket.reply-taken-back':
    case 'ticket.vendor-written':
    case 'ticket.noted':
    case 'ticket.letter-failed':
    case 'ticket.confirmed':
    case 'ticket.verification-failed':
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
    case 'ticket.split':
      return []
  }
}

/**
 * A ticket's whole history as its clocks see it, in order: what was written down later than it happened is heard in the order it was
 * recorded, and no moment goes back. After a merge the survivor starts at the earliest start of the two.
 */
export function historyOf(log: readonly Heard[], agreementVersion: string): Happening[] {
  const moved = log.findLast(({ event }) => event.type === 'ticket.absorbed' || event.type === 'ticket.released')?.event
  const start = moved && 'startedAt' in moved ? Temporal.Instant.from(moved.startedAt).epochMilliseconds : undefined
  let last = -Infinity
  return newTermsOnly(standing(log).flatMap((heard) => happeningsOf(heard, agreementVersion))).map((happening) => {
    const at = happening.type === 'opened' && start !== undefined ? start : Math.max(happening.at, last)
    last = at
    return { ...happening, at }
  })
}

/** Without the merges that were taken back (they took no promise away), and without what replies did that were. */
function standing(log: readonly Heard[]): Heard[] {
  const withdrawn = takenBack(log)
  return log.filter(({ event, at }, i) => {
    if (event.type === 'ticket.merged') return !log.slice(i).some((later) => later.event.type === 'ticket.unmerged')
    return !ofReply.has(event.type) || !withdrawn.includes(at)
  })
}

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

/** A priority set again to what it was is no new target: re-targeting would move a breach (K7). */
export function newTermsOnly(history: readonly Happening[], terms?: string): Happening[] {
  let current = terms
  return history.filter((happening) => {
    if (happening.type !== 'opened' && happening.type !== 'retargeted') return true
    const isSame = happening.type === 'retargeted' && happening.terms === current
    current = happening.terms
    return !isSame
  })
}

/** Merges and their undoing change where a clock started: such a history is counted anew from the log. */
export const mustReplay = (event: TicketEvent): boolean =>
  event.type === 'ticket.absorbed' ||
  event.type === 'ticket.released' ||
  event.type === 'ticket.unmerged' ||
  event.type === 'ticket.reply-taken-back'
