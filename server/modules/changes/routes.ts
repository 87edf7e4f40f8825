import * as contract from '#contract/changes.ts'
import { getChangeStory } from '#contract/change-story.ts'
import { workableTicket } from '#modules/tickets'
import { type Route, act, read } from '#platform/http/index.ts'
import type { Work } from '#platform/work.ts'
import { answerApproval, askApproval } from './commands/approval.ts'
import { beginChange, finishChange, rollBackChange, testChange } from './commands/deeds.ts'
import { makeChange } from './commands/make.ts'
import { planChange } from './commands/plan.ts'
import { addTemplate, editTemplate } from './commands/templates.ts'
import { changePage } from './queries/change.ts'
import { approvalsOf, changesWithin } from './queries/lists.ts'
import { changeStory } from './queries/story.ts'
import { changeTemplates } from './queries/templates.ts'

const page = async (work: Work, ticket: Promise<string>) => {
  const id = await ticket
  return changePage(work.tx, work.actor, id, work.at)
}

export const routes: readonly Route[] = [
  read(contract.getChange, async ({ db, actor, params, at }) => changePage(db, actor, await workableTicket(db, actor, params.ref), at)),
  read(getChangeStory, async ({ db, actor, params }) => changeStory(db, actor, await workableTicket(db, actor, params.ref))),
  act(contract.planChange, async ({ work, params, body }) => page(work, planChange(work, params.ref, body))),
  act(contract.askApproval, async ({ work, params, body }) => page(work, askApproval(work, params.ref, body))),
  act(contract.answerApproval, async ({ work, params, body }) => page(work, answerApproval(work, params.ref, body))),
  act(contract.beginChange, async ({ work, params, body }) => page(work, beginChange(work, params.ref, body.text))),
  act(contract.finishChange, async ({ work, params, body }) => page(work, finishChange(work, params.ref, body.text))),
  act(contract.testChange, async ({ work, params, body }) => page(work, testChange(work, params.ref, body))),
  act(contract.rollBackChange, async ({ work, params, body }) => page(work, rollBackChange(work, params.ref, body.text))),
  act(contract.makeChange, async ({ work, params, body }) => makeChange(work, params.ref, body.title)),
  read(contract.listChanges, async ({ db, actor, query }) => changesWithin(db, actor, query)),
  read(contract.listMyApprovals, async ({ db, actor }) => approvalsOf(db, actor)),
  read(contract.listChangeTemplates, async ({ db }) => ({ items: await changeTemplates(db) })),
  act(contract.addChangeTemplate, async ({ work, body }) => addTemplate(work, body)),
  act(contract.editChangeTemplate, async ({ work, params, body }) => editTemplate(work, params.id, body)),
]
