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
  if (at === 'endOfDay') return Math.max(closes, opening)
  return Math.min(Math.max(momentOf(source.timezone, wall + (date - first) * day), opens), closes)
}

function nthWorkingDay(source: Source, first: number, days: number): number | undefined {
  let left = days
  for (let date = first + 1, idle = 0; idle < longestHoliday || date <= source.lastDated; date++) {
    idle = source.workingDay(date).length > 0 ? 0 : idle + 1
    if (idle === 0 && --left === 0) return date
  }
  return undefined
}
