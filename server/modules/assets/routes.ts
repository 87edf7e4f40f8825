import * as contract from '#contract/assets.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import { addAsset, editAsset } from './commands.ts'
import { assetById, assets } from './queries.ts'

export const routes: readonly Route[] = [
  read(contract.listAssets, async ({ db, actor, query }) => assets(db, actor, query)),
  read(contract.getAsset, async ({ db, actor, params }) => assetById(db, actor, params.id)),
  act(contract.addAsset, async ({ work, body }) => assetById(work.tx, work.actor, await addAsset(work, body))),
  act(contract.editAsset, async ({ work, params: { id }, body }) =>
    editAsset(work, id, body).then(() => assetById(work.tx, work.actor, id)),
  ),
]
