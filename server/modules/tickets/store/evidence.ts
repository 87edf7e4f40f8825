import { sql } from 'kysely'
import type { Evidence, GatedAct } from '#contract/stages.ts'
import type { Work } from '#platform/work.ts'

/** What was given before it was asked for stays given. */
export async function insertRequired({ tx }: Work, ticket: string, evidence: Evidence, act: GatedAct | null): Promise<void> {
  await tx
    .insertInto('required_evidence')
    .values({ ticket_id: ticket, evidence, act, required: true, given_at: null })
    .onConflict((conflict) => conflict.columns(['ticket_id', 'evidence']).doUpdateSet({ act, required: true }))
    .execute()
}

export async function saveGiven(work: Work, ticket: string, evidence: Evidence): Promise<void> {
  await sql`insert into required_evidence (ticket_id, evidence, act, required, given_at) values (${ticket}, ${evidence}, null, false, ${work.at})
    on conflict (ticket_id, evidence) do update set given_at = coalesce(required_evidence.given_at, excluded.given_at)`.execute(work.tx)
}

export async function deleteGiven({ tx }: Work, ticket: string, evidence: Evidence): Promise<void> {
  await tx
    .updateTable('required_evidence')
    .set({ given_at: null })
    .where('ticket_id', '=', ticket)
    .where('evidence', '=', evidence)
    .execute()
}
