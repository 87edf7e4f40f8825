import type { Answer } from '../../platform/api.ts'
import type { useT } from '../../platform/i18n.ts'

export type Schedule = Answer<'GET /reports/schedules'>['items'][number]
type T = ReturnType<typeof useT>

/** What a weekday is called: 1 is Monday. */
export const weekdayWords = (day: number, language: 'ru' | 'en'): string =>
  Temporal.PlainDate.from('2024-01-01')
    .add({ days: day - 1 })
    .toLocaleString(language, { weekday: 'long' })

export const rhythmWords = ({ every, day, time }: Pick<Schedule, 'every' | 'day' | 'time'>, language: 'ru' | 'en', t: T): string =>
  every === 'week'
    ? t('reports.schedule.on-week', { day: weekdayWords(day, language), time })
    : t('reports.schedule.on-month', { day, time })

const ours = ['owner-may-not', 'unknown-recipient', 'recipient-without-address', 'recipient-outside', 'recipient-may-not'] as const

/** Why a letter did not go out: our own reason, or what the mail server said. */
export function failureWords(failure: string, t: T): string {
  const known = ours.find((code) => failure === `reports.${code}`)
  return known ? t(`reports.schedule.failure.reports.${known}`) : failure
}
