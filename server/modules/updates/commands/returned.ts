import type { EmailEvent } from '#contract/email.ts'
import { deskDefaults } from '#modules/people'
import { holdTickets } from '#modules/tickets'
import { t } from '#platform/i18n.ts'
import { readSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { failReturned } from '../store/letters.ts'
import { ticketOfUpdate, updateOfLetter } from '../store/updates.ts'

/** A letter that had left came back for good: it stands among those that did not reach anybody. Of other letters nothing is known here. */
export async function noteReturned(work: Work, { sent, status }: Extract<EmailEvent, { type: 'letter.returned' }>): Promise<void> {
  const update = await updateOfLetter(work.tx, sent)
  if (update === undefined) return
  const ticket = await ticketOfUpdate(work.tx, update)
  await holdTickets(work, [ticket])
  const { language } = await readSetting(work.tx, deskDefaults)
  const words = t(language, 'updates', status === '' ? 'came-back' : 'came-back-as', { status })
  if (await failReturned(work, sent, words)) work.record(ticket, { type: 'update.letter-returned', update, letter: sent })
}
