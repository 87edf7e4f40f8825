import { sql } from 'kysely'
import { Evidence, GatedAct } from '#contract/stages.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Asked } from '../stages.ts'
import type { Ticket } from '../ticket.ts'

/** What is asked for on this ticket beyond what stands on it, and what of it is there. */
export async function askedOf(db: Reader, { id }: Pick<Ticket, 'id'>): Promise<Asked[]> {
  const found = await rows<{ evidence: string; act: string | null; required: boolean; given: boolean }>(
    db,
    sql`select evidence, act, required, given_at is not null as given from required_evidence where ticket_id = ${id} order by evidence`,
  )
  return found.map(({ evidence, act, ...rest }) => ({
    ...rest,
    evidence: Evidence.parse(evidence),
    act: act === null ? null : GatedAct.parse(act),
  }))
}
