import { ticketToWork } from '#modules/tickets'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

/** The problem of this number or id, locked, where the actor works on it. */
export async function lockProblem(work: Work, ref: string): Promise<string> {
  const { id } = await ticketToWork(work, ref)
  await checkKind(work, id, 'problem', 'problems.not-a-problem')
  return id
}

export async function lockIncident(work: Work, ref: string): Promise<string> {
  const { id } = await ticketToWork(work, ref)
  await checkKind(work, id, 'incident', 'problems.not-an-incident')
  return id
}

async function checkKind({ tx }: Work, id: string, wanted: 'problem' | 'incident', refusal: string): Promise<void> {
  const { kind } = await tx.selectFrom('ticket').select('kind').where('id', '=', id).executeTakeFirstOrThrow()
  if (kind !== wanted) throw new Refusal(refusal)
}
