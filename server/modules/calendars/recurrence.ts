/** Yearly rules of iCalendar (RFC 5545, 3.3.10), as holidays use them. */
import { weekdays } from '#contract/calendars.ts'
import { dayNumber, dayOf, weekdayIndex } from './local-date.ts'

const known = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'WKST'])

interface DayOfWeek {
  readonly weekday: number
  /** The n-th of its month, from the end where negative; 0: every one. */
  readonly nth: number
}

/** Dates (as day numbers) on which a rule falls from its start to the end of `lastYear`; undefined when it is not understood. */
export function yearly(rule: string, start: number, lastYear: number): number[] | undefined {
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part): [string, string] => {
        const [name = '', value = ''] = part.split('=')
        return [name, value]
      }),
  )
  if (parts.get('FREQ') !== 'YEARLY' || [...parts.keys()].some((name) => !known.has(name))) return undefined
  const numbers = (name: string) => parts.get(name)?.split(',').map(Number)
  const [interval = 1] = numbers('INTERVAL') ?? []
  const [count = Infinity] = numbers('COUNT') ?? []
  const until = untilOf(parts.get('UNTIL'))
  const first = Temporal.PlainDate.from('1970-01-01').add({ days: start })
  const months = numbers('BYMONTH') ?? [first.month]
  const monthDays = numbers('BYMONTHDAY')
  const daysOfWeek = parts.get('BYDAY')?.split(',').map(dayOfWeek)
  const isWhole = [interval, ...months, ...(monthDays ?? [])].every((n) => Number.isInteger(n)) && interval > 0 && count > 0
  const isClear = parts.has('BYMONTH') || !(monthDays ?? daysOfWeek)
  if (!isWhole || !isClear || until === undefined || daysOfWeek?.includes(undefined)) return undefined

  const fits = (day: number, length: number, weekday: number): boolean => {
    if (!monthDays && !daysOfWeek) return day === first.day
    if (monthDays && !monthDays.some((wanted) => wanted === day || length + 1 + wanted === day)) return false
    return !daysOfWeek || daysOfWeek.some((wanted) => wanted?.weekday === weekday && isNth(wanted.nth, day, length))
  }
  const dates: number[] = []
  for (let year = first.year; year <= lastYear; year += interval) {
    for (const month of months.filter((one) => one >= 1 && one <= 12).toSorted((a, b) => a - b)) {
      const length = new Temporal.PlainYearMonth(year, month).daysInMonth
      for (let day = 1; day <= length; day++) {
        const date = dayNumber(year, month, day)
        if (date < start || !fits(day, length, weekdayIndex(date))) continue
        if (date > until || dates.length >= count) return dates
        dates.push(date)
      }
    }
  }
  return dates
}

const isNth = (nth: number, day: number, length: number): boolean =>
  nth === 0 || (nth > 0 ? Math.ceil(day / 7) === nth : Math.ceil((length + 1 - day) / 7) === -nth)

function dayOfWeek(text: string): DayOfWeek | undefined {
  const [, nth = '', name = ''] = /^([+-]?[1-5])?([A-Z]{2})$/.exec(text) ?? []
  const weekday = weekdays.findIndex((one) => one.slice(0, 2).toUpperCase() === name)
  return weekday < 0 ? undefined : { weekday, nth: Number(nth) }
}

/** Without an end: for ever. Undefined: there is no such date. */
function untilOf(text: string | undefined): number | undefined {
  return text === undefined ? Infinity : icalDate(text.slice(0, 8))
}

/** `YYYYMMDD` as a day number, if there is such a date. */
export function icalDate(text: string): number | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? []
  if (year === '' || Number(month) < 1 || Number(month) > 12 || Number(year) < 1900 || Number(year) > 2299) return undefined
  const length = new Temporal.PlainYearMonth(Number(year), Number(month)).daysInMonth
  return Number(day) >= 1 && Number(day) <= length ? dayOf(`${year}-${month}-${day}`) : undefined
}
