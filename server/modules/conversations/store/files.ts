import { sql } from 'kysely'
import { randomUUIDv7 } from 'node:crypto'
import { AttachmentId, type MessageId } from '#contract/conversations.ts'
import { personOf } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

/** Bytes that are in the storage already, and what they are called. */
export interface NewFile {
  readonly sha256: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly inline: boolean
  readonly cid?: string | undefined
}

/** Files of a message, or (message `null`) files that wait for one. */
export async function insertFiles(work: Work, message: MessageId | null, files: readonly NewFile[]): Promise<AttachmentId[]> {
  if (files.length === 0) return []
  const made = files.map((file) => ({ id: AttachmentId.parse(randomUUIDv7()), file }))
  await work.tx
    .insertInto('attachment')
    .values(
      made.map(({ id, file: { sha256, name, type, size, inline, cid } }, position) => ({
        id,
        message_id: message,
        position,
        sha256,
        name,
        type,
        size,
        inline,
        // What somebody uploads to show within the text is named there by its id.
        cid: cid ?? (inline ? id : null),
        uploaded_by: personOf(work.actor),
        uploaded_at: work.at,
      })),
    )
    .execute()
  return made.map(({ id }) => id)
}

const mine = (work: Work) => sql<boolean>`message_id is null and uploaded_by is not distinct from ${personOf(work.actor)}::uuid`

/** Gives waiting files of the actor to a message. Files of others, or of another message, are unknown to him here. */
export async function giveFiles(work: Work, message: MessageId, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const { rows: given } = await sql`
    update attachment set message_id = ${message}, position = array_position(${wanted}::uuid[], id)
    where id = any(${wanted}::uuid[]) and ${mine(work)} returning id`.execute(work.tx)
  if (given.length < wanted.length) throw new Refusal('conversations.unknown-file')
}

/** A message was taken back: its files wait again, for who writes it. */
export async function takeFilesBack(work: Work, message: MessageId): Promise<AttachmentId[]> {
  const { rows: back } = await sql<{ id: AttachmentId; position: number }>`
    update attachment set message_id = null, uploaded_by = ${personOf(work.actor)}, uploaded_at = ${work.at}
    where message_id = ${message} returning id, position`.execute(work.tx)
  return back.toSorted((a, b) => a.position - b.position).map(({ id }) => id)
}

export async function deleteWaitingFile(work: Work, id: string): Promise<boolean> {
  const { rows: gone } = await sql`delete from attachment where id = ${id} and ${mine(work)} returning id`.execute(work.tx)
  return gone.length > 0
}

/** Bytes that this person has uploaded and not used. */
export async function waitingBytes(work: Work): Promise<number> {
  const [sum] = await rows<{ size: number }>(
    work.tx,
    sql`select coalesce(sum(size), 0)::bigint as size from attachment where ${mine(work)}`,
  )
  return sum?.size ?? 0
}

/** Files that no draft names and nobody used. */
export async function deleteForgottenFiles(work: Work, before: Temporal.Instant): Promise<number> {
  const { rows: gone } = await sql`
    delete from attachment where message_id is null and uploaded_at < ${before}
      and not exists (select from draft where attachment.id = any (draft.attachments)) returning id`.execute(work.tx)
  return gone.length
}
