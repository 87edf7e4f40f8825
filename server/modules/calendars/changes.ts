/** What one calendar says differently from another. */
import type { CalendarDifference } from '#contract/calendar-acts.ts'
import { type Calendar, type CalendarChange, type DayHours, type WorkingHours, weekdays } from '#contract/calendars.ts'
import { zoneOf } from './plan.ts'
import { daysOfYear } from './year.ts'

/** Every date of these years that the two calendars treat differently. */
export function changedDates(before: Calendar, after: Calendar, years: readonly number[]): CalendarChange[] {
  return years.flatMap((year) => {
    const drafted = daysOfYear(after, year)
    return [...daysOfYear(before, year)].flatMap(([date, day]) => {
      const now = drafted.get(date) ?? day
      return same(day, now) ? [] : [{ date, before: day, after: now }]
    })
  })
}

/** `before` is undefined when nothing is published yet; `year` is this year. */
export function differenceOf(before: Calendar | undefined, after: Calendar, year: number): CalendarDifference {
  const was = before ?? { timezone: zoneOf(after), weekly: {} }
  const zones = { before: zoneOf(was), after: zoneOf(after) }
  const timezone = zones.before === zones.after ? null : zones
  if (!('weekly' in was && 'weekly' in after)) return { timezone, week: [], dates: changedDates(was, after, [year, year + 1]) }
  const years = [...new Set([...datedYears(was), ...datedYears(after)])].sort((a, b) => a - b)
  return { timezone, week: changedWeek(was, after), dates: changedDates(was, after, years).filter((change) => !isOfTheWeek(change)) }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function changedWeek(before: WorkingHours, after: WorkingHours): CalendarDifference['week'] {
  return weekdays
    .map((weekday) => ({ weekday, before: before.weekly[weekday] ?? [], after: after.weekly[weekday] ?? [] }))
    .filter((day) => !same(day.before, day.after))
}

const isOrdinary = ({ note }: DayHours) => note === undefined || note.kind === 'weekend'
const isOfTheWeek = ({ before, after }: CalendarChange) => isOrdinary(before) && isOrdinary(after)

function datedYears({ holidays = [], extraWorkingDays = [], dayOverrides = [] }: WorkingHours): number[] {
  const dates = [...holidays, ...extraWorkingDays, ...dayOverrides].map((rule) => (typeof rule === 'string' ? rule : rule.date))
  return dates.map((date) => Number(date.slice(0, 4)))
}
