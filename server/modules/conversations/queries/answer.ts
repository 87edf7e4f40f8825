import type { Reader } from '#platform/db/index.ts'
import { recipients } from '../recipients.ts'
import { lastFrom, participantsOf } from './participants.ts'

/** Who gets an answer in this conversation when nobody says otherwise: the same rule by which it is written. */
export async function replyTo(db: Reader, conversation: string): Promise<{ to: string[]; cc: string[] }> {
  const people = recipients(await participantsOf(db, conversation), await lastFrom(db, conversation), {})
  const shown = (role: 'to' | 'cc') =>
    people.filter((one) => one.role === role).map(({ name, address }) => (address === '' ? name : address))
  return { to: shown('to'), cc: shown('cc') }
}
