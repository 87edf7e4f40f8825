import { previewLevelChange } from '#contract/level-structure.ts'
import { followNews } from '#contract/live.ts'
import * as saved from '#contract/saved-views.ts'
import * as contract from '#contract/worklists.ts'
import { type Route, act, read, stream } from '#platform/http/index.ts'
import type { Hub } from '#platform/live.ts'
import type { House } from '#platform/work.ts'
import { dropView, editView, saveView } from './commands.ts'
import { levelPreview } from './queries/level-preview.ts'
import { ticketsPage } from './queries/list.ts'
import { newsStreams } from './queries/live.ts'
import { savedViews } from './queries/saved.ts'
import { viewCounts } from './queries/views.ts'

export const routes = ({ house, live }: { house: House; live: Hub }): Route[] => [
  read(contract.listTickets, ({ db, actor, query, at }) => ticketsPage(db, actor, query, at)),
  read(contract.countViews, ({ db, actor, at }) => viewCounts(db, actor, at)),
  read(saved.listSavedViews, ({ db, actor, at }) => savedViews(db, actor, at)),
  act(saved.addSavedView, ({ work, body }) => saveView(work, body)),
  act(saved.editSavedView, ({ work, params: { id }, body }) => editView(work, id, body)),
  act(saved.dropSavedView, async ({ work, params: { id } }) => dropView(work, id).then(() => ({}))),
  read(previewLevelChange, ({ db, params: { id }, query, at }) => levelPreview(db, id, query.teams?.split(','), at)),
  stream(followNews, newsStreams(house.db.read, live)),
]
