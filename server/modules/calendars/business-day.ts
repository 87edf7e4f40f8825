/** Promises counted in working days: "by the end of the next one", "the same time on the third". */
import { day } from './local-date.ts'
import type { Interval } from './intervals.ts'
import type { Source } from './source.ts'
import { momentOf, offsetAt } from './zone.ts'

/** A calendar that has not had a working day for so long has none any more. */
const longestHoliday = 3 * 366

/** `opening`: the first open moment from the start on; its working day is day 0, and `days` more are counted. */
export function businessDay(source: Source, opening: number, days: number, at: 'sameTime' | 'endOfDay'): number | undefined {
  const wall = opening + offsetAt(source.timezone, opening)
  const today = Math.floor(wall / day)
  const holds = (stretch: Interval) => stretch.from <= opening && opening < stretch.to
  const first = !source.workingDay(today).some(holds) && source.workingDay(today - 1).some(holds) ? today - 1 : today
  const date = days === 0 ? first : nthWorkingDay(source, first, days)
  if (date === undefined) return undefined
  const hours = source.workingDay(date)
  const [opens, closes] = [hours[0]?.from ?? opening, hours.at(-1)?.to ?? opening]
  if (at === 'endOfDay') return closes
  return Math.min(Math.max(momentOf(source.timezone, wall + (date - first) * day), opens, opening), closes)
}

/** A day that is over before the day before it (it lies within that one's long shift) does not count. */
function nthWorkingDay(source: Source, first: number, days: number): number | undefined {
  let left = days
  let closed = closing(source, first) ?? -Infinity
  for (let date = first + 1, idle = 1; idle < longestHoliday || date <= source.lastDated; date++, idle++) {
    const closes = closing(source, date) ?? closed
    if (closes <= closed) continue
    closed = closes
    idle = 0
    if (--left === 0) return date
  }
  return undefined
}

const closing = (source: Source, date: number) => source.workingDay(date).at(-1)?.to
