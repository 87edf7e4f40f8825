import * as contract from '#contract/worklists.ts'
import { follow } from '#contract/live.ts'
import { type Route, read, stream } from '#platform/http/index.ts'
import type { Hub } from '#platform/live.ts'
import { ticketsPage } from './queries/list.ts'
import { newsFor } from './queries/live.ts'
import { viewCounts } from './queries/views.ts'

export const routes = (hub: Hub): readonly Route[] => [
  read(contract.listTickets, ({ db, actor, query, at }) => ticketsPage(db, actor, query, at)),
  read(contract.countViews, ({ db, actor, at }) => viewCounts(db, actor, at)),
  stream(follow, ({ db, actor, signal }) => newsFor(hub, db, actor, signal)),
]
