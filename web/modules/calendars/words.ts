import { hoursText } from './hours-text.ts'
import type { Language, T } from '../../platform/i18n.ts'
import { type DayHours, type Weekday, weekdays } from './model.ts'

const locale = (language: Language) => (language === 'ru' ? 'ru-RU' : 'en-GB')

const whole = { day: 'numeric', month: 'long', year: 'numeric' } as const

/** An ISO date within a sentence: "12 June 2026". */
export const dateInText = (language: Language, date: string): string =>
  Temporal.PlainDate.from(date).toLocaleString(locale(language), whole)

/** The same standing alone: "Fri, 12 June 2026". */
export const dateWords = (language: Language, date: string): string =>
  Temporal.PlainDate.from(date).toLocaleString(locale(language), { ...whole, weekday: 'short' })

/** 2024 began with a Monday. */
export const weekdayWords = (language: Language, weekday: Weekday): string =>
  new Temporal.PlainDate(2024, 1, 1 + weekdays.indexOf(weekday)).toLocaleString(locale(language), { weekday: 'long' })

export const monthWords = (language: Language, month: number): string =>
  new Temporal.PlainDate(2024, month, 1).toLocaleString(locale(language), { month: 'long' })

const holidays = [
  'new-year',
  'christmas',
  'defender-day',
  'womens-day',
  'labour-day',
  'victory-day',
  'russia-day',
  'unity-day',
  'moved-day-off',
] as const

/** The name of a holiday that we bring. */
function holidayName(t: T, name: string | undefined): string | undefined {
  const known = holidays.find((one) => one === name)
  return known === undefined ? undefined : t(`calendars.holiday.${known}`)
}

export const intervalsWords = (t: T, hours: DayHours['intervals']): string =>
  hours.length === 0 ? t('calendars.day-off') : hoursText(hours)

export const noteName = (t: T, note: DayHours['note']): string => note?.label ?? holidayName(t, note?.holiday) ?? ''

/** Hours of a date, with its name. */
export const dayWords = (t: T, { intervals, note }: DayHours): string =>
  [intervalsWords(t, intervals), noteName(t, note)].filter((word) => word !== '').join(' · ')
