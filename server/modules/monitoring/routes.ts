import * as contract from '#contract/maintenance.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import { announceMaintenance, cancelMaintenance, moveMaintenance } from './commands.ts'
import { maintenance, maintenanceById } from './queries.ts'

export const routes: readonly Route[] = [
  read(contract.listMaintenance, async ({ db, actor, at, query }) => ({ items: await maintenance(db, actor, at, query) })),
  act(contract.announceMaintenance, async ({ work, body }) => maintenanceById(work.tx, work.actor, await announceMaintenance(work, body))),
  act(contract.moveMaintenance, async ({ work, params: { id }, body }) =>
    moveMaintenance(work, id, body).then(() => maintenanceById(work.tx, work.actor, id)),
  ),
  act(contract.cancelMaintenance, async ({ work, params: { id } }) =>
    cancelMaintenance(work, id).then(() => maintenanceById(work.tx, work.actor, id)),
  ),
]
