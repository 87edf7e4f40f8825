import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'

export interface Claimed {
  readonly id: string
  readonly stakeholder: string
  readonly address: string
  readonly language: 'ru' | 'en' | 'both'
}

/** So many are in flight at once, and so many may be doubled when the desk is killed. */
const atOnce = 10

/** Letters that another run had in its hands when it died: they may have left. They go again, and are listed. */
export async function takeOver({ tx }: Work, update: string): Promise<void> {
  await tx
    .updateTable('update_letter')
    .set({ state: 'waiting', uncertain: true, run: null })
    .where('update_id', '=', update)
    .where('state', '=', 'sending')
    .execute()
}

/** The next letters, marked as in flight before they fly. Those which this run has tried already wait for the next. */
export async function claim({ tx }: Work, update: string, run: string): Promise<Claimed[]> {
  const { rows: claimed } = await sql<Claimed>`update update_letter set state = 'sending', run = ${run} where id in (
      select id from update_letter where update_id = ${update} and state = 'waiting' and run is distinct from ${run}
      order by id limit ${atOnce} for update skip locked)
    returning id, stakeholder_id as stakeholder, address, language`.execute(tx)
  return claimed
}

export async function note(
  { tx, at }: Work,
  run: string,
  results: readonly { id: string; state: 'sent' | 'waiting' | 'failed'; failure: string | null }[],
): Promise<void> {
  for (const { id, state, failure } of results)
    await tx
      .updateTable('update_letter')
      .set({ state, failure, ...(state === 'sent' ? { sent_at: at } : {}) })
      .where('id', '=', id)
      .where('run', '=', run)
      .execute()
}

/** Whether it had left until now: a bounce that comes twice is one, and one that comes before its sending was noted is not forgotten. */
export async function failReturned({ tx }: Work, id: string, failure: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('update_letter')
    .set({ state: 'failed', failure, run: null, sent_at: null })
    .where('id', '=', id)
    .where('state', 'in', ['sent', 'sending'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface Counted {
  readonly waiting: number
  readonly sent: number
  readonly failed: number
  readonly uncertain: number
}

export async function countLetters({ tx }: Pick<Work, 'tx'>, update: string): Promise<Counted> {
  const [row] = await rows<Counted>(
    tx,
    sql`select count(*) filter (where state in ('waiting', 'sending'))::int as waiting, count(*) filter (where state = 'sent')::int as sent,
        count(*) filter (where state = 'failed')::int as failed, count(*) filter (where uncertain)::int as uncertain
      from update_letter where update_id = ${update}`,
  )
  return row ?? { waiting: 0, sent: 0, failed: 0, uncertain: 0 }
}
