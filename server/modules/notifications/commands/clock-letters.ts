import type { Language } from '#contract/common.ts'
import type { Warning } from '#contract/sla.ts'
import { noticeFacts } from '#modules/sla'
import type { Reader } from '#platform/db/index.ts'
import { momentIn, t } from '#platform/i18n.ts'
import { makeLink } from '#platform/links.ts'
import { renderLetter } from '../queries/templates.ts'

const daysOfLink = 7

/** A letter to one of our own: a clock came to a threshold. Undefined where he has no address or has left. */
export async function clockLetter(db: Reader, url: string, notice: string, at: Temporal.Instant) {
  const facts = await noticeFacts(db, notice)
  if (!facts || facts.email === null) return undefined
  const { language, zone, name, number, title, metric, when, dueAt, chain, ticket, person } = facts
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
  const { subject, body } = await renderLetter(db, chain === null ? 'clock-step' : 'escalation', language, values)
  return { to: facts.email, subject, text: body }
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
