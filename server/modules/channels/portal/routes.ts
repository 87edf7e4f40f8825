import { sayMeToo } from '#contract/known-outages.ts'
import * as contract from '#contract/portal.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import { askForHelp, rate, reply, sayMeToo as joinOutage, verify } from './commands/tickets.ts'
import { asRequester } from './policy.ts'
import { colleagues } from './queries/colleagues.ts'
import { myTickets, similar } from './queries/rows.ts'
import { myTicket } from './queries/ticket.ts'

export const routes: readonly Route[] = [
  read(contract.listMine, async ({ db, actor, query }) => myTickets(db, asRequester(actor), query)),
  read(contract.getMine, async ({ db, actor, params }) => myTicket(db, asRequester(actor), params.ref)),
  act(contract.askForHelp, async ({ work, body }) => askForHelp(work, body)),
  act(sayMeToo, async ({ work, params }) => joinOutage(work, params.id)),
  act(contract.replyFromPortal, async ({ work, params, body }) => reply(work, params.ref, body)),
  act(contract.verifyFromPortal, async ({ work, params, body }) => verify(work, params.ref, body)),
  act(contract.rateFromPortal, async ({ work, params, body }) => rate(work, params.ref, body)),
  read(contract.suggest, async ({ db, actor, query }) => ({ tickets: await similar(db, asRequester(actor), query.q) })),
  read(contract.listColleagues, async ({ db, actor, query }) => ({ items: await colleagues(db, asRequester(actor), query.q) })),
]
