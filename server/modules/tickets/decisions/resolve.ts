import type { TicketEvent } from '#contract/ticket-events.ts'
import type { Actor } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { asksRequester, obstacle, pass, passResolving } from '../kernel.ts'
import { type Resolving, closedAs, closedAtOnce } from './verification.ts'
import type { Asked } from '../stages.ts'
import type { Ticket } from '../ticket.ts'
import { isTooOld } from './answer.ts'
import { begin } from './place.ts'

type Instant = Temporal.Instant

export function resolve(
  ticket: Ticket,
  actor: Actor,
  { code, text, tell }: { code: string; text: string; tell: boolean },
  { asked = [], verification }: Resolving = {},
): TicketEvent[] {
  passResolving(ticket, actor, asked)
  const resolved: TicketEvent = { type: 'ticket.resolved', code, text, reply: null, tell, ...(verification && { verification }) }
  return [...begin(ticket, actor, { done: true }), resolved, ...closedAtOnce(ticket, verification, asked)]
}

/** By an agent. The moment of the requester's reply, if there is one, stays on the ticket. */
export function reopen(ticket: Ticket, reason: string | null): TicketEvent[] {
  pass(ticket, 'reopen')
  return [{ type: 'ticket.reopened', because: ticket.requester_answered_at === null ? 'agent' : 'requester-answered', reason }]
}

/** `thanks`: the requester's reply says so. `agent`: without his word, which takes a right of its own and a reason. */
export function close(
  ticket: Ticket,
  { how, reason, mayUnconfirmed }: { how: 'thanks' | 'agent' | 'spam' | 'duplicate'; reason: string | null; mayUnconfirmed: boolean },
  asked: readonly Asked[] = [],
): TicketEvent[] {
  pass(ticket, how === 'thanks' || how === 'agent' ? 'thank' : 'close', { asked })
  const unconfirmed = how === 'agent' && asksRequester(ticket) && ticket.verified_at === null
  if (unconfirmed && !mayUnconfirmed) throw new Refusal('forbidden')
  if ((unconfirmed || how === 'duplicate') && reason === null) throw new Refusal('tickets.reason-needed')
  return [{ type: 'ticket.closed', how, reason }]
}

interface Word {
  readonly works: boolean
  readonly by: string
  /** What is still broken. */
  readonly text: string | null
}

/** The requester's word. After the silence that closed it he may still confirm; a late "still broken" reopens within the window. */
export function verify(
  ticket: Ticket,
  { works, by, text }: Word,
  { at, reopenWindowDays, asked = [] }: { at: Instant; reopenWindowDays: number; asked?: readonly Asked[] },
): { outcome: 'confirmed' | 'reopened' | 'too-old'; events: TicketEvent[] } {
  const solved = ticket.status === 'resolved' || (ticket.status === 'closed' && ticket.resolved_at !== null)
  if (!solved || ticket.merged_into_id !== null) throw new Refusal('tickets.not-resolved')
  const confirmed: TicketEvent = { type: 'ticket.confirmed', by }
  if (works && ticket.status === 'resolved') {
    // What the closing still lacks is no business of his: his word is kept, and the desk sees what is missing.
    const brings = ticket.verification === null || ticket.verification.how === 'requester' ? (['verification'] as const) : []
    const whole = obstacle(ticket, 'thank', { asked, brings }) === undefined
    return { outcome: 'confirmed', events: [confirmed, ...(whole ? [closedAs('confirmed')] : [])] }
  }
  if (works) return { outcome: 'confirmed', events: ticket.closed_how === 'confirmed' ? [] : [confirmed] }
  if (isTooOld(ticket, at, reopenWindowDays)) return { outcome: 'too-old', events: [] }
  return {
    outcome: 'reopened',
    events: [
      { type: 'ticket.verification-failed', by, text },
      { type: 'ticket.reopened', because: 'verification-failed', reason: text },
    ],
  }
}

/** Closed on silence, once the question has stood unanswered until `deadline`; not where its letter never arrived. */
export function closeSilent(ticket: Ticket, at: Instant, deadline: Instant | undefined, asked: readonly Asked[] = []): TicketEvent[] {
  const unanswered = ticket.status === 'resolved' && ticket.requester_answered_at === null && ticket.letter_failed_at === null
  if (!unanswered || !asksRequester(ticket) || !deadline || Temporal.Instant.compare(at, deadline) < 0) return []
  return obstacle(ticket, 'thank', { asked }) ? [] : [closedAs('silence')]
}

export function rate(ticket: Ticket, score: number, comment: string | null): TicketEvent[] {
  if (ticket.resolved_at === null) throw new Refusal('tickets.not-resolved')
  const same = ticket.rating_score === score && comment === null
  return same ? [] : [{ type: 'ticket.rated', score, comment }]
}
