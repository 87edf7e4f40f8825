import type { Work } from '#platform/work.ts'

export interface WatchRow {
  readonly from_at: Temporal.Instant
  readonly until_at: Temporal.Instant
  readonly before_incidents: number
  readonly before_weeks: number
}

/** A problem that is closed again is watched anew. */
export async function beginWatch(work: Work, ticket: string, watch: WatchRow): Promise<void> {
  const fresh = { ...watch, after_incidents: 0, looked_at: null, ended: null, incident_ids: [] }
  await work.tx
    .insertInto('problem_watch')
    .values({ ticket_id: ticket, ...fresh })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(fresh))
    .execute()
  work.record(ticket, { type: 'problem.watch-begun', until: watch.until_at.toString(), before: watch.before_incidents })
}

export const runningWatch = ({ tx }: Work, ticket: string): Promise<WatchRow | undefined> =>
  tx
    .selectFrom('problem_watch')
    .select(['from_at', 'until_at', 'before_incidents', 'before_weeks'])
    .where('ticket_id', '=', ticket)
    .where('ended', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export async function keepLook(work: Work, ticket: string, incidents: readonly string[]): Promise<void> {
  await work.tx
    .updateTable('problem_watch')
    .set({ looked_at: work.at, after_incidents: incidents.length, incident_ids: [...incidents] })
    .where('ticket_id', '=', ticket)
    .execute()
}

export async function endWatch(
  work: Work,
  ticket: string,
  how: 'kept' | 'returned' | 'stopped',
  incidents: readonly string[],
): Promise<void> {
  await work.tx.updateTable('problem_watch').set({ ended: how, looked_at: work.at }).where('ticket_id', '=', ticket).execute()
  work.record(ticket, { type: 'problem.watch-ended', how, incidents: [...incidents] })
}

/** When it was found that the incidents came back: a fix and a test from before that were none. */
export async function returnedAt({ tx }: Pick<Work, 'tx'>, ticket: string): Promise<Temporal.Instant | null> {
  const found = await tx
    .selectFrom('problem_watch')
    .select('looked_at')
    .where('ticket_id', '=', ticket)
    .where('ended', '=', 'returned')
    .executeTakeFirst()
  return found?.looked_at ?? null
}
