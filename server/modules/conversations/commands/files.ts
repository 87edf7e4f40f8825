import type { Attachment, AttachmentId } from '#contract/conversations.ts'
import type { Value } from '#contract/endpoint.ts'
import { allow, personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { type FileOfMessage, filesById, filesOf } from '../queries/files.ts'
import { type NewFile, deleteForgottenFiles, deleteWaitingFile, insertFiles, waitingBytes } from '../store/files.ts'
import { deleteForgottenDrafts } from '../store/drafts.ts'

const mostWaiting = 250 * 1024 * 1024

/** A file whose bytes are stored waits for its message. */
export async function uploadFile(work: Work, file: NewFile): Promise<Value<typeof Attachment>> {
  allow(personOf(work.actor) !== null)
  if (file.size === 0) throw new Refusal('upload.empty')
  if ((await waitingBytes(work)) + file.size > mostWaiting) throw new Refusal('conversations.too-many-waiting-files')
  const [id] = await insertFiles(work, null, [file])
  if (!id) throw new Error('one file makes one attachment')
  const { name, type, size, inline } = file
  return { id, name, type, size, inline, cid: inline ? id : null }
}

export async function removeFile(work: Work, id: string): Promise<void> {
  if (!(await deleteWaitingFile(work, id))) throw new Refusal('not-found')
}

/** Copies of a message's files that wait for another message of the actor (a letter that is forwarded). Whether he may see them, the caller has asked. */
export const copyAttachments = async (work: Work, message: string): Promise<AttachmentId[]> => copied(work, await filesOf(work.tx, message))

/** The same for files that somebody chose, in his order. A picture of a text becomes a file like others. */
export async function copyFiles(work: Work, ids: readonly string[]): Promise<Value<typeof Attachment>[]> {
  const files = (await filesById(work.tx, ids)).map((file) => ({ ...file, inline: false, cid: null }))
  const total = files.reduce((sum, { size }) => sum + size, await waitingBytes(work))
  if (total > mostWaiting) throw new Refusal('conversations.too-many-waiting-files')
  const made = await copied(work, files)
  return files.map(({ name, type, size, inline, cid }, i) => ({ id: made[i] ?? '', name, type, size, inline, cid }))
}

const copied = (work: Work, files: readonly FileOfMessage[]): Promise<AttachmentId[]> =>
  insertFiles(
    work,
    null,
    files.map((file) => ({ ...file, cid: file.cid ?? undefined })),
  )

/** Files that waited a week in vain and drafts that nobody touched for a quarter. */
export async function forgetUnused(work: Work): Promise<{ files: number; drafts: number }> {
  const drafts = await deleteForgottenDrafts(work, work.at.subtract({ hours: 90 * 24 }))
  return { drafts, files: await deleteForgottenFiles(work, work.at.subtract({ hours: 7 * 24 })) }
}
