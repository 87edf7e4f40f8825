import type { Mailbox } from '#contract/email.ts'
import type { Reader } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { imapOf } from '../mailbox.ts'

const mailboxes = (db: Reader) =>
  db
    .selectFrom('mailbox')
    .innerJoin('team', 'team.id', 'mailbox.team_id')
    .select(['mailbox.id', 'mailbox.name', 'address', 'team_id', 'team.name as team', 'active', 'last_letter_at', 'failure', 'password'])
    .select(['imap_host', 'imap_port', 'imap_secure', 'imap_user', 'imap_folder', 'imap_afterwards', 'imap_move_to'])

type Row = Awaited<ReturnType<ReturnType<typeof mailboxes>['executeTakeFirstOrThrow']>>

const shown = (row: Row): Mailbox => ({
  id: row.id,
  name: row.name,
  address: row.address,
  team: { id: row.team_id, name: row.team },
  active: row.active,
  imap: imapOf(row),
  hasPassword: row.password !== null,
  lastLetterAt: row.last_letter_at,
  failure: row.failure,
})

export const listMailboxes = async (db: Reader): Promise<Mailbox[]> => (await mailboxes(db).orderBy('mailbox.name').execute()).map(shown)

export async function mailboxById(db: Reader, id: string): Promise<Mailbox> {
  const row = await mailboxes(db).where('mailbox.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return shown(row)
}
