import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { AnalysisPart, Branch, Verdict } from '#contract/problems.ts'
import { personOf } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { EntryFold } from '../analysis.ts'

/** Keeps a text that an event will name; the subject is the problem. */
export async function writeText(work: Work, subject: string, text: string): Promise<string> {
  const id = randomUUIDv7()
  await work.tx
    .insertInto('text_version')
    .values({ id, subject, text: text.trim(), author: personOf(work.actor), written_at: work.at })
    .execute()
  return id
}

export interface Said {
  readonly text: string
  readonly link: string
  readonly branch: Branch | null
  readonly happenedAt: Temporal.Instant | null
}

export async function insertEntry(
  work: Work,
  ticket: string,
  { part, parent, passed, text, link, branch, happenedAt }: Said & { part: AnalysisPart; parent: string | null; passed: boolean | null },
): Promise<string> {
  const id = randomUUIDv7()
  const text_id = await writeText(work, ticket, text)
  await work.tx
    .insertInto('analysis_entry')
    .values({
      id,
      ticket_id: ticket,
      part,
      parent_id: parent,
      text_id,
      link,
      branch,
      happened_at: happenedAt,
      verdict: part === 'hypothesis' ? 'open' : null,
      passed,
      by_id: personOf(work.actor),
      written_at: work.at,
    })
    .execute()
  const facts = { text: text_id, link, branch, happenedAt: happenedAt?.toString() ?? null }
  work.record(id, { type: 'analysis.entry-written', ticket, part, parent, passed, ...facts })
  return id
}

export async function updateEntry(work: Work, id: string, ticket: string, { text, link, branch, happenedAt }: Said): Promise<void> {
  const text_id = await writeText(work, ticket, text)
  await work.tx.updateTable('analysis_entry').set({ text_id, link, branch, happened_at: happenedAt }).where('id', '=', id).execute()
  work.record(id, { type: 'analysis.entry-rewritten', ticket, text: text_id, link, branch, happenedAt: happenedAt?.toString() ?? null })
}

export async function strike(work: Work, id: string, ticket: string): Promise<void> {
  await work.tx.updateTable('analysis_entry').set({ struck_at: work.at }).where('id', '=', id).execute()
  work.record(id, { type: 'analysis.entry-struck', ticket })
}

export async function updateVerdict(work: Work, id: string, ticket: string, verdict: Verdict, reason: string): Promise<void> {
  const reasonId = reason === '' ? null : await writeText(work, ticket, reason)
  await work.tx
    .updateTable('analysis_entry')
    .set({ verdict, judged_by: personOf(work.actor), judged_at: work.at, judged_reason_id: reasonId })
    .where('id', '=', id)
    .execute()
  work.record(id, { type: 'analysis.hypothesis-judged', ticket, verdict, reason: reasonId })
}

/** The ticket of an entry: it is locked first. */
export async function ticketOfEntry({ tx }: Work, id: string): Promise<string> {
  const found = await tx.selectFrom('analysis_entry').select('ticket_id').where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found')
  return found.ticket_id
}

export type EntryRow = EntryFold & { readonly id: string }

/** What stands of an analysis. */
export const standingEntries = ({ tx }: Pick<Work, 'tx'>, ticket: string): Promise<EntryRow[]> =>
  rows(
    tx,
    sql`select id, ticket_id, part, parent_id, text_id, link, branch, happened_at, verdict, passed, written_at, struck_at
      from analysis_entry where ticket_id = ${ticket} and struck_at is null order by written_at, id`,
  )
