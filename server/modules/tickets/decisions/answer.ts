import type { TicketEvent } from '#contract/ticket-events.ts'
import type { Actor } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { pass, passResolving } from '../kernel.ts'
import type { Ticket } from '../ticket.ts'
import { begin } from './place.ts'
import { type Resolving, closedAtOnce } from './verification.ts'
import { waited } from './wait.ts'

type Instant = Temporal.Instant

/** What the ticket becomes with a reply. `in-work`: it goes on; a wait for the requester is over, another wait stands, a resolved one stays resolved. */
export type Next =
  | { readonly status: 'in-work' }
  | { readonly status: 'waiting'; readonly until: Instant | undefined }
  | { readonly status: 'resolved'; readonly code: string; readonly text: string; readonly resolving?: Resolving }

interface Written {
  readonly message: string
  readonly conversation: string
}

/** An agent answers. Being begun and taken is not undone with the reply; what `next` does is. */
export function reply(ticket: Ticket, actor: Actor, { message, conversation }: Written, next: Next, at: Instant): TicketEvent[] {
  pass(ticket, 'reply')
  // Before the gate of beginning, so that all that the solution lacks is said at once.
  if (next.status === 'resolved') passResolving(ticket, actor, next.resolving?.asked ?? [])
  const replied: TicketEvent[] = [
    ...begin(ticket, actor, { done: next.status === 'resolved' }),
    { type: 'ticket.replied', message, conversation },
  ]
  switch (next.status) {
    case 'in-work':
      return ticket.waiting_on === 'requester' ? [...replied, { type: 'ticket.wait-ended', because: 'replied' }] : replied
    case 'waiting': {
      const reopened: TicketEvent[] = ticket.status === 'resolved' ? [{ type: 'ticket.reopened', because: 'agent', reason: null }] : []
      return [...replied, ...reopened, waited({ on: 'requester', until: next.until, reason: null }, at)]
    }
    case 'resolved':
      return [...replied, ...resolveWith(ticket, message, next)]
  }
}

function resolveWith(
  ticket: Ticket,
  reply: string,
  { code, text, resolving: { asked = [], verification } = {} }: Extract<Next, { status: 'resolved' }>,
): TicketEvent[] {
  const resolved: TicketEvent = { type: 'ticket.resolved', code, text, reply, tell: false, ...(verification && { verification }) }
  return [resolved, ...closedAtOnce(ticket, verification, asked)]
}

export const replyTakenBack = (ticket: Ticket, message: string): TicketEvent[] => [
  { type: 'ticket.reply-taken-back', message, restored: ticket.before_reply?.message === message },
]

/** A vendor is written to. It is no answer to the requester, and no solution. */
export function writeToVendor(ticket: Ticket, actor: Actor, { message, conversation }: Written, next: Next, at: Instant): TicketEvent[] {
  if (next.status === 'resolved') throw new Refusal('tickets.vendor-is-not-told')
  if (next.status === 'waiting') pass(ticket, 'wait')
  return [
    ...begin(ticket, actor),
    { type: 'ticket.vendor-written', message, conversation },
    ...(next.status === 'waiting' ? [waited({ on: 'vendor', until: next.until, reason: null }, at)] : []),
  ]
}

/** How a ticket takes a message of the requester. `too-old`: it is not for this ticket any more. */
export function requesterWrote(
  ticket: Ticket,
  { message, conversation, automatic }: Written & { automatic: boolean },
  { at, reopenWindowDays }: { at: Instant; reopenWindowDays: number },
): { outcome: 'heard' | 'reopened' | 'too-old' | 'automatic'; events: TicketEvent[] } {
  // RFC 3834: what an automaton writes is an answer of nobody.
  if (automatic) return { outcome: 'automatic', events: [] }
  const answered: TicketEvent = { type: 'ticket.requester-answered', message, conversation }
  if (ticket.status === 'closed') {
    if (isTooOld(ticket, at, reopenWindowDays)) return { outcome: 'too-old', events: [] }
    return { outcome: 'reopened', events: [answered, { type: 'ticket.reopened', because: 'requester-answered', reason: null }] }
  }
  const ended: TicketEvent[] = ticket.waiting_on === 'requester' ? [{ type: 'ticket.wait-ended', because: 'requester-answered' }] : []
  return { outcome: 'heard', events: [answered, ...ended] }
}

export const isTooOld = ({ closed_at }: Ticket, at: Instant, days: number): boolean =>
  closed_at !== null && Temporal.Instant.compare(closed_at.add({ hours: 24 * days }), at) < 0

export const vendorWrote = (ticket: Ticket, { message, conversation, automatic }: Written & { automatic: boolean }): TicketEvent[] => {
  if (automatic) return []
  const answered: TicketEvent = { type: 'ticket.vendor-answered', message, conversation }
  return ticket.waiting_on === 'vendor' ? [answered, { type: 'ticket.wait-ended', because: 'vendor-answered' }] : [answered]
}

/** A letter that did not arrive asked nothing: nobody is waited for. */
export const letterFailed = (ticket: Ticket, message: string): TicketEvent[] => [
  { type: 'ticket.letter-failed', message },
  ...(ticket.waiting_on === 'requester' ? [{ type: 'ticket.wait-ended', because: 'letter-failed' } as const] : []),
]
