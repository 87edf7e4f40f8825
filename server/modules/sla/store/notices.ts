import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'

/** Writes down that these people are told of an event of a ticket's clock; each once for an event. */
export async function tellOf(work: Work, ticket: string, event: string, chain: string | null, people: readonly string[]): Promise<void> {
  for (const person of people) {
    const id = randomUUIDv7()
    const told = await work.tx
      .insertInto('clock_notice')
      .values({ id, ticket_id: ticket, event_id: event, person_id: person, chain_id: chain, told_at: work.at })
      .onConflict((conflict) => conflict.columns(['event_id', 'person_id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (told) work.record(ticket, { type: 'clock.told', notice: id, person, chain })
  }
}

/** Chains that have told somebody on this ticket and go on. */
export async function goingOn({ tx }: Work, ticket: string): Promise<string[]> {
  const found = await rows<{ chain: string }>(
    tx,
    sql`select distinct chain_id as chain from clock_notice n where ticket_id = ${ticket} and chain_id is not null
      and not exists (select from clock_acknowledgement a where a.ticket_id = n.ticket_id and a.chain_id = n.chain_id)`,
  )
  return found.map(({ chain }) => chain)
}

/** These chains stop on the ticket: what lies ahead of them is not told any more. */
export async function stopChains({ tx, at }: Work, ticket: string, chains: readonly string[], person: string): Promise<void> {
  await tx
    .insertInto('clock_acknowledgement')
    .values(chains.map((chain_id) => ({ ticket_id: ticket, chain_id, person_id: person, at })))
    .execute()
  await sql`delete from timer where ticket_id = ${ticket} and fired_at is null
    and split_part(threshold, ':', 1) = 'chain' and split_part(threshold, ':', 2) = any(${[...chains]})`.execute(tx)
}

export async function isStopped({ tx }: Work, ticket: string, chain: string): Promise<boolean> {
  const found = await tx
    .selectFrom('clock_acknowledgement')
    .select('at')
    .where('ticket_id', '=', ticket)
    .where('chain_id', '=', chain)
    .executeTakeFirst()
  return found !== undefined
}
