import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { CorrectionKind } from '#contract/corrections.ts'
import type { Metric } from '#contract/sla.ts'
import { personOf } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Change } from '../corrections.ts'

export async function insertRestatements(
  work: Work,
  ticket: string,
  { because, reason }: { because: CorrectionKind; reason: string },
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return
  const act = randomUUIDv7()
  await work.tx
    .insertInto('restatement')
    .values(
      changes.map(({ metric, scope, before, after }) => ({
        id: randomUUIDv7(),
        act_id: act,
        ticket_id: ticket,
        metric,
        scope,
        because,
        reason,
        at: work.at,
        by_id: personOf(work.actor),
        before_status: before.state,
        before_elapsed_ms: before.elapsedMs,
        before_due_at: before.dueAt,
        after_status: after.state,
        after_elapsed_ms: after.elapsedMs,
        after_due_at: after.dueAt,
      })),
    )
    .execute()
}

interface Of {
  readonly ticket: string
  readonly metric: Metric
  readonly scope: string
}

/** Late now, or ever. */
export async function isBreached(work: Work, { ticket, metric, scope }: Of): Promise<boolean> {
  const [found] = await rows(
    work.tx,
    sql`select from clock where ticket_id = ${ticket} and metric = ${metric} and scope = ${scope}
      and (status = 'missed' or ever_breached or status in ('running', 'paused') and due_at < ${work.at})`,
  )
  return found !== undefined
}

export async function insertExemption(work: Work, { ticket, metric, scope }: Of, reason: string): Promise<string> {
  const id = randomUUIDv7()
  const kept = await sql<{ id: string }>`
    insert into exemption (id, ticket_id, metric, scope, reason, asked_by, asked_at)
    values (${id}, ${ticket}, ${metric}, ${scope}, ${reason}, ${personOf(work.actor)}, ${work.at}) on conflict do nothing returning id`.execute(
    work.tx,
  )
  if (kept.rows.length === 0) throw new Refusal('exemption.asked-already')
  return id
}

export interface Asked extends Of {
  readonly askedBy: string | null
  readonly approved: boolean | null
}

export async function lockExemption(work: Work, id: string): Promise<Asked> {
  const [found] = await rows<Asked>(
    work.tx,
    sql`select ticket_id as ticket, metric, scope, asked_by as "askedBy", approved from exemption where id = ${id} for update`,
  )
  if (!found) throw new Refusal('not-found')
  return found
}

export async function decideExemption(work: Work, id: string, approved: boolean, note: string): Promise<void> {
  await work.tx
    .updateTable('exemption')
    .set({ approved, note, decided_by: personOf(work.actor), decided_at: work.at })
    .where('id', '=', id)
    .execute()
}
