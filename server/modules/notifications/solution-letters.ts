import type { LetterName } from '#contract/letters.ts'
import type { TicketEvent } from '#contract/ticket-events.ts'
import type { Kind } from '#contract/ticket-words.ts'

type Resolved = Extract<TicketEvent, { type: 'ticket.resolved' }>
type Closed = Extract<TicketEvent, { type: 'ticket.closed' }>

/** Only who is done something for is asked whether it works, and only where his word is the verification. */
const asksWord = (kind: Kind, { verification }: Pick<Resolved, 'verification'>): boolean =>
  (kind === 'request' || kind === 'incident') && (verification === undefined || verification.how === 'requester')

/** Where nobody verifies and the rule closes, the solution and the closing are one moment and one letter. */
const closesAtOnce = ({ verification }: Pick<Resolved, 'verification'>): boolean => verification?.how === 'none' && verification.closes

/** The letter about a solution that was told by no reply; undefined: the one about the closing says it all. */
export function solutionLetter(kind: Kind, event: Resolved, isClosed: boolean): LetterName | undefined {
  if (!event.tell) return undefined
  if (asksWord(kind, event)) return 'resolved'
  return closesAtOnce(event) && isClosed ? undefined : 'resolved-told'
}

const silent: readonly Closed['how'][] = ['merged', 'spam', 'duplicate', 'thanks', 'agent']

/** The letter about a closing. `solved`: the last solution; undefined: there was none. */
export function closingLetter(kind: Kind, { how }: Closed, solved: Resolved | undefined): LetterName | undefined {
  if (silent.includes(how)) return undefined
  if (how === 'confirmed') return 'closed'
  if (how === 'silence') return solved && !asksWord(kind, solved) ? 'closed-told' : 'closed-silence'
  // The reply has just said it.
  return solved && solved.reply !== null && closesAtOnce(solved) ? undefined : 'closed-told'
}

/** What a reply that solves asks below its text. */
export function footerOfSolution(kind: Kind, event: Resolved, isClosed: boolean): 'verify' | 'rate' | undefined {
  if (asksWord(kind, event)) return 'verify'
  return closesAtOnce(event) && isClosed ? 'rate' : undefined
}
