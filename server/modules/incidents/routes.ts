import * as contract from '#contract/outages.ts'
import { type Actor, allow } from '#platform/actor.ts'
import { mayWork, readableTicket, ticketScope } from '#modules/tickets'
import type { Reader } from '#platform/db/index.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import { correctOutage, endOutage, recordOutage, withdrawOutage } from './commands.ts'
import { routes as majorRoutes } from './major/routes.ts'
import { routes as reviewRoutes } from './reviews/routes.ts'
import { outagesOf } from './queries.ts'

export const routes: readonly Route[] = [
  read(contract.listOutages, async ({ db, actor, params }) => outagesOf(db, actor, await workedTicket(db, actor, params.ref))),
  act(contract.recordOutage, async ({ work, params, body }) => outagesOf(work.tx, work.actor, await recordOutage(work, params.ref, body))),
  act(contract.endOutage, async ({ work, params, body }) => outagesOf(work.tx, work.actor, await endOutage(work, params.id, body.to))),
  act(contract.correctOutage, async ({ work, params, body: { reason, ...facts } }) =>
    outagesOf(work.tx, work.actor, await correctOutage(work, params.id, facts, reason)),
  ),
  act(contract.withdrawOutage, async ({ work, params, body }) =>
    outagesOf(work.tx, work.actor, await withdrawOutage(work, params.id, body.reason)),
  ),
  ...majorRoutes,
  ...reviewRoutes,
]

/** Outages are the desk's: whoever only reads a ticket as its requester does not see them. */
async function workedTicket(db: Reader, actor: Actor, ref: string): Promise<string> {
  const id = await readableTicket(db, actor, ref)
  const [scope] = await ticketScope(db, [id])
  allow(scope !== undefined && mayWork(actor, scope))
  return id
}
