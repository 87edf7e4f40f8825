import type { Reader } from '#platform/db/index.ts'
import type { MailboxMark, MailboxSettings } from '#platform/mail/index.ts'
import { houseKey, unseal } from '#platform/seal.ts'
import { imapOf } from '../mailbox.ts'

/** A mailbox whose letters we fetch. `key` is another one when anything about the fetching is changed. */
export interface FetchedMailbox {
  readonly id: string
  readonly address: string
  readonly key: string
  readonly settings: MailboxSettings
}

const maxBytes = 50 * 1024 * 1024

/** The active ones; or the one asked for, active or not. */
export async function fetchedMailboxes(db: Reader, id?: string): Promise<FetchedMailbox[]> {
  const rows = await db
    .selectFrom('mailbox')
    .select(['id', 'address', 'password'])
    .select(['imap_host', 'imap_port', 'imap_secure', 'imap_user', 'imap_folder', 'imap_afterwards', 'imap_move_to'])
    .where('imap_host', 'is not', null)
    .where((is) => (id === undefined ? is('active', '=', true) : is('id', '=', id)))
    .execute()
  if (rows.length === 0) return []
  const key = await houseKey(db, 'mailbox')
  return rows.flatMap((row) => {
    const imap = imapOf(row)
    if (!imap) return []
    const { host, port, secure, user, folder, afterwards, moveTo } = imap
    const settings: MailboxSettings = {
      host,
      port,
      secure,
      user,
      folder,
      // A mail server of our own on this machine has a certificate of its own making.
      verifyTls: !/^(localhost|127\.)/.test(host),
      password: row.password === null ? '' : unseal(key, row.password),
      afterwards: afterwards === 'move' ? { act: 'move', to: moveTo } : { act: afterwards },
      maxBytes,
    }
    return [{ id: row.id, address: row.address, key: JSON.stringify([row.address, imap, row.password?.toString('base64')]), settings }]
  })
}

/** How far the mailbox was read; undefined before the first letter. */
export async function markOf(db: Reader, id: string): Promise<MailboxMark | undefined> {
  const row = await db.selectFrom('mailbox').select(['uid_validity', 'last_uid']).where('id', '=', id).executeTakeFirst()
  return row?.uid_validity == null || row.last_uid === null ? undefined : { uidValidity: String(row.uid_validity), uid: row.last_uid }
}
