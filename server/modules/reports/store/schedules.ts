import { randomUUIDv7 } from 'node:crypto'
import type { NewReportSchedule } from '#contract/report-schedules.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

export async function lockSchedule({ tx, notBefore }: Work, id: string) {
  const row = await tx.selectFrom('report_schedule').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  // Its last letters were written then: the next moment is counted from a later one.
  const last = await tx
    .selectFrom('report_letter')
    .select('due_at')
    .where('schedule_id', '=', id)
    .orderBy('due_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last) notBefore(last.due_at)
  return row
}
export type ScheduleRow = Awaited<ReturnType<typeof lockSchedule>>

const columns = ({ name, by, organisation, period, every, day, time, format, language }: NewReportSchedule) => ({
  name,
  cut: by,
  organisation_id: organisation,
  period,
  every,
  day,
  wall_time: time,
  format,
  language,
})

export async function insertSchedule(
  work: Work,
  id: string,
  owner: string,
  given: NewReportSchedule,
  next: Temporal.Instant,
): Promise<void> {
  await work.tx
    .insertInto('report_schedule')
    .values({ id, owner_id: owner, ...columns(given), next_at: next })
    .execute()
  await insertRecipients(work, id, given.recipients)
}

export async function replaceSchedule(work: Work, id: string, given: NewReportSchedule, next: Temporal.Instant | null): Promise<void> {
  await work.tx
    .updateTable('report_schedule')
    .set({ ...columns(given), next_at: next })
    .where('id', '=', id)
    .execute()
  await work.tx.deleteFrom('report_recipient').where('schedule_id', '=', id).execute()
  await insertRecipients(work, id, given.recipients)
}

const insertRecipients = async ({ tx }: Work, id: string, recipients: readonly string[]): Promise<unknown> =>
  tx
    .insertInto('report_recipient')
    .values([...new Set(recipients)].map((person) => ({ schedule_id: id, person_id: person })))
    .execute()

export async function setNext({ tx }: Work, id: string, next: Temporal.Instant | null): Promise<void> {
  await tx.updateTable('report_schedule').set({ next_at: next }).where('id', '=', id).execute()
}

/** One for each recipient; those that there are for this moment already are not written again. */
export async function insertLetters(
  { tx }: Work,
  schedule: string,
  due: Temporal.Instant,
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<{ id: string; person: string }[]> {
  const people = await tx.selectFrom('report_recipient').select('person_id').where('schedule_id', '=', schedule).execute()
  return tx
    .insertInto('report_letter')
    .values(
      people.map(({ person_id }) => ({ id: randomUUIDv7(), schedule_id: schedule, person_id, due_at: due, from_at: from, to_at: to })),
    )
    .onConflict((conflict) => conflict.columns(['schedule_id', 'due_at', 'person_id']).doNothing())
    .returning(['id', 'person_id as person'])
    .execute()
}

export async function markLetter({ tx, at }: Work, id: string, failure: string | null): Promise<void> {
  await tx
    .updateTable('report_letter')
    .set(failure === null ? { sent_at: at, failure: null } : { failure })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute()
}
