/** A year of a calendar as people look at it: working days and hours by month, and each date's hours. */
import type { Calendar, DayHours, Hours, NotableDay, WorkingHours, WorkingMonth } from '#contract/calendars.ts'
import { readHours } from './hours.ts'
import { dateOf, day, dayNumber, timeText } from './local-date.ts'
import { sourceOf } from './source.ts'
import { offsetAt } from './zone.ts'

/** A shift counts in the month of the date on which it starts. */
export const workingMonths = (calendar: Calendar, year: number): WorkingMonth[] => monthsOf(() => calendar, year)

/** The same where versions follow each other: `inForce` says which calendar a date obeys; undefined: none yet, so nobody works. */
export function monthsOf(inForce: (date: number) => Calendar | undefined, year: number): WorkingMonth[] {
  const sources = new Map<Calendar, ReturnType<typeof sourceOf>>()
  return Array.from({ length: 12 }, (_, i) => {
    const month = { month: i + 1, days: 0, ms: 0 }
    for (let date = dayNumber(year, i + 1, 1); date < dayNumber(i < 11 ? year : year + 1, i < 11 ? i + 2 : 1, 1); date++) {
      const calendar = inForce(date)
      if (!calendar) continue
      const source = sources.get(calendar) ?? sourceOf(calendar)
      sources.set(calendar, source)
      const hours = source.workingDay(date)
      if (hours.length > 0) month.days++
      for (const { from, to } of hours) month.ms += to - from
    }
    return month
  })
}

/** Holidays and dates with hours of their own. */
export function notableOf(
  inForce: (date: number) => Calendar | undefined,
  year: number,
): { date: string; intervals: Hours[]; note: NotableDay }[] {
  const years = new Map<Calendar, Map<string, DayHours>>()
  const found: { date: string; intervals: Hours[]; note: NotableDay }[] = []
  for (let number = dayNumber(year, 1, 1); number < dayNumber(year + 1, 1, 1); number++) {
    const calendar = inForce(number)
    if (!calendar) continue
    const days = years.get(calendar) ?? daysOfYear(calendar, year)
    years.set(calendar, days)
    const date = dateOf(number)
    const { intervals = [], note } = days.get(date) ?? {}
    if (note && note.kind !== 'weekend') found.push({ date, intervals, note })
  }
  return found
}

/** What every date of a year says, as wall times. */
export function daysOfYear(calendar: Calendar, year: number): Map<string, DayHours> {
  const dayHours = 'weekly' in calendar ? ownHours(calendar) : composedHours(calendar)
  const days = new Map<string, DayHours>()
  for (let date = dayNumber(year, 1, 1); date < dayNumber(year + 1, 1, 1); date++) days.set(dateOf(date), dayHours(date))
  return days
}

function ownHours(hours: WorkingHours): (date: number) => DayHours {
  const desk = readHours(hours)
  return (date) => {
    const note = desk.note(date)
    const shifts = desk.closed(date) ? [] : desk.shifts(date)
    const intervals = shifts.map(({ from, to }): Hours => [timeText(from), timeText(to <= day ? to : to - day)])
    return note ? { intervals, note } : { intervals }
  }
}

function composedHours(calendar: Calendar): (date: number) => DayHours {
  const source = sourceOf(calendar)
  const wall = (at: number, date: number) => at + offsetAt(source.timezone, at) - date * day
  return (date) => {
    const note = source.note(date)
    // The end is asked a moment earlier: an hour may be shown twice from there on.
    const intervals = source.workingDay(date).map(({ from, to }): Hours => [timeText(wall(from, date)), timeText(wall(to - 1, date) + 1)])
    return note ? { intervals, note } : { intervals }
  }
}
