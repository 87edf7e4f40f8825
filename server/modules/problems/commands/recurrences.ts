import type { Value } from '#contract/endpoint.ts'
import type * as contract from '#contract/recurrences.ts'
import { holdTickets, linkTicket, mayWork, ticketScope } from '#modules/tickets'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { returnsAt } from '../recurrence.ts'
import { writeText } from '../store/analysis.ts'
import {
  type Kept,
  type Opinion,
  decide,
  insertRecurrence,
  lockRecurrence,
  lockRecurrences,
  recurrenceWith,
  rethink,
} from '../store/recurrences.ts'
import { lockProblem } from './lock.ts'
import { registerProblem } from './register.ts'

interface Told {
  readonly id: string
  readonly number: number
}

/** The radar has found a cluster, or found more of it. */
export async function proposeRecurrence(work: Work, opinion: Opinion, tickets: readonly string[]): Promise<void> {
  await lockRecurrences(work)
  const known = await recurrenceWith(work, tickets)
  if (!known) return insertRecurrence(work, opinion, tickets)
  await rethink(work, known, opinion, tickets)
  const size = new Set([...known.tickets, ...tickets]).size
  if (known.early && !opinion.early && known.state === 'proposed')
    await decide(work, known, { type: 'recurrence.proposed', incidents: size })
  else if (known.returns_at !== null && size >= known.returns_at)
    await decide(work, known, { type: 'recurrence.proposed-again', incidents: size })
}

/** Its problem, with all its incidents linked. */
export async function acceptRecurrence(work: Work, id: string, body: Value<(typeof contract.acceptRecurrence)['body']>): Promise<Told> {
  const { tickets, ...kept } = await openToDecide(work, id)
  const problem = await registerProblem(work, { ...body, incidents: tickets })
  await decide(work, kept, { type: 'recurrence.accepted', problem: problem.id })
  return problem
}

/** Its incidents become those of a problem that is known; once it has a problem, those that came since are linked too. */
export async function mergeRecurrence(work: Work, id: string, ref: string): Promise<Told> {
  const { tickets, ...kept } = await recurrenceToWork(work, id)
  await holdTickets(work, tickets)
  const problem = await lockProblem(work, ref)
  if (kept.problem_id !== null && kept.problem_id !== problem) throw new Refusal('problems.recurrence-decided')
  for (const ticket of tickets) await linkTicket(work, ticket, { other: problem, type: 'caused-by' })
  if (kept.problem_id === null) await decide(work, kept, { type: 'recurrence.merged', problem })
  const { number } = await work.tx.selectFrom('ticket').select('number').where('id', '=', problem).executeTakeFirstOrThrow()
  return { id: problem, number }
}

export async function dismissRecurrence(work: Work, id: string, reason: string): Promise<void> {
  const { tickets, ...kept } = await openToDecide(work, id)
  await decide(work, kept, {
    type: 'recurrence.dismissed',
    reason: await writeText(work, id, reason),
    returnsAt: returnsAt(tickets.length),
  })
}

async function openToDecide(work: Work, id: string): Promise<Kept & { tickets: string[] }> {
  const found = await recurrenceToWork(work, id)
  if (found.state !== 'proposed') throw new Refusal('problems.recurrence-decided')
  return found
}

/** Whoever may not work on all of its incidents is not told that there is one. */
async function recurrenceToWork(work: Work, id: string): Promise<Kept & { tickets: string[] }> {
  const found = await lockRecurrence(work, id)
  const scopes = await ticketScope(work.tx, found.tickets)
  if (scopes.length === 0 || scopes.some((scope) => !mayWork(work.actor, scope))) throw new Refusal('not-found')
  return found
}
