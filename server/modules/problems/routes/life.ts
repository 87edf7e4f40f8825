import * as improvement from '#contract/improvements.ts'
import * as known from '#contract/known-errors.ts'
import { listSources } from '#contract/problem-sources.ts'
import * as contract from '#contract/problems.ts'
import { readableTicket, workableTicket } from '#modules/tickets'
import { type Route, act, read } from '#platform/http/index.ts'
import { acceptRisk, judgeHypothesis, rewriteEntry, strikeEntry, writeEntry } from '../commands/analysis.ts'
import { describeKnownError, dismissKnownError, publishWorkaround, useKnownError, withdrawWorkaround } from '../commands/known-error.ts'
import { addImprovement, editImprovement } from '../commands/improvements.ts'
import { registerProblem, setProblemMatrix, weighProblem } from '../commands/register.ts'
import { knownOfTicket, listKnownErrors, matchNew, workaroundsForRequester } from '../queries/known-errors.ts'
import { improvements } from '../queries/improvements.ts'
import { listProblems, problemPage, workedProblem } from '../queries/problem.ts'
import { readProblemMatrix } from '../queries/settings.ts'
import { sourcesOf } from '../queries/sources.ts'

const done = () => ({})

export const lifeRoutes: readonly Route[] = [
  read(contract.getProblem, async ({ db, actor, at, params }) =>
    problemPage({ db, actor, at }, await readableTicket(db, actor, params.ref)),
  ),
  read(listSources, async ({ db, actor, params, query }) => {
    const id = await readableTicket(db, actor, params.ref)
    await workedProblem(db, actor, id)
    return { items: await sourcesOf(db, actor, id, query) }
  }),
  read(contract.listProblems, async ({ db, actor, at, query }) => ({ items: await listProblems({ db, actor, at }, query.show) })),
  act(contract.registerProblem, async ({ work, body }) => registerProblem(work, body)),
  act(contract.writeEntry, async ({ work, params, body }) => ({ id: await writeEntry(work, params.ref, body) })),
  act(contract.rewriteEntry, async ({ work, params, body }) => rewriteEntry(work, params.id, body).then(done)),
  act(contract.strikeEntry, async ({ work, params }) => strikeEntry(work, params.id).then(done)),
  act(contract.judgeHypothesis, async ({ work, params, body }) => judgeHypothesis(work, params.id, body).then(done)),
  act(contract.acceptRisk, async ({ work, params, body }) => acceptRisk(work, params.ref, body.reason).then(done)),
  act(contract.weighProblem, async ({ work, params }) => weighProblem(work, params.ref).then(done)),
  read(contract.getProblemMatrix, async ({ db }) => readProblemMatrix(db)),
  act(contract.setProblemMatrix, async ({ work, body }) => setProblemMatrix(work, body)),
  read(known.listKnownErrors, async ({ db, actor, query }) => ({ items: await listKnownErrors(db, actor, query) })),
  read(known.matchKnownErrors, async ({ db, actor, query: { text, service = null, category = null, asset = null } }) => ({
    items: await matchNew(db, actor, { text, service, category, asset }),
  })),
  read(known.getKnownOfTicket, async ({ db, actor, params }) => knownOfTicket(db, actor, await workableTicket(db, actor, params.ref))),
  act(known.useKnownError, async ({ work, params, body }) => useKnownError(work, params.ref, body.problem).then(done)),
  act(known.dismissKnownError, async ({ work, params, body }) => dismissKnownError(work, params.ref, body.problem).then(done)),
  act(known.describeKnownError, async ({ work, params, body }) => describeKnownError(work, params.ref, body).then(done)),
  act(known.publishWorkaround, async ({ work, params, body }) => publishWorkaround(work, params.ref, body).then(done)),
  act(known.withdrawWorkaround, async ({ work, params, body }) => withdrawWorkaround(work, params.ref, body.reason).then(done)),
  read(improvement.listImprovements, async ({ db, actor, at, query: { ticket, show } }) => ({
    items: await improvements({ db, actor, at }, { show, ticket: ticket === undefined ? null : await workableTicket(db, actor, ticket) }),
  })),
  act(improvement.addImprovement, async ({ work, body }) => ({ id: await addImprovement(work, body) })),
  act(improvement.editImprovement, async ({ work, params: { id }, body }) => editImprovement(work, id, body).then(() => ({ id }))),
  read(known.getMyWorkarounds, async ({ db, actor, params }) => ({
    items: await workaroundsForRequester(db, actor, await readableTicket(db, actor, params.ref)),
  })),
]
