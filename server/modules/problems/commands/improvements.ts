import type { Value } from '#contract/endpoint.ts'
import type * as contract from '#contract/improvements.ts'
import { staff } from '#modules/people'
import { ticketScope, mayWork, workableTicket } from '#modules/tickets'
import { allow } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { checkImprovement, mayEditImprovement } from '../improvement.ts'
import { insertImprovement, updateImprovement } from '../store/improvements.ts'

export async function addImprovement(work: Work, { ticket, ...said }: Value<(typeof contract.addImprovement)['body']>): Promise<string> {
  const from = ticket === null ? null : await workableTicket(work.tx, work.actor, ticket)
  checkImprovement(said)
  await checkOwner(work, said.owner)
  return insertImprovement(work, from, said)
}

export async function editImprovement(work: Work, id: string, said: Value<(typeof contract.editImprovement)['body']>): Promise<void> {
  const found = await work.tx
    .selectFrom('improvement')
    .select(['ticket_id', 'owner_id as owner', 'added_by as addedBy'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found || !(await mayWorkOn(work, found.ticket_id))) throw new Refusal('not-found')
  allow(mayEditImprovement(work.actor, found))
  checkImprovement(said)
  if (said.owner !== found.owner) await checkOwner(work, said.owner)
  await updateImprovement(work, id, said)
}

async function mayWorkOn(work: Work, ticket: string | null): Promise<boolean> {
  if (ticket === null) return true
  const [scope] = await ticketScope(work.tx, [ticket])
  return scope !== undefined && mayWork(work.actor, scope)
}

/** An improvement is the desk's: so is who owns it. */
async function checkOwner({ tx }: Work, owner: string | null): Promise<void> {
  if (owner !== null && !(await staff(tx)).some(({ id }) => id === owner)) throw new Refusal('improvements.unknown-owner')
}
