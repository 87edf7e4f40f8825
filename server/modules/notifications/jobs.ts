import { sql } from 'kysely'
import { sendPlainLetter } from '#modules/channels/email'
import { linkFor } from '#modules/auth'
import { foundRecurrence, lateImprovement } from '#modules/problems'
import type { LinkPurpose } from '#contract/auth.ts'
import type { Language } from '#contract/common.ts'
import type { LetterName } from '#contract/letters.ts'
import { rows } from '#platform/db/index.ts'
import { type Values, momentIn, t } from '#platform/i18n.ts'
import { type JobHandler, handle } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'
import * as job from './adapters/job-types.ts'
import { approvalLetter } from './commands/approval-letters.ts'
import { clockLetters } from './commands/clock-letters.ts'
import { writeTicketLetter } from './commands/letters.ts'
import { addressee, debtOf, houseName, lateReviewOf, standingInOf, unattendedOf, watchersOf } from './queries/facts.ts'
import { type Recipient, recipientsOf } from './queries/recipients.ts'
import { renderLetter } from './queries/templates.ts'

const system = { kind: 'system', job: 'notifications' } as const
const letterOf: Record<LinkPurpose, LetterName> = { invitation: 'invitation', reset: 'password-reset', 'sign-in': 'sign-in' }

export function jobs(house: House, url: string, dataFolder: string): JobHandler[] {
  /** A notice to one of our own; who stands in is told for whom. */
  const tell = async ({ email, language, standsInFor }: Recipient, letter: LetterName, values: Values) => {
    const { subject, body } = await renderLetter(house.db.read, letter, language, values)
    const why = standsInFor === null ? '' : `${t(language, 'letters', 'stands-in', { person: standsInFor })}\n\n`
    await mustLeave(sendPlainLetter(house, dataFolder, { to: email, subject, text: why + body }))
  }
  return [
    handle(job.remind, async ({ ticket, event }) =>
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
    handle(job.sendAccessLetter, async ({ link }) => {
      const at = house.now()
      const found = await linkFor(house.db.read, url, link, at)
      if (!found) return
      const { name, language } = await addressee(house.db.read, found.person)
      const days = Math.max(1, Math.round(found.expiresAt.since(at).total('hours') / 24))
      const values = { name, organisation: await houseName(house.db.read), days, link: found.href }
      const { subject, body } = await renderLetter(house.db.read, letterOf[found.purpose], language, values)
      await mustLeave(sendPlainLetter(house, dataFolder, { to: found.address, subject, text: body }))
    }),
    handle(job.sendParkedLetter, async ({ letter }) => {
      const watchers = await watchersOf(house.db.read, letter)
      const [about] = watchers
      if (!about) return
      const values = { from: about.sender, subject: about.subject, link: `${url}/settings/parked` }
      for (const one of await recipientsOf(
        house.db.read,
        watchers.map(({ person }) => person),
        house.now(),
      ))
        await tell(one, 'parked', values)
    }),
    handle(job.sendCardLetter, async ({ ticket, person }) => {
      const debt = await debtOf(house.db.read, ticket, person)
      if (!debt) return
      const values = { number: String(debt.number), title: debt.title, link: `${url}/tickets/${debt.number}` }
      for (const one of await recipientsOf(house.db.read, [person], house.now()))
        await tell(one, 'card-owed', { ...values, name: one.standsInFor ?? one.name })
    }),
    handle(job.sendUnattendedLetter, async ({ ticket }) => {
      const found = await unattendedOf(house.db.read, ticket)
      if (!found) return
      const { number, title, team, because, until, paged } = found
      for (const one of await recipientsOf(house.db.read, paged, house.now()))
        await tell(one, 'nobody-on-shift', {
          name: one.name,
          number: String(number),
          title,
          team,
          because: t(one.language, 'letters', `because.${because}`),
          until: until === null ? t(one.language, 'letters', 'until.unknown') : momentIn(one.language, one.zone, until),
          link: `${url}/tickets/${number}`,
        })
    }),
    handle(job.sendReviewLetter, async ({ ticket, person, action }) => {
      const late = await lateReviewOf(house.db.read, ticket, action)
      if (!late) return
      const number = String(late.number)
      for (const one of await recipientsOf(house.db.read, [person], house.now())) {
        const values = { name: one.standsInFor ?? one.name, number, title: late.title, link: `${url}/major/${number}/review` }
        if (late.action === null) await tell(one, 'review-overdue', values)
        else await tell(one, 'action-overdue', { ...values, action: late.action, due: dayIn(one.language, late.due ?? '') })
      }
    }),
    handle(job.sendClockLetter, async ({ notice }) => {
      for (const { to, letter, values } of await clockLetters(house.db.read, url, notice, house.now())) await tell(to, letter, values)
    }),
    handle(job.sendApprovalLetter, async ({ asking, person }) => {
      const found = await approvalLetter(house.db.read, url, asking, person, house.now())
      if (found) await tell(found.to, 'approval', found.values)
    }),
    handle(job.sendRecurrenceLetter, async ({ recurrence }) => {
      const found = await foundRecurrence(house.db.read, recurrence)
      if (!found) return
      const about = { words: found.words.slice(0, 5).join(', '), incidents: found.incidents, link: `${url}/recurrences` }
      for (const one of await recipientsOf(house.db.read, found.people, house.now()))
        await tell(one, 'recurrence', { ...about, name: one.standsInFor ?? one.name })
    }),
    handle(job.sendImprovementLetter, async ({ improvement, person }) => {
      const late = await lateImprovement(house.db.read, improvement)
      if (!late) return
      for (const one of await recipientsOf(house.db.read, [person], house.now())) {
        const due = dayIn(one.language, late.due)
        const values = { name: one.standsInFor ?? one.name, improvement: late.what, due, link: `${url}/improvements` }
        await tell(one, 'improvement-overdue', values)
      }
    }),
    handle(job.sendStandInLetter, async ({ absence }) => {
      const found = await standingInOf(house.db.read, absence, house.now())
      if (!found) return
      const { language, zone, email, person, name } = found
      const [from, until] = [momentIn(language, zone, found.from), momentIn(language, zone, found.until)]
      const values = { name, person, from, until, link: `${url}/tickets?view=mine` }
      const { subject, body } = await renderLetter(house.db.read, 'standing-in', language, values)
      await mustLeave(sendPlainLetter(house, dataFolder, { to: email, subject, text: body }))
    }),
  ]
}

/** «1 мая 2026 г.» */
const dayIn = (language: Language, day: string): string => Temporal.PlainDate.from(day).toLocaleString(language, { dateStyle: 'long' })

/** A letter that did not leave is tried again with the job. */
async function mustLeave(delivery: ReturnType<typeof sendPlainLetter>): Promise<void> {
  const result = await delivery
  if (!result.sent) throw new Error(result.words)
}
