import { workingTimeOf } from '#modules/sla'
import { holdTickets } from '#modules/tickets'
import type { Reader } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'
import { type Incident, incidentOf, leadsOf } from '../queries/incident.ts'
import { concernsCadence, hasSent } from '../queries/page.ts'
import { planOf } from '../queries/plans.ts'
import { lockCadence, markTold, oweAt, silence } from '../store/cadence.ts'

/** Something about an incident is another now: its first update may be owed, or none any more. `since`: when that happened. */
export async function followIncident(work: Work, ticket: string, since: Temporal.Instant): Promise<void> {
  if (!(await concernsCadence(work.tx, ticket))) return
  await holdTickets(work, [ticket])
  const incident = await incidentOf(work.tx, ticket)
  const cadence = await lockCadence(work, ticket)
  if (incident.kind !== 'incident' || incident.over) return cadence && silence(work, ticket)
  const first = await nextByPlan(work.tx, incident, since)
  if (first === null) return
  const isPromised = cadence && !cadence.silenced && (await hasSent(work.tx, ticket))
  const isSooner = !cadence || cadence.silenced || Temporal.Instant.compare(first, cadence.next) < 0
  // What people were promised stands, whatever the plan would have said.
  if (!isPromised && isSooner) await oweAt(work, ticket, first)
}

/** When the plan of an incident wants the next update, counted from a moment; null: it wants none. */
async function nextByPlan(db: Reader, incident: Incident, from: Temporal.Instant): Promise<Temporal.Instant | null> {
  const { everyMinutes, hours } = await planOf(db, incident)
  if (everyMinutes === null) return null
  const ms = everyMinutes * 60_000
  const time = hours === null ? undefined : await workingTimeOf(db, hours)
  const at = time ? time.add(from.epochMilliseconds, ms) : from.epochMilliseconds + ms
  return at === undefined ? null : Temporal.Instant.fromEpochMilliseconds(at)
}

/** The moment of a cadence has come, if it still stands. */
export async function tellCadence(work: Work, { ticket, due, late }: { ticket: string; due: string; late: boolean }): Promise<void> {
  await holdTickets(work, [ticket])
  const cadence = await lockCadence(work, ticket)
  if (!cadence || cadence.silenced || !cadence.next.equals(Temporal.Instant.from(due)) || (late ? cadence.overdue : cadence.reminded))
    return
  const incident = await incidentOf(work.tx, ticket)
  const people = await toldOf(work.tx, incident, late)
  await markTold(work, ticket, late)
  work.record(ticket, { type: 'update.owed', due, late, people })
}

/** Who tells people; also who leads his team once it is late, or where nobody is to tell. */
async function toldOf(db: Reader, { communicator, team }: Incident, late: boolean): Promise<string[]> {
  const leads = late || communicator === null ? await leadsOf(db, team) : []
  return [...new Set([...(communicator === null ? [] : [communicator]), ...leads])]
}
