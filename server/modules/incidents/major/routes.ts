import * as portal from '#contract/known-outages.ts'
import * as contract from '#contract/major-incidents.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { readSetting } from '#platform/settings.ts'
import { addChildren, removeChild } from '../children/commands.ts'
import * as commands from './commands.ts'
import { likelyMembers, majorOfTicket, outagesKnownTo, runningFor } from './queries/around.ts'
import { majorPage } from './queries/page.ts'
import { majors } from './queries/rows.ts'
import { rulesSetting } from './store.ts'

export const routes: readonly Route[] = [
  read(contract.listMajors, ({ db, actor, query }) => majors(db, actor, query.show)),
  read(contract.getMajor, ({ db, actor, params }) => majorPage(db, actor, params.ref)),
  read(contract.getMajorOfTicket, ({ db, actor, params }) => majorOfTicket(db, actor, params.ref)),
  act(contract.declareMajor, ({ work, params, body }) => commands.declareMajor(work, params.ref, body)),
  act(contract.editMajor, ({ work, params, body }) => commands.editMajor(work, params.ref, body)),
  act(contract.noteDecision, ({ work, params, body }) => commands.noteDecision(work, params.ref, body)),
  act(contract.noteEntry, ({ work, params, body }) => commands.noteEntry(work, params.ref, body)),
  act(contract.standDown, ({ work, params, body }) => commands.standDown(work, params.ref, body.reason)),
  act(contract.addChildren, ({ work, params, body }) => addChildren(work, params.ref, body.tickets)),
  act(contract.removeChild, ({ work, params }) => removeChild(work, params.ref, params.child).then(() => ({}))),
  read(contract.listLikely, async ({ db, actor, params }) => ({ items: await likelyMembers(db, actor, params.ref) })),
  read(contract.listRunning, async ({ db, actor, query }) => ({ items: await runningFor(db, actor, query.service ?? null) })),
  act(contract.dismissProposal, ({ work, params, body }) => commands.dismissProposal(work, params.id, body.reason).then(() => ({}))),
  read(contract.getMajorRules, ({ db }) => readSetting(db, rulesSetting)),
  act(contract.setMajorRules, ({ work, body }) => commands.setMajorRules(work, body)),
  read(portal.listKnownOutages, async ({ db, actor }) => {
    if (actor.kind !== 'person') throw new Refusal('forbidden')
    return { items: await outagesKnownTo(db, actor) }
  }),
]
