import { sql } from 'kysely'
import { sendPlainLetter } from '#modules/channels/email'
import { linkFor } from '#modules/auth'
import type { LinkPurpose } from '#contract/auth.ts'
import type { LetterName } from '#contract/letters.ts'
import { rows } from '#platform/db/index.ts'
import { type JobHandler, handle } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'
import { remind, sendAccessLetter, sendCardLetter, sendClockLetter, sendParkedLetter } from './adapters/job-types.ts'
import { clockLetter } from './commands/clock-letters.ts'
import { writeTicketLetter } from './commands/letters.ts'
import { addressee, debtorOf, houseName, watchersOf } from './queries/facts.ts'
import { renderLetter } from './queries/templates.ts'

const system = { kind: 'system', job: 'notifications' } as const
const letterOf: Record<LinkPurpose, LetterName> = { invitation: 'invitation', reset: 'password-reset', 'sign-in': 'sign-in' }

export const jobs = (house: House, url: string, dataFolder: string): JobHandler[] => [
  handle(remind, async ({ ticket, event }) =>
    openWork(house, system, async (work) => {
      // Still the same wait: nothing has happened to the ticket's waiting since that event.
      const [later] = await rows(
        work.tx,
        sql<{ waits: boolean }>`select t.status = 'waiting' and t.waiting_on = 'requester' and not exists (
            select from event e, event was where was.id = ${event} and e.subject = t.id and e.seq > was.seq and e.type in ('ticket.waited', 'ticket.wait-ended')) as waits
          from ticket t where t.id = ${ticket}`,
      )
      if (later?.waits) await writeTicketLetter(work, url, ticket, 'reminder')
    }),
  ),
  handle(sendAccessLetter, async ({ link }) => {
    const at = house.now()
    const found = await linkFor(house.db.read, url, link, at)
    if (!found) return
    const { name, language } = await addressee(house.db.read, found.person)
    const days = Math.max(1, Math.round(found.expiresAt.since(at).total('hours') / 24))
    const values = { name, organisation: await houseName(house.db.read), days, link: found.href }
    const { subject, body } = await renderLetter(house.db.read, letterOf[found.purpose], language, values)
    await mustLeave(sendPlainLetter(house, dataFolder, { to: found.address, subject, text: body }))
  }),
  handle(sendParkedLetter, async ({ letter }) => {
    for (const { email, language, sender, subject } of await watchersOf(house.db.read, letter)) {
      const values = { from: sender, subject, link: `${url}/settings/parked` }
      const text = await renderLetter(house.db.read, 'parked', language, values)
      await mustLeave(sendPlainLetter(house, dataFolder, { to: email, subject: text.subject, text: text.body }))
    }
  }),
  handle(sendCardLetter, async ({ ticket, person }) => {
    const debtor = await debtorOf(house.db.read, ticket, person)
    if (!debtor) return
    const { email, language, name, number, title } = debtor
    const values = { name, number: String(number), title, link: `${url}/tickets/${number}` }
    const { subject, body } = await renderLetter(house.db.read, 'card-owed', language, values)
    await mustLeave(sendPlainLetter(house, dataFolder, { to: email, subject, text: body }))
  }),
  handle(sendClockLetter, async ({ notice }) => {
    const letter = await clockLetter(house.db.read, url, notice, house.now())
    if (letter) await mustLeave(sendPlainLetter(house, dataFolder, letter))
  }),
]

/** A letter that did not leave is tried again with the job. */
async function mustLeave(delivery: ReturnType<typeof sendPlainLetter>): Promise<void> {
  const result = await delivery
  if (!result.sent) throw new Error(result.words)
}
