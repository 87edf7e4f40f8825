import type { Insertable, Updateable } from 'kysely'
import type { Reader, Tables } from '#platform/db/index.ts'
import { withoutToken } from '#platform/mail/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { parkedAlarm } from './adapters/job-types.ts'

const taken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505'

/** False when the address belongs to another mailbox. */
export async function insertMailbox({ tx }: Work, row: Insertable<Tables['mailbox']>): Promise<boolean> {
  const added = await tx
    .insertInto('mailbox')
    .values(row)
    .onConflict((conflict) => conflict.column('address').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export async function updateMailbox({ tx }: Work, id: string, change: Updateable<Tables['mailbox']>): Promise<boolean> {
  try {
    const row = await tx.updateTable('mailbox').set(change).where('id', '=', id).returning('id').executeTakeFirst()
    if (!row) throw new Refusal('not-found')
    return true
  } catch (error) {
    if (taken(error)) return false
    throw error
  }
}

/** Only while the mailbox still names this folder. */
export async function markMailbox(
  { tx }: Work,
  id: string,
  { host, user, folder }: { host: string; user: string; folder: string },
  mark: { uid_validity: number; last_uid: number },
): Promise<void> {
  const update = tx.updateTable('mailbox').set(mark).where('id', '=', id)
  await update.where('imap_host', '=', host).where('imap_user', '=', user).where('imap_folder', '=', folder).execute()
}

/** False when the letter is here already. */
export async function insertLetter({ tx }: Work, row: Insertable<Tables['letter']>): Promise<boolean> {
  const added = await tx
    .insertInto('letter')
    .values(row)
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added && row.mailbox_id)
    await tx.updateTable('mailbox').set({ last_letter_at: row.received_at }).where('id', '=', row.mailbox_id).execute()
  return added !== undefined
}

export async function decideLetter({ tx }: Work, id: string, decided: Updateable<Tables['letter']> & { outcome: string }): Promise<void> {
  await tx.updateTable('letter').set(decided).where('id', '=', id).execute()
}

/** Working time is not asked: a parked letter is somebody's request that nobody sees. */
const lookWithin = { minutes: 60 }

/** Puts a letter aside for a person to decide, with a clock from its receipt. */
export async function parkLetter(
  work: Work,
  letter: { id: string; receivedAt: Temporal.Instant; parsed: { text: string } },
  reason: 'flood' | 'loop' | 'fault' | 'unknown-recipient',
  words: string,
): Promise<void> {
  const dueAt = letter.receivedAt.add(lookWithin)
  await work.tx
    .insertInto('parked_letter')
    .values({
      letter_id: letter.id,
      reason,
      words: words.slice(0, 2_000),
      preview: letter.parsed.text.replaceAll('\0', '').slice(0, 300),
      due_at: dueAt,
    })
    .execute()
  await decideLetter(work, letter.id, { outcome: 'parked' })
  work.record(letter.id, { type: 'letter.parked', reason, owner: null, dueAt: dueAt.toString() })
  work.later(parkedAlarm, { letter: letter.id }, dueAt)
}

export async function keepMailbox({ tx }: Work, conversation: string, mailbox: string): Promise<void> {
  await tx
    .insertInto('mail_conversation')
    .values({ conversation_id: conversation, mailbox_id: mailbox })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Tells our own addresses, with or without a token, from other people's. */
export async function ourAddresses(db: Reader): Promise<(address: string) => boolean> {
  const rows = await db.selectFrom('mailbox').select('address').execute()
  const ours = new Set(rows.map(({ address }) => address))
  return (address) => ours.has(withoutToken(address))
}

/** The subject and the words under a message when it leaves as a letter. */
export async function keepMailLook(
  { tx }: Work,
  message: string,
  { subject, footer }: { subject: string | null; footer: string | null },
): Promise<void> {
  await tx
    .insertInto('mail_look')
    .values({ message_id: message, subject, footer })
    .onConflict((conflict) => conflict.column('message_id').doUpdateSet({ subject, footer }))
    .execute()
}
