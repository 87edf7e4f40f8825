import { dropDraft, getDraft, removeAttachment, saveDraft, uploadAttachment } from '#contract/conversations.ts'
import { type Route, act, read, upload } from '#platform/http/index.ts'
import type { Storage } from '#platform/storage.ts'
import { type House, openWork } from '#platform/work.ts'
import { typeOf } from '#platform/file-type.ts'
import * as drafts from './commands/drafts.ts'
import { removeFile, uploadFile } from './commands/files.ts'
import { draftOf } from './queries/drafts.ts'

const done = {}

export const routes = ({ house, storage }: { house: House; storage: Storage }): Route[] => [
  upload(uploadAttachment, async ({ actor, query: { name, inline }, file: bytes }) => {
    const file = { sha256: await storage.put(bytes), name, type: await typeOf(bytes, name), size: bytes.length, inline }
    return openWork(house, actor, (work) => uploadFile(work, file))
  }),
  act(removeAttachment, async ({ work, params }) => removeFile(work, params.id).then(() => done)),
  read(getDraft, async ({ db, actor, params }) => ({ draft: await draftOf(db, drafts.writer(actor), params.key) })),
  act(saveDraft, ({ work, params, body }) => drafts.saveDraft(work, params.key, body)),
  act(dropDraft, async ({ work, params }) => drafts.dropDraft(work, params.key).then(() => done)),
]
