import type { LetterName } from '#contract/letters.ts'
import { sendPlainLetter } from '#modules/channels/email'
import { type Recipient, recipientsOf, renderLetter } from '#modules/notifications'
import { type Values, momentIn, t } from '#platform/i18n.ts'
import type { House } from '#platform/work.ts'
import { aboutIncident, isOwed, toDecide } from '../queries/notices.ts'

interface Place {
  readonly house: House
  readonly url: string
  readonly dataFolder: string
}

/** An update is owed soon, or was owed by now. Nobody is troubled by what has been done meanwhile. */
export async function tellOwed(
  place: Place,
  about: { ticket: string; people: readonly string[]; due: string; late: boolean },
): Promise<void> {
  const { house, url } = place
  const due = Temporal.Instant.from(about.due)
  const incident = await aboutIncident(house.db.read, about.ticket)
  if (!incident || !(await isOwed(house.db.read, about.ticket, due))) return
  for (const one of await recipientsOf(house.db.read, about.people, house.now()))
    await tell(place, one, 'update-owed', {
      name: one.name,
      number: String(incident.number),
      title: incident.title,
      when: t(one.language, 'updates', about.late ? 'letter.late' : 'letter.soon'),
      due: momentIn(one.language, one.zone, due),
      link: `${url}/tickets/${incident.number}`,
    })
}

/** Somebody must approve an update, or its author has got it back. */
export async function tellApprover(place: Place, { update, returned }: { update: string; returned: boolean }): Promise<void> {
  const { house, url } = place
  const found = await toDecide(house.db.read, update)
  const person = returned ? found?.author : found?.approver
  if (!found || found.state !== (returned ? 'returned' : 'asked') || person === null || person === undefined) return
  const incident = await aboutIncident(house.db.read, found.ticket)
  if (!incident) return
  for (const one of await recipientsOf(house.db.read, [person], house.now()))
    await tell(place, one, returned ? 'update-returned' : 'update-approval', {
      name: one.name,
      number: String(incident.number),
      title: incident.title,
      author: found.authorName,
      reason: found.reason ?? '',
      link: `${url}/tickets/${incident.number}`,
    })
}

/** A letter that did not leave is tried again with the job. */
async function tell({ house, dataFolder }: Place, to: Recipient, letter: LetterName, values: Values): Promise<void> {
  const { subject, body } = await renderLetter(house.db.read, letter, to.language, values)
  const why = to.standsInFor === null ? '' : `${t(to.language, 'letters', 'stands-in', { person: to.standsInFor })}\n\n`
  const result = await sendPlainLetter(house, dataFolder, { to: to.email, subject, text: why + body })
  if (!result.sent) throw new Error(result.words)
}
