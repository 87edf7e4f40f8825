import { askedOf, readerOf } from '#modules/changes'
import type { Reader } from '#platform/db/index.ts'
import { type Values, momentIn, t } from '#platform/i18n.ts'
import { makeLink } from '#platform/links.ts'
import { ticketFacts } from '../queries/facts.ts'
import { type Recipient, recipientOf } from '../queries/recipients.ts'
import { understood } from '../template.ts'

/** How long its link answers after the deadline: reminders still carry it. */
const daysOfLink = 60

/** The letter that asks one to approve a change; undefined where it waits for him no more, or nobody can be written to. */
export async function approvalLetter(
  db: Reader,
  url: string,
  asking: string,
  person: string,
  at: Temporal.Instant,
): Promise<{ to: Recipient; values: Values } | undefined> {
  const [asked, reader] = [await askedOf(db, asking), await readerOf(db, asking, person, at)]
  const facts = asked && (await ticketFacts(db, asked.ticket))
  const to = reader === null ? undefined : await recipientOf(db, reader, person)
  if (!asked || !facts || asked.isOver || !to) return undefined
  const { number, title } = facts
  const { language, zone, name } = to
  const latest = Temporal.Instant.compare(asked.dueAt, at) > 0 ? asked.dueAt : at
  const until = Math.floor(latest.epochMilliseconds / 1000) + daysOfLink * 24 * 3600
  const { window, weighed } = asked
  return {
    to,
    values: {
      name,
      number: String(number),
      title,
      link: `${url}/tickets/${number}`,
      askedBy: asked.askedBy,
      plan: understood(asked.plan),
      risk: weighed ? t(language, 'changes', `risk.${weighed.level}`) : '—',
      window: window ? `${momentIn(language, zone, window.from)} – ${momentIn(language, zone, window.to)}` : '—',
      due: momentIn(language, zone, asked.dueAt),
      approveLink: `${url}/l/${await makeLink(db, { purpose: 'approve', subject: asking, person: to.person, until })}`,
    },
  }
}
