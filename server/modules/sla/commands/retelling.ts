import { holdTickets } from '#modules/tickets'
import type { Work } from '#platform/work.ts'
import { lockRetelling, moveRetelling, retellTickets, ticketsToRetell } from '../store/retelling.ts'

const batch = 300

/** The next batch of open tickets follows the agreements; true while there may be more. It goes on where the last commit left it. */
export async function retellBatch(work: Work): Promise<boolean> {
  const retelling = await lockRetelling(work)
  if (!retelling) return false
  const tickets = await ticketsToRetell(work, retelling.after, batch)
  await holdTickets(work, tickets)
  if (tickets.length > 0) await retellTickets(work, tickets, retelling)
  const done = tickets.length < batch
  const told = retelling.tickets + tickets.length
  await moveRetelling(work, retelling.id, { after: tickets.at(-1) ?? retelling.after, tickets: told, done })
  // Also the news by which the dispatchers of all nodes look for their next moment.
  work.record(retelling.id, { type: 'agreement.followed', tickets: told })
  return true
}
