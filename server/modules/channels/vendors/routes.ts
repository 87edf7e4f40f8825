import * as contract from '#contract/vendor-page.ts'
import { type Route, act, file, read } from '#platform/http/index.ts'
import type { Storage } from '#platform/storage.ts'
import { answer, giveBack, giveCase } from './commands.ts'
import { fileOfPage, openPage, shown } from './queries.ts'

export const routes = ({ storage }: { storage: Storage }): readonly Route[] => [
  read(contract.getVendorPage, async ({ db, params, at }) => shown(await openPage(db, params.token, at))),
  file(contract.getVendorFile, async ({ db, params, at }) => {
    const { sha256, name, type } = await fileOfPage(db, await openPage(db, params.token, at), params.id)
    return { ...(await storage.stream(sha256)), name, type }
  }),
  act(contract.answerByPage, async ({ work, params, body }) => answer(work, params.token, body)),
  act(contract.giveCaseByPage, async ({ work, params, body }) => giveCase(work, params.token, body.number)),
  act(contract.returnByPage, async ({ work, params, body }) => giveBack(work, params.token, body)),
]
