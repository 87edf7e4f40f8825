/** Local dates as whole days since 1970-01-01, so that a year is walked without an object a day. */
import { weekdays, type Weekday } from '#contract/calendars.ts'

export const minute = 60_000
export const day = 86_400_000

export function dayOf(date: string): number {
  const { year, month, day: dayOfMonth } = Temporal.PlainDate.from(date)
  return dayNumber(year, month, dayOfMonth)
}

/** Gregorian calendar as counted by eras of 400 years that begin on 1 March. */
export function dayNumber(year: number, month: number, dayOfMonth: number): number {
  const y = month > 2 ? year : year - 1
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

export function dateOf(days: number): string {
  return new Temporal.PlainDate(1970, 1, 1).add({ days }).toString()
}

/** 1970-01-01 was a Thursday. */
export function weekdayIndex(days: number): number {
  return (((days + 3) % 7) + 7) % 7
}

export function weekdayOf(days: number): Weekday {
  return weekdays[weekdayIndex(days)] ?? 'mon'
}

/** Minutes, seconds and all, of a wall time in milliseconds. */
export function timeOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return ((hours * 60 + minutes) * 60 + seconds) * 1000
}

export function timeText(ms: number): string {
  const pad = (part: number) => String(part).padStart(2, '0')
  const seconds = Math.floor(ms / 1000)
  const text = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? text : `${text}:${pad(seconds % 60)}`
}
