import * as runs from '#contract/tree-runs.ts'
import * as contract from '#contract/trees.ts'
import { workableTicket } from '#modules/tickets'
import { typeOf } from '#platform/file-type.ts'
import { type Route, act, file, outside, read, upload } from '#platform/http/index.ts'
import type { Storage } from '#platform/storage.ts'
import { type House, openWork } from '#platform/work.ts'
import { network } from '../checks/network.ts'
import * as walks from '../commands/tree-runs.ts'
import * as trees from '../commands/trees.ts'
import { runsOfTicket, shownRun, treesForRequesters } from '../queries/tree-runs.ts'
import { treeStatistics } from '../queries/tree-statistics.ts'
import { allTrees, pictureById, treeById } from '../queries/trees.ts'

export const treeRoutes = ({ house, storage }: { house: House; storage: Storage }): Route[] => [
  read(contract.listTrees, async ({ db }) => ({ items: await allTrees(db) })),
  act(contract.addTree, async ({ work, body }) => treeById(work.tx, await trees.addTree(work, body))),
  read(contract.getTree, ({ db, params }) => treeById(db, params.id)),
  act(contract.saveTreeDraft, ({ work, params, body }) => trees.draftTree(work, params.id, body).then(() => treeById(work.tx, params.id))),
  act(contract.publishTree, ({ work, params, body }) => trees.publishTree(work, params.id, body).then(() => treeById(work.tx, params.id))),
  act(contract.useTree, ({ work, params, body }) => trees.useTree(work, params.id, body).then(() => treeById(work.tx, params.id))),
  read(contract.getTreeStatistics, async ({ db, params, at }) => treeStatistics(db, (await treeById(db, params.id)).id, at)),
  upload(contract.uploadTreePicture, async ({ actor, query: { name }, file: bytes }) => {
    const picture = { sha256: await storage.put(bytes), type: await typeOf(bytes, name), size: bytes.length }
    return openWork(house, actor, async (work) => ({ id: await trees.keepPicture(work, picture) }))
  }),
  file(contract.getTreePicture, async ({ db, actor, params }) => {
    const { sha256, type } = await pictureById(db, actor, params.id)
    return { ...(await storage.stream(sha256)), type, inline: true }
  }),
  read(runs.listTreeRuns, async ({ db, actor, params }) => runsOfTicket(db, await workableTicket(db, actor, params.ref))),
  act(runs.beginTreeRun, async ({ work, params, body }) =>
    shownRun(work.tx, work.actor, await walks.beginOnTicket(work, params.ref, body.tree)),
  ),
  act(runs.answerTreeStep, ({ work, params, body }) =>
    walks.answerStep(work, params.id, body).then(() => shownRun(work.tx, work.actor, params.id)),
  ),
  act(runs.takeBackTreeStep, ({ work, params }) => walks.takeBack(work, params.id).then(() => shownRun(work.tx, work.actor, params.id))),
  outside(runs.runTreeCheck, ({ actor, params }) => walks.checkStep(house, network, actor, params.id)),
  read(runs.listPortalTrees, async ({ db, query: { service, category = null } }) => ({
    items: await treesForRequesters(db, { service, category }),
  })),
  act(runs.beginPortalRun, async ({ work, body }) => shownRun(work.tx, work.actor, await walks.beginOnPortal(work, body.tree))),
  read(runs.getTreeRun, ({ db, actor, params }) => shownRun(db, actor, params.id)),
]
