import { compile, russianYears, withProductionYear } from '#modules/calendars'
import type { WorkingHours } from '#contract/calendars.ts'
import type { Work } from '#platform/work.ts'
import { closeSilent } from '../decisions/resolve.ts'
import { asksRequester } from '../kernel.ts'
import { askedOf } from '../queries/evidence.ts'
import { readRules } from '../queries/settings.ts'
import { lockTickets, saveTicket } from '../store/tickets.ts'
import type { Ticket } from '../ticket.ts'
import { closeSilent as closeSilentJob } from './job-types.ts'

const office: WorkingHours = {
  timezone: 'Europe/Moscow',
  weekly: Object.fromEntries((['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((day) => [day, [['09:00', '18:00']]])),
}
/** The days people are at work: weekdays, and what the production calendar of Russia makes of them. */
const workingDays = compile(russianYears.reduce((hours, year) => withProductionYear(hours, year).draft, office))

/** Until when an answer to "is it fixed?" is waited for: so many working days after it was asked. */
function wordDeadline(resolvedAt: Temporal.Instant, days: number): Temporal.Instant | undefined {
  const due = workingDays.businessDay(resolvedAt.epochMilliseconds, days, 'sameTime')
  return due === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(due)
}

/** A ticket that has just been resolved is looked at again when the requester's time to answer is over. */
export async function awaitWord(work: Work, ticket: Ticket): Promise<void> {
  if (ticket.status !== 'resolved' || ticket.resolved_at === null || !asksRequester(ticket)) return
  const deadline = wordDeadline(ticket.resolved_at, (await readRules(work.tx)).closeAfterWorkingDays)
  if (deadline) work.later(closeSilentJob, { ticket: ticket.id }, deadline)
}

/** Closes a ticket whose requester has been silent for too long. Asked too early, too late or twice, it does nothing. */
export async function closeSilentOf(work: Work, id: string): Promise<void> {
  const [ticket] = await lockTickets(work, [id])
  if (!ticket || ticket.resolved_at === null) return
  const deadline = wordDeadline(ticket.resolved_at, (await readRules(work.tx)).closeAfterWorkingDays)
  await saveTicket(work, ticket, closeSilent(ticket, work.at, deadline, await askedOf(work.tx, ticket)))
}
