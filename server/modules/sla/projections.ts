import { TicketEvent } from '#contract/ticket-events.ts'
import type { Projection, StoredEvent } from '#platform/work.ts'
import { moves } from './hearing.ts'
import { logsOf } from './queries/log.ts'
import { readBook } from './queries/agreements.ts'
import { rowsOf } from './queries/rows.ts'
import { goByAgreements, saveClocks } from './store.ts'
import { retell } from './telling.ts'

/** Clocks in step with the log, in the transaction that records the events: each ticket that moved is told anew from its log. */
export const projections: readonly Projection[] = [
  async ({ tx }, events) => {
    const tickets = [...new Set(events.filter(hasMoved).map(({ subject }) => subject))]
    if (tickets.length === 0) return
    await goByAgreements(tx)
    const book = await readBook(tx)
    const logs = await logsOf(tx, tickets)
    const clocks = tickets.flatMap((ticket) => rowsOf(ticket, retell(logs.get(ticket) ?? [], book), book.versions))
    await saveClocks(tx, tickets, clocks)
  },
]

function hasMoved({ event }: StoredEvent): boolean {
  const parsed = event.type.startsWith('ticket.') ? TicketEvent.safeParse(event) : undefined
  return parsed?.success === true && moves(parsed.data)
}
