import type { Chance } from './chance.ts'

/** A kind of log: what may be said, and what stands before it. The place of a statement in the list is the truth to be found. */
export interface Kind {
  readonly name: string
  readonly says: readonly ((c: Chance) => string)[]
  /** The whole line, from the number of the line (its moment goes on by it) and what is said. */
  readonly line: (i: number, said: string, c: Chance, statement: number) => string
}

const two = (n: number) => String(n).padStart(2, '0')
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A line every three seconds from 28 February 2026, so that a log crosses days and months. */
export function moment(i: number) {
  const at = Temporal.PlainDateTime.from('2026-02-28T22:10:00').add({ seconds: i * 3, milliseconds: (i * 377) % 1000 })
  const { year, month, day, hour, minute, second, millisecond } = at
  const clock = `${two(hour)}:${two(minute)}:${two(second)}`
  return {
    iso: `${year}-${two(month)}-${two(day)}`,
    strokes: `${two(year % 100)}/${two(month)}/${two(day)}`,
    digits: `${two(year % 100)}${two(month)}${two(day)} ${two(hour)}${two(minute)}${two(second)}`,
    month: months[month - 1] ?? '',
    day,
    year,
    clock,
    minute: two(minute),
    second: two(second),
    ms: String(millisecond).padStart(3, '0'),
    monthDay: `${two(month)}-${two(day)}`,
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][at.dayOfWeek - 1] ?? '',
    epoch: 1_772_316_600 + i * 3,
  }
}
