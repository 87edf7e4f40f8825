import * as contract from '#contract/catalog.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import { addCategory, addService, editCategory, editService } from './commands.ts'
import { serviceById, services } from './queries.ts'

export const routes: readonly Route[] = [
  read(contract.listServices, async ({ db, actor, query }) => ({ items: await services(db, actor, query) })),
  act(contract.addService, async ({ work, body }) => serviceById(work.tx, await addService(work, body))),
  act(contract.editService, async ({ work, params: { id }, body }) => editService(work, id, body).then(() => serviceById(work.tx, id))),
  act(contract.addCategory, async ({ work, params, body }) => serviceById(work.tx, await addCategory(work, params.id, body))),
  act(contract.editCategory, async ({ work, params, body }) => serviceById(work.tx, await editCategory(work, params.id, body))),
]
