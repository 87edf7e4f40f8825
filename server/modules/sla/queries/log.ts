import { sql } from 'kysely'
import { TicketEvent } from '#contract/ticket-events.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Heard } from '../hearing.ts'

/** The logs of tickets as they stand in this transaction, each in its order. */
export async function logsOf(db: Reader, tickets: readonly string[]): Promise<Map<string, Heard[]>> {
  if (tickets.length === 0) return new Map()
  const log = await rows(
    db,
    sql<{ id: string; subject: string; at: Temporal.Instant; type: string; data: Record<string, unknown> }>`
      select id, subject, at, type, data from event where subject = any(${[...tickets]}::uuid[]) and type like 'ticket.%' order by seq`,
  )
  const heard = log.map(({ subject, id, at, type, data }) => ({
    subject,
    id,
    at: at.epochMilliseconds,
    event: TicketEvent.parse({ ...data, type }),
  }))
  return Map.groupBy(heard, ({ subject }) => subject)
}
