import type { Language } from '#contract/common.ts'
import type { LetterName } from '#contract/letters.ts'
import type { Warning } from '#contract/sla.ts'
import { type NoticeFacts, noticeFacts } from '#modules/sla'
import type { Reader } from '#platform/db/index.ts'
import { type Values, momentIn, t } from '#platform/i18n.ts'
import { makeLink } from '#platform/links.ts'
import { type Recipient, recipientsOf } from '../queries/recipients.ts'

const daysOfLink = 7

interface ClockLetter {
  readonly to: Recipient
  readonly letter: LetterName
  readonly values: Values
}

/** Letters to one of our own, or to who stands in for him: a clock came to a threshold. None where he has no address or has left. */
export async function clockLetters(db: Reader, url: string, notice: string, at: Temporal.Instant): Promise<ClockLetter[]> {
  const facts = await noticeFacts(db, notice)
  if (!facts) return []
  const letters: ClockLetter[] = []
  for (const to of await recipientsOf(db, [facts.person], at)) letters.push(await letterTo(db, url, facts, to, at))
  return letters
}

async function letterTo(db: Reader, url: string, facts: NoticeFacts, to: Recipient, at: Temporal.Instant): Promise<ClockLetter> {
  const { number, title, metric, when, dueAt, chain, ticket } = facts
  const { language, zone, name, person } = to
  const until = Math.floor(at.epochMilliseconds / 1000) + daysOfLink * 24 * 3600
  const values = {
    name,
    number: String(number),
    title,
    link: `${url}/tickets/${number}`,
    clock: t(language, 'sla', `metric.${metric}`),
    when: whenWords(language, when),
    due: dueAt ? momentIn(language, zone, dueAt) : t(language, 'letters', 'due.none'),
    takeLink: chain === null ? '' : `${url}/l/${await makeLink(db, { purpose: 'acknowledge', subject: ticket, person, until })}`,
  }
  return { to, letter: chain === null ? 'clock-step' : 'escalation', values }
}

function whenWords(language: Language, when: Warning): string {
  if ('percent' in when) return t(language, 'sla', 'when.percent', { percent: when.percent })
  const ms = 'before' in when ? when.before : when.after
  if (ms === 0) return t(language, 'sla', 'when.breach')
  return t(language, 'sla', 'before' in when ? 'when.before' : 'when.after', { time: hoursAndMinutes(language, ms) })
}

/** Working time, never in days. */
const hoursAndMinutes = (language: Language, ms: number): string =>
  new Intl.DurationFormat(language, { style: 'short' }).format({
    hours: Math.floor(ms / 3_600_000),
    minutes: Math.round((ms % 3_600_000) / 60_000),
  })
