import type { assignToBest as Best } from '#contract/assignment.ts'
import type { Value } from '#contract/endpoint.ts'
import { onCall } from '#modules/calendars'
import { personChips } from '#modules/people'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { assignBest } from '../decisions/place.ts'
import { choiceFor } from '../queries/assignment.ts'
import { leadsOf, teamAssignment } from '../queries/candidates.ts'
import { asItCounts, teamById } from '../queries/facts.ts'
import { forgetUnattended, keepUnattended, prolongUnattended } from '../store/assignment.ts'
import { lockTickets, saveTicket } from '../store/tickets.ts'
import { type Ticket, isOpen } from '../ticket.ts'
import { assignWaiting } from './job-types.ts'
import { lockToWork } from './lock.ts'

/** Somebody asks for the best; that there is nobody he hears at once. */
export async function assignToBest(
  work: Work,
  ref: string,
  { team: asked }: Value<(typeof Best)['body']>,
): Promise<Value<(typeof Best)['result']>> {
  const ticket = await lockToWork(work, ref)
  const team = asked ?? ticket.team_id
  if (team === null) throw new Refusal('tickets.no-team')
  const choice = await choiceFor(work.tx, ticket, team, work.at)
  if (choice.person === null) throw new Refusal(`tickets.${choice.because}`)
  const events = assignBest(await asItCounts(work.tx, ticket), await teamById(work.tx, team), choice)
  await saveTicket(work, ticket, events)
  const person = (await personChips(work.tx, [choice.person])).get(choice.person)
  return { person: person ?? { id: choice.person, name: '' }, why: choice.why }
}

/** Nobody has it, and it stands in a queue of our own. */
const waits = (ticket: Ticket): ticket is Ticket & { team_id: string } =>
  isOpen(ticket) && ticket.assignee_id === null && ticket.vendor_id === null && ticket.team_id !== null

/**
 * A ticket has come to a team. Where the team wants it so, it goes to the best at once; where there is nobody, that is said on the ticket, who is on
 * call or leads is told, and it is tried again when the next shift begins. A team whose tickets are taken by hand is only watched for its shifts.
 */
export async function assignOnArrival(work: Work, id: string): Promise<void> {
  const [ticket] = await lockTickets(work, [id])
  if (!ticket || !waits(ticket)) return
  const how = await teamAssignment(work.tx, ticket.team_id)
  const choice = await choiceFor(work.tx, ticket, ticket.team_id, work.at)
  if (choice.person !== null) {
    if (how.automatic)
      await saveTicket(work, ticket, assignBest(await asItCounts(work.tx, ticket), await teamById(work.tx, ticket.team_id), choice))
    return forgetUnattended(work, id)
  }
  if (!how.automatic && choice.because !== 'nobody-on-shift') return forgetUnattended(work, id)
  const until = untilOf(choice)
  const paged = await pagedOf(work, ticket.team_id, how.rota)
  await keepUnattended(work, id, { team: ticket.team_id, because: choice.because, until, paged })
  tryAgain(work, id, until)
  await saveTicket(work, ticket, [
    { type: 'ticket.unattended', team: ticket.team_id, because: choice.because, until: until?.toString() ?? null, paged },
  ])
}

/** A shift has begun, or somebody may have room again. */
export async function assignWaitingOf(work: Work, id: string): Promise<void> {
  const [ticket] = await lockTickets(work, [id])
  if (!ticket) return
  if (!waits(ticket)) return forgetUnattended(work, id)
  const how = await teamAssignment(work.tx, ticket.team_id)
  const choice = await choiceFor(work.tx, ticket, ticket.team_id, work.at)
  if (choice.person === null) {
    const until = untilOf(choice)
    tryAgain(work, id, until)
    return prolongUnattended(work, id, until)
  }
  await forgetUnattended(work, id)
  if (how.automatic)
    await saveTicket(work, ticket, assignBest(await asItCounts(work.tx, ticket), await teamById(work.tx, ticket.team_id), choice))
}

const untilOf = ({ until }: { until: number | null }): Temporal.Instant | null =>
  until === null ? null : Temporal.Instant.fromEpochMilliseconds(until)

function tryAgain(work: Work, ticket: string, at: Temporal.Instant | null): void {
  if (at !== null) work.later(assignWaiting, { ticket }, at)
}

/** Who is called: who is on by the team's rota, else who leads. */
async function pagedOf(work: Work, team: string, rota: string | null): Promise<string[]> {
  const person = rota === null ? null : await onCall(work.tx, rota, work.at)
  return person === null ? leadsOf(work.tx, team) : [person]
}
