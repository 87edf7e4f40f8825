import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'
import { readBook } from '../queries/agreements.ts'
import { chainsOf } from '../queries/chains.ts'
import { logsOf } from '../queries/log.ts'
import { rowsOf } from '../queries/rows.ts'
import { retell } from '../telling.ts'
import { goByAgreements, saveClocks } from './clocks.ts'

/** Counts the clocks of these tickets anew from their logs, by the agreements as they are. `fresh`: none of them has had any. */
export async function retellTickets(
  { tx, at }: Work,
  tickets: readonly string[],
  { silent, fresh = false }: { silent: boolean; fresh?: boolean },
): Promise<void> {
  await goByAgreements(tx)
  const book = await readBook(tx)
  const logs = await logsOf(tx, tickets)
  const chains = await chainsOf(tx, tickets)
  const clocks = tickets.flatMap((ticket) => rowsOf(ticket, retell(logs.get(ticket) ?? [], book), book.versions, chains(ticket)))
  await saveClocks(tx, tickets, clocks, { at, silent, fresh })
}

/** All open tickets are to be told anew; returns when that is written down, not when it is done. `silent`: what has passed is no news. */
export async function askRetelling({ tx, at }: Work, { silent }: { silent: boolean }): Promise<void> {
  await tx.insertInto('clock_retelling').values({ id: randomUUIDv7(), asked_at: at, silent }).execute()
}

export interface Retelling {
  readonly id: string
  readonly silent: boolean
  readonly after: string
  readonly tickets: number
}

/** The oldest that is not done, locked; undefined where there is none or another node is at it. */
export async function lockRetelling({ tx }: Work): Promise<Retelling | undefined> {
  const [found] = await rows<Retelling>(
    tx,
    sql`select id, silent, after_ticket as after, tickets from clock_retelling where done_at is null order by asked_at, id limit 1
      for update skip locked`,
  )
  return found
}

export async function ticketsToRetell({ tx }: Work, after: string, most: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select id from ticket where status in ('new', 'in-work', 'waiting') and id > ${after}::uuid order by id limit ${most}`,
  )
  return found.map(({ id }) => id)
}

export async function moveRetelling({ tx, at }: Work, id: string, to: { after: string; tickets: number; done: boolean }): Promise<void> {
  await tx
    .updateTable('clock_retelling')
    .set({ after_ticket: to.after, tickets: to.tickets, done_at: to.done ? at : null })
    .where('id', '=', id)
    .execute()
}
