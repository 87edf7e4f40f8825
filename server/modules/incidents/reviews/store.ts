import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { ReviewDocument } from '#contract/reviews.ts'
import { personOf } from '#platform/actor.ts'
import { json, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { State } from './review.ts'

export interface Kept {
  readonly state: State
  readonly version: number
  readonly document: ReviewDocument
}

/** Answers whether it is new: one for each major incident, however often it is resolved and stood down. */
export async function insertReview({ tx }: Work, ticket: string, due: Temporal.Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('review')
    .values({ ticket_id: ticket, due_at: due, state: 'due', document: json(ReviewDocument.parse({})) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Its ticket is locked before. */
export async function lockReview({ tx }: Work, ticket: string): Promise<Kept> {
  const [row] = await rows<{ state: State; version: number; document: unknown }>(
    tx,
    sql`select state, version, document from review where ticket_id = ${ticket} for update`,
  )
  if (!row) throw new Refusal('not-found')
  return { ...row, document: ReviewDocument.parse(row.document) }
}

export async function saveDocument(work: Work, ticket: string, version: number, document: ReviewDocument): Promise<void> {
  await work.tx
    .updateTable('review')
    .set({ document: json(document), version, state: 'draft', written_by: personOf(work.actor), written_at: work.at })
    .where('ticket_id', '=', ticket)
    .execute()
}

export async function saveState(work: Work, ticket: string, state: 'draft' | 'approved' | 'published'): Promise<void> {
  const set =
    state === 'draft'
      ? { state, approved_by: null, approved_at: null, published_at: null }
      : state === 'approved'
        ? { state, approved_by: personOf(work.actor), approved_at: work.at }
        : { state, published_at: work.at }
  await work.tx.updateTable('review').set(set).where('ticket_id', '=', ticket).execute()
}

export async function insertAction(
  { tx }: Work,
  ticket: string,
  { text, owner, due }: { text: string; owner: string; due: string },
): Promise<string> {
  const id = randomUUIDv7()
  await tx.insertInto('review_action').values({ id, ticket_id: ticket, text, owner_id: owner, due }).execute()
  return id
}

export interface Action {
  readonly text: string
  readonly owner: string
  readonly task: string | null
  readonly ended: boolean
}
export async function lockAction({ tx }: Work, id: string): Promise<Action> {
  const [row] = await rows<Action>(
    tx,
    sql`select text, owner_id as owner, task_id as task, done_at is not null as ended from review_action where id = ${id} for update`,
  )
  if (!row) throw new Refusal('not-found')
  return row
}

export async function updateAction(
  { tx }: Work,
  id: string,
  set: {
    owner_id?: string
    due?: string
    task_id?: string
    done_at?: Temporal.Instant
    dropped_reason?: string | null
    reminded_at?: Temporal.Instant | null
  },
): Promise<void> {
  await tx.updateTable('review_action').set(set).where('id', '=', id).execute()
}

export async function noteReminded({ tx, at }: Work, ticket: string): Promise<void> {
  await tx.updateTable('review').set({ reminded_at: at }).where('ticket_id', '=', ticket).execute()
}
