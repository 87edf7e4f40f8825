import type { ChangeFacts } from '#contract/changes.ts'
import type { AppEvent } from '#contract/events.ts'
import type { Status } from '#contract/ticket-words.ts'
import { holdTickets, ticketToWork } from '#modules/tickets'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { sql } from 'kysely'
import { type ChangeFold, apply } from '../change.ts'
import { rowOf, saveRow, versionOf } from '../store.ts'
import { tellEvidence } from './evidence.ts'

/** A change with its ticket locked. */
export interface Held {
  readonly id: string
  readonly row: ChangeFold | undefined
  readonly facts: ChangeFacts
  /** Who said the present version. */
  readonly plannedBy: string | null
  readonly requester: string
}

/** Of a ticket that the actor works on. */
export async function changeToWork(work: Work, ref: string): Promise<Held> {
  const { id } = await ticketToWork(work, ref)
  return heldOf(work.tx, id)
}

/** Whoever calls has asked whether the actor may. */
export async function holdChange(work: Work, ticket: string): Promise<Held> {
  await holdTickets(work, [ticket])
  return heldOf(work.tx, ticket)
}

async function heldOf(db: Reader, id: string): Promise<Held> {
  const [ticket] = await rows<{ kind: string; status: Status; requester: string; merged: boolean }>(
    db,
    sql`select kind, status, requester_id as requester, merged_into_id is not null as merged from ticket where id = ${id}`,
  )
  if (ticket?.kind !== 'change') throw new Refusal('changes.not-a-change')
  if (ticket.merged) throw new Refusal('tickets.merged')
  if (ticket.status === 'resolved' || ticket.status === 'closed') throw new Refusal('changes.over')
  const row = await rowOf(db, id)
  const { facts, by } = await versionOf(db, id, row?.version ?? 0)
  return { id, row, facts, plannedBy: by, requester: ticket.requester }
}

/** Records what happened, saves what it makes of the row, and tells the stages of the ticket what is there now. */
export async function happen(
  work: Work,
  { id, row, facts }: Pick<Held, 'id' | 'row' | 'facts'>,
  events: readonly AppEvent[],
): Promise<void> {
  const next = events.reduce((now, event) => apply(now, { subject: id, at: work.at, event }), row)
  for (const event of events) work.record(id, event)
  if (!next) return
  await saveRow(work, id, next)
  await tellEvidence(work, id, facts, next)
}
