import type { TicketEvent } from '#contract/ticket-events.ts'
import type { Work } from '#platform/work.ts'
import { solutionFacts } from '../queries/facts.ts'
import { closingLetter, footerOfSolution, solutionLetter } from '../solution-letters.ts'
import { askInReply, writeTicketLetter } from './letters.ts'

type Of<Type extends TicketEvent['type']> = Extract<TicketEvent, { type: Type }>

/** A solution becomes what is asked below the reply that says it, or a letter of its own. */
export async function tellSolution(work: Work, url: string, ticket: string, event: Of<'ticket.resolved'>): Promise<void> {
  const { kind, isClosed } = await solutionFacts(work.tx, ticket)
  if (event.reply === null) {
    const letter = solutionLetter(kind, event, isClosed)
    if (letter) await writeTicketLetter(work, url, ticket, letter)
    return
  }
  const footer = footerOfSolution(kind, event, isClosed)
  if (footer) await askInReply(work, url, ticket, event.reply, footer)
}

export async function tellClosing(work: Work, url: string, ticket: string, event: Of<'ticket.closed'>): Promise<void> {
  const { kind, solved } = await solutionFacts(work.tx, ticket)
  const letter = closingLetter(kind, event, solved)
  if (letter) await writeTicketLetter(work, url, ticket, letter)
}
