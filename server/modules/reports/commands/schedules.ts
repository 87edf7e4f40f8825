import { randomUUIDv7 } from 'node:crypto'
import type { NewReportSchedule } from '#contract/report-schedules.ts'
import { addressesOf, deskZone, organisationChips, standingOf } from '#modules/people'
import { allow } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { isDay, mayKeep, nextAfter, periodBefore, serves, whyNot } from '../schedule.ts'
import { type ScheduleRow, insertLetters, insertSchedule, lockSchedule, replaceSchedule, setNext } from '../store/schedules.ts'
import { sendDue, sendReport } from './job-types.ts'

export async function addSchedule(work: Work, given: NewReportSchedule): Promise<string> {
  const { actor } = work
  // A letter goes out in somebody's name.
  if (actor.kind !== 'person') throw new Refusal('forbidden')
  await check(work, given)
  allow(mayKeep(actor, { owner: actor.id, organisation: given.organisation }))
  const id = randomUUIDv7()
  const next = nextAfter(work.at, await deskZone(work.tx), given)
  await insertSchedule(work, id, actor.id, given, next)
  work.record(id, { type: 'report-schedule.added' })
  plan(work, id, next)
  return id
}

export async function editSchedule(work: Work, id: string, given: NewReportSchedule): Promise<void> {
  const row = await held(work, id)
  await check(work, given)
  const next = row.next_at && nextAfter(work.at, await deskZone(work.tx), given)
  await replaceSchedule(work, id, given, next)
  work.record(id, { type: 'report-schedule.changed' })
  if (next && !row.next_at?.equals(next)) plan(work, id, next)
}

/** What was due while it was paused is not made up for. */
export async function pauseSchedule(work: Work, id: string, paused: boolean): Promise<void> {
  const row = await held(work, id)
  if (paused === (row.next_at === null)) return
  const next = paused ? null : nextAfter(work.at, await deskZone(work.tx), rhythmOf(row))
  await setNext(work, id, next)
  work.record(id, { type: paused ? 'report-schedule.paused' : 'report-schedule.resumed' })
  if (next) plan(work, id, next)
}

/** Now as well; the time at which it is due stays. Answers how many letters were written. */
export async function sendNow(work: Work, id: string): Promise<number> {
  const row = await held(work, id)
  return writeLetters(work, row, work.at, await deskZone(work.tx))
}

/** Once for each moment: a job of a moment that is not the next one (changed, paused, sent already) does nothing. After a standstill one letter goes out, not one for each time missed. */
export async function letOut(work: Work, id: string, due: Temporal.Instant): Promise<void> {
  const row = await lockSchedule(work, id)
  if (!row.next_at?.equals(due)) return
  const zone = await deskZone(work.tx)
  await writeLetters(work, row, due, zone)
  const next = nextAfter(Temporal.Instant.compare(work.at, due) > 0 ? work.at : due, zone, rhythmOf(row))
  await setNext(work, id, next)
  plan(work, id, next)
}

async function writeLetters(work: Work, row: ScheduleRow, due: Temporal.Instant, zone: string): Promise<number> {
  const letters = await insertLetters(work, row.id, due, periodBefore(due, zone, row.period))
  if (letters.length > 0)
    work.record(row.id, { type: 'report-schedule.sent', due: due.toString(), recipients: letters.map(({ person }) => person) })
  for (const { id } of letters) work.later(sendReport, { letter: id })
  return letters.length
}

const plan = (work: Work, schedule: string, next: Temporal.Instant): void => work.later(sendDue, { schedule, due: next.toString() }, next)

const rhythmOf = ({ every, day, wall_time: time }: ScheduleRow) => ({ every, day, time })

/** The row, locked, of one that the actor may keep; to others it does not exist. */
async function held(work: Work, id: string): Promise<ScheduleRow> {
  const row = await lockSchedule(work, id)
  if (!mayKeep(work.actor, { owner: row.owner_id, organisation: row.organisation_id })) throw new Refusal('not-found')
  return row
}

async function check({ tx, actor }: Work, given: NewReportSchedule): Promise<void> {
  const { organisation, recipients } = given
  if (!isDay(given)) throw new Refusal('reports.bad-day')
  const isServed = actor.kind !== 'person' || serves(actor.serves, organisation)
  if (organisation !== null && (!isServed || !(await organisationChips(tx, [organisation])).has(organisation)))
    throw new Refusal('reports.unknown-organisation')
  for (const id of recipients) {
    const person = await standingOf(tx, id)
    const fault = person ? whyNot(person, organisation) : 'reports.unknown-recipient'
    if (fault) throw new Refusal(fault)
    if ((await addressesOf(tx, id, 'email')).length === 0) throw new Refusal('reports.recipient-without-address')
  }
}
