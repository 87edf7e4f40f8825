import { TicketEvent } from '#contract/ticket-events.ts'
import { historian } from '#platform/actor.ts'
import type { Projection, StoredEvent } from '#platform/work.ts'
import { moves } from './hearing.ts'
import { retellTickets } from './store/retelling.ts'

/** Clocks in step with the log, in the transaction that records the events: each ticket that moved is told anew from its log. */
export const projections: readonly Projection[] = [
  async (work, events) => {
    const moved = events.filter(hasMoved)
    if (moved.length === 0) return
    const silent = moved.every(({ actor }) => actor.kind === 'system' && actor.job === historian.job)
    const subjects = [...new Set(moved.map(({ subject }) => subject))]
    const opened = new Set(moved.flatMap(({ subject, event }) => (event.type === 'ticket.opened' ? subject : [])))
    await retellTickets(work, subjects, { silent, fresh: subjects.every((subject) => opened.has(subject)) })
  },
]

function hasMoved({ event }: StoredEvent): boolean {
  const parsed = event.type.startsWith('ticket.') ? TicketEvent.safeParse(event) : undefined
  return parsed?.success === true && moves(parsed.data)
}
