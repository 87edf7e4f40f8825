import { TicketEvent } from '#contract/ticket-events.ts'
import type { Projection, StoredEvent } from '#platform/work.ts'
import { moves } from './hearing.ts'
import { bookOf, readBook, readTurns } from './queries/agreements.ts'
import { logsOf } from './queries/log.ts'
import { movedBy } from './queries/moves.ts'
import { rowsOf } from './queries/rows.ts'
import { goByAgreements, saveClocks } from './store/clocks.ts'
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
  /** Agreements have changed: the clocks of open tickets follow. */
  async ({ tx }, events) => {
    const turned = events.filter(({ event }) => event.type === 'agreement.turned')
    if (turned.length === 0) return
    const turns = await readTurns(tx)
    const isNew = (turn: (typeof turns)[number]) =>
      turned.some(({ subject, at }) => subject === turn.agreement && Temporal.Instant.compare(at, turn.at) === 0)
    const [before, after] = [
      await bookOf(
        tx,
        turns.filter((turn) => !isNew(turn)),
      ),
      await bookOf(tx, turns),
    ]
    for await (const { tickets } of movedBy(tx, before, after))
      await saveClocks(
        tx,
        tickets.map(({ ticket }) => ticket),
        tickets.flatMap((one) => one.after),
      )
  },
]

function hasMoved({ event }: StoredEvent): boolean {
  const parsed = event.type.startsWith('ticket.') ? TicketEvent.safeParse(event) : undefined
  return parsed?.success === true && moves(parsed.data)
}
