import { resolve } from 'node:path'
import { getCheckTargets, listChecks, runCheck, setCheckTargets } from '#contract/check-runs.ts'
import { readLog, searchLog } from '#contract/logs.ts'
import { attachmentFor, workableTicket } from '#modules/tickets'
import { type Route, act, outside, read } from '#platform/http/index.ts'
import type { Storage } from '#platform/storage.ts'
import type { House } from '#platform/work.ts'
import { logReader } from './adapters/log-reader.ts'
import { network } from './checks/network.ts'
import * as commands from './commands/checks.ts'
import { readTargets, runsOf } from './queries/checks.ts'
import { linesOf, readingOf } from './queries/logs.ts'
import { similarRoutes } from './routes/similar.ts'
import { treeRoutes } from './routes/trees.ts'

/** A log that names no year is taken to be of this one. */
const yearOf = (at: Temporal.Instant) => at.toZonedDateTimeISO('UTC').year

export const routes = ({ house, storage, dataFolder }: { house: House; storage: Storage; dataFolder: string }): Route[] => {
  const reader = logReader(resolve(dataFolder, 'files'))
  return [
    read(readLog, async ({ db, actor, params, at }) => readingOf(reader, await attachmentFor(db, actor, params.id), yearOf(at))),
    read(searchLog, async ({ db, actor, params, query, at }) =>
      linesOf(reader, await attachmentFor(db, actor, params.id), query, yearOf(at)),
    ),
    read(listChecks, async ({ db, actor, params }) => {
      const ticket = await workableTicket(db, actor, params.ref)
      const [items, { hosts }] = await Promise.all([runsOf(db, ticket), readTargets(db)])
      return { items, hosts }
    }),
    outside(runCheck, ({ actor, params, body }) => commands.runCheck(house, network, actor, params.ref, body)),
    read(getCheckTargets, ({ db }) => readTargets(db)),
    act(setCheckTargets, ({ work, body }) => commands.setTargets(work, body)),
    ...treeRoutes({ house, storage }),
    ...similarRoutes,
  ]
}
