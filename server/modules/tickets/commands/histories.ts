import type { TicketEvent } from '#contract/ticket-events.ts'
import { allow } from '#platform/actor.ts'
import type { Work } from '#platform/work.ts'
import { replay } from '../stay.ts'
import { insertStays, insertTexts, insertTickets } from '../store/histories.ts'

/** The whole life of a ticket that was lived elsewhere. */
export interface History {
  readonly ticket: string
  /** In order; begins with ticket.opened. */
  readonly events: readonly { readonly at: Temporal.Instant; readonly event: TicketEvent }[]
  /** Those that the events name. */
  readonly texts: readonly { readonly id: string; readonly text: string; readonly at: Temporal.Instant }[]
}

/** Many tickets at once, with the moments of their own time: rows and stays are the same folds of the same events as those of living tickets. */
export async function writeHistories(work: Work, histories: readonly History[]): Promise<void> {
  allow(work.actor.kind === 'system')
  const lives = histories.map(({ ticket: id, events }) => {
    const { ticket, stays } = replay(events.map((one) => ({ ...one, subject: id })))
    if (!ticket) throw new Error('a ticket begins with ticket.opened')
    return { ticket, stays }
  })
  await insertTexts(
    work,
    histories.flatMap(({ ticket, texts }) => texts.map((text) => ({ ...text, subject: ticket }))),
  )
  await insertTickets(
    work,
    lives.map(({ ticket }) => ticket),
  )
  await insertStays(
    work,
    lives.map(({ ticket, stays }) => ({ ticket: ticket.id, stays })),
  )
  for (const { ticket, events } of histories) for (const { at, event } of events) work.record(ticket, event, at)
}
