import * as contract from '#contract/worklists.ts'
import { type Route, read } from '#platform/http/index.ts'
import { ticketsPage } from './queries/list.ts'
import { viewCounts } from './queries/views.ts'

export const routes: readonly Route[] = [
  read(contract.listTickets, ({ db, actor, query, at }) => ticketsPage(db, actor, query, at)),
  read(contract.countViews, ({ db, actor, at }) => viewCounts(db, actor, at)),
]
