import { sql } from 'kysely'
import type { AttachmentId, ConversationId, MessageId } from '#contract/conversations.ts'
import { type Reader, rows } from '#platform/db/index.ts'

export interface FileOfMessage {
  readonly id: AttachmentId
  readonly sha256: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly inline: boolean
  readonly cid: string | null
}

export const filesOf = (db: Reader, message: string): Promise<FileOfMessage[]> =>
  rows(
    db,
    sql<FileOfMessage>`select id, sha256, name, type, size, inline, cid from attachment where message_id = ${message} order by position, id`,
  )

/** In the order asked. */
export const filesById = (db: Reader, ids: readonly string[]): Promise<FileOfMessage[]> =>
  rows(
    db,
    sql<FileOfMessage>`select id, sha256, name, type, size, inline, cid from attachment
      where id = any(${ids}::uuid[]) order by array_position(${ids}::uuid[], id)`,
  )

/** A file and where it hangs: of a message, seen by who sees the conversation; waiting (`message` null), seen by who uploaded it. */
export interface FileToSee extends FileOfMessage {
  readonly message: MessageId | null
  readonly conversation: ConversationId | null
  readonly uploadedBy: string | null
}

export async function attachmentForDownload(db: Reader, id: string): Promise<FileToSee | undefined> {
  const [found] = await rows<FileToSee>(
    db,
    sql`select a.id, a.sha256, a.name, a.type, a.size, a.inline, a.cid, a.message_id as message, m.conversation_id as conversation,
        a.uploaded_by as "uploadedBy"
      from attachment a left join message m on m.id = a.message_id where a.id = ${id}`,
  )
  return found
}

/** The whole letter as it came: where its bytes are, and in which conversation it stands. */
export async function rawOf(db: Reader, message: string): Promise<{ conversation: ConversationId; sha256: string } | undefined> {
  const [found] = await rows<{ conversation: ConversationId; sha256: string }>(
    db,
    sql`select conversation_id as conversation, raw_sha256 as sha256 from message where id = ${message} and raw_sha256 is not null`,
  )
  return found
}
