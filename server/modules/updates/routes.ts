import * as plans from '#contract/communication-plans.ts'
import * as pages from '#contract/update-pages.ts'
import * as contract from '#contract/updates.ts'
import { mayWork, readableTicket, ticketScope } from '#modules/tickets'
import { type Actor, allow } from '#platform/actor.ts'
import type { Reader } from '#platform/db/index.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import type { Work } from '#platform/work.ts'
import { addPlan, savePlan } from './commands/plans.ts'
import * as stakeholders from './commands/stakeholders.ts'
import { approveUpdate, returnUpdate, takeBackUpdate, writeUpdate } from './commands/write.ts'
import { holderOf, updatePage } from './queries/links.ts'
import { updatesPage } from './queries/page.ts'
import { planList } from './queries/plans.ts'
import { preview } from './queries/preview.ts'
import { doubtful, stakeholdersOf } from './queries/stakeholders.ts'
import { ticketOfUpdate } from './store/updates.ts'

const shown = async ({ tx, actor, at }: Work, ticket: string) => updatesPage(tx, actor, ticket, at)

export const routes = (url: string): readonly Route[] => [
  read(plans.listPlans, async ({ db }) => planList(db)),
  act(plans.addPlan, async ({ work, body }) => addPlan(work, body)),
  act(plans.savePlan, async ({ work, params, body }) => savePlan(work, params.id, body)),
  read(contract.listUpdates, async ({ db, actor, params, at }) => updatesPage(db, actor, await workedTicket(db, actor, params.ref), at)),
  read(contract.previewUpdate, async ({ db, actor, params, body, at }) =>
    preview({ db, actor, at, url }, await workedTicket(db, actor, params.ref), body),
  ),
  act(contract.writeUpdate, async ({ work, params, body }) => shown(work, await writeUpdate(work, params.ref, body))),
  act(contract.approveUpdate, async ({ work, params }) => shown(work, await approveUpdate(work, params.id))),
  act(contract.returnUpdate, async ({ work, params, body }) => shown(work, await returnUpdate(work, params.id, body.reason))),
  act(contract.takeBackUpdate, async ({ work, params }) => shown(work, await takeBackUpdate(work, params.id))),
  read(contract.listUpdateLetters, async ({ db, actor, params }) => {
    await workedTicket(db, actor, await ticketOfUpdate(db, params.id))
    return doubtful(db, actor, params.id)
  }),
  read(contract.listStakeholders, async ({ db, actor, params }) => stakeholdersOf(db, actor, await workedTicket(db, actor, params.ref))),
  act(contract.addStakeholder, async ({ work, params, body }) =>
    stakeholdersOf(work.tx, work.actor, await stakeholders.addStakeholder(work, params.ref, body)),
  ),
  act(contract.removeStakeholder, async ({ work, params }) =>
    stakeholdersOf(work.tx, work.actor, await stakeholders.removeStakeholder(work, params.id)),
  ),
  read(pages.getUpdatePage, async ({ db, params, at }) => updatePage(db, await holderOf(db, params.token, at))),
  act(pages.followUpdates, async ({ work, params, body }) =>
    updatePage(work.tx, await stakeholders.followByLink(work, params.token, body.follow)),
  ),
  act(pages.stopByOneClick, async ({ work, params }) => stakeholders.followByLink(work, params.token, false).then(() => ({}))),
]

/** Updates are the desk's to write: whoever only reads a ticket as its requester gets the letters. */
async function workedTicket(db: Reader, actor: Actor, ref: string): Promise<string> {
  const id = await readableTicket(db, actor, ref)
  const [scope] = await ticketScope(db, [id])
  allow(scope !== undefined && mayWork(actor, scope))
  return id
}
