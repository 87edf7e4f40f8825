import { sql } from 'kysely'
import { chunks } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'
import type { Stay } from '../stay.ts'
import type { Ticket } from '../ticket.ts'
import { columnsOf } from './tickets.ts'

export async function takeNumbers({ tx }: Work, count: number): Promise<number[]> {
  const { rows: found } = await sql<{
    number: number
  }>`select nextval('ticket_number') as number from generate_series(1, ${count})`.execute(tx)
  return found.map(({ number }) => number)
}

export interface KeptText {
  readonly id: string
  readonly subject: string
  readonly text: string
  readonly at: Temporal.Instant
}

export async function insertTexts({ tx }: Work, texts: readonly KeptText[]): Promise<void> {
  for (const some of chunks(texts, 5))
    await tx
      .insertInto('text_version')
      .values(some.map(({ id, subject, text, at }) => ({ id, subject, text, author: null, written_at: at })))
      .execute()
}

export async function insertTickets({ tx }: Work, tickets: readonly Ticket[]): Promise<void> {
  const [first] = tickets
  if (!first) return
  for (const some of chunks(tickets, Object.keys(first).length)) await tx.insertInto('ticket').values(some.map(columnsOf)).execute()
}

export async function insertStays(
  { tx }: Work,
  stays: readonly { readonly ticket: string; readonly stays: readonly Stay[] }[],
): Promise<void> {
  const all = stays.flatMap(({ ticket, stays: own }) =>
    own.map(({ level, team, assignee, vendor, vendorCase, from, to, how }, at) => ({
      ticket_id: ticket,
      n: at + 1,
      level_id: level,
      team_id: team,
      assignee_id: assignee,
      vendor_id: vendor,
      vendor_case: vendorCase,
      from_at: from,
      to_at: to,
      how,
    })),
  )
  for (const some of chunks(all, 9)) await tx.insertInto('stay').values(some).execute()
}
