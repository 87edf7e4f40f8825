import * as contract from '#contract/vendors.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import { addVendor, editVendor } from './commands.ts'
import { vendorById, vendors } from './queries.ts'

export const routes: readonly Route[] = [
  read(contract.listVendors, async ({ db, actor }) => ({ items: await vendors(db, actor) })),
  read(contract.getVendor, async ({ db, actor, params }) => vendorById(db, actor, params.id)),
  act(contract.addVendor, async ({ work, body }) => vendorById(work.tx, work.actor, await addVendor(work, body))),
  act(contract.editVendor, async ({ work, params: { id }, body }) =>
    editVendor(work, id, body).then(() => vendorById(work.tx, work.actor, id)),
  ),
]
