/** A year of a calendar as people look at it: working days and hours by month, and each date's hours. */
import type { Calendar, DayHours, Hours, WorkingHours, WorkingMonth } from '#contract/calendars.ts'
import { readHours } from './hours.ts'
import { dateOf, day, dayNumber, timeText } from './local-date.ts'
import { sourceOf } from './source.ts'

/** A shift counts in the month of the date on which it starts. */
export function workingMonths(calendar: Calendar, year: number): WorkingMonth[] {
  const source = sourceOf(calendar)
  return Array.from({ length: 12 }, (_, i) => {
    const month = { month: i + 1, days: 0, ms: 0 }
    for (let date = dayNumber(year, i + 1, 1); date < dayNumber(i < 11 ? year : year + 1, i < 11 ? i + 2 : 1, 1); date++) {
      const hours = source.workingDay(date)
      if (hours.length > 0) month.days++
      for (const { from, to } of hours) month.ms += to - from
    }
    return month
  })
}

/** What every date of a year says, as wall times. */
export function daysOfYear(calendar: WorkingHours, year: number): Map<string, DayHours> {
  const desk = readHours(calendar)
  const days = new Map<string, DayHours>()
  for (let date = dayNumber(year, 1, 1); date < dayNumber(year + 1, 1, 1); date++) {
    const note = desk.note(date)
    const shifts = desk.closed(date) ? [] : desk.shifts(date)
    const intervals = shifts.map(({ from, to }): Hours => [timeText(from), timeText(to <= day ? to : to - day)])
    days.set(dateOf(date), note ? { intervals, note } : { intervals })
  }
  return days
}
