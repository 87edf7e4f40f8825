import * as contract from '#contract/reviews.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import * as commands from './commands.ts'
import { measures } from './queries/measures.ts'
import { actions, reviewPage } from './queries/review.ts'

export const routes: readonly Route[] = [
  read(contract.getReview, ({ db, actor, params, at }) => reviewPage(db, actor, params.ref, at)),
  act(contract.writeReview, ({ work, params, body }) => commands.writeReview(work, params.ref, body)),
  act(contract.approveReview, ({ work, params }) => commands.approveReview(work, params.ref).then(() => ({}))),
  act(contract.publishReview, ({ work, params }) => commands.publishReview(work, params.ref).then(() => ({}))),
  act(contract.takeReviewBack, ({ work, params }) => commands.takeReviewBack(work, params.ref).then(() => ({}))),
  act(contract.agreeAction, ({ work, params, body }) => commands.agreeAction(work, params.ref, body)),
  act(contract.moveAction, ({ work, params, body }) => commands.moveAction(work, params.id, body).then(() => ({}))),
  act(contract.endAction, ({ work, params, body }) => commands.endAction(work, params.id, body).then(() => ({}))),
  act(contract.ticketAction, ({ work, params }) => commands.ticketAction(work, params.id)),
  read(contract.listActions, async ({ db, actor, query, at }) => ({ items: await actions(db, actor, at, query) })),
  read(contract.measureMajors, ({ db, actor, query }) => measures(db, actor, query)),
]
