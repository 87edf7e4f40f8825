/** A compiled calendar. All moments are whole epoch milliseconds, all amounts milliseconds. */
import type { Calendar, CalendarSpan } from '#contract/calendars.ts'
import { businessDay } from './business-day.ts'
import type { Interval } from './intervals.ts'
import { day, dayNumber, dayOf } from './local-date.ts'
import { type Piece, type Source, sourceOf, spliced } from './source.ts'
import { spansOf } from './spans.ts'
import { buildTable, bytesOf, moment, position, stretchAt } from './table.ts'

export interface WorkingTime {
  readonly timezone: string
  /** Open time within `[from, to)`; negative where `to` is before `from`. */
  elapsed: (from: number, to: number) => number
  /** The earliest moment when `ms` (0 or more) of open time has passed since `from`; undefined when it never comes. */
  add: (from: number, ms: number) => number | undefined
  /** The first open moment not before `at`; undefined when the calendar never opens again. */
  nextOpening: (at: number) => number | undefined
  /** The same wall time on, or the end of, the n-th working day after the one in which `from` falls (or which comes next). */
  businessDay: (from: number, days: number, at: 'sameTime' | 'endOfDay') => number | undefined
  /** `[from, to)` cut where the calendar opens and closes, with the reasons. */
  spans: (from: number, to: number) => CalendarSpan[]
  /** Open moments of the working day that bears a date (`2025-06-12`). */
  workingDay: (date: string) => Interval[]
  /** How far it is compiled now, in how many stretches and bytes. */
  size: () => { from: number; to: number; stretches: number; bytes: number }
}

const earliest = dayNumber(1900, 1, 1) * day
const latest = dayNumber(2300, 1, 1) * day
const year = 366 * day
/** Long enough for any pattern of weeks and zone changes to show an opening, if there is one. */
const patience = 3 * year

/** Computes nothing before the first question unless a horizon is given; a question beyond the horizon moves it. */
export const compile = (calendar: Calendar, horizon?: Horizon): WorkingTime => compiled(sourceOf(calendar), horizon)

/** A calendar as it was published piece by piece; see `piecesOf`. */
export function compilePieces(pieces: readonly Piece[]): WorkingTime {
  const [only, ...more] = pieces
  return only && more.length === 0 ? compile(only.calendar) : compiled(spliced(pieces))
}

interface Horizon {
  readonly from: number
  readonly to: number
}

function compiled(source: Source, horizon?: Horizon): WorkingTime {
  let table = buildTable([], 0, 0)
  let final = false
  if (horizon) rebuild(horizon.from, horizon.to)

  function rebuild(from: number, to: number): void {
    const [first, end] = [Math.max(earliest, Math.floor(from / day) * day), Math.min(latest, Math.ceil(to / day) * day)]
    table = buildTable(source.open(first, end), first, end)
  }

  /** Makes the table hold both moments, with a year to spare for the next questions. */
  function reach(from: number, to: number): void {
    if (!(from >= earliest && to < latest)) throw new RangeError('calendars: a moment outside the years 1900 to 2299')
    if (table.to === table.from) rebuild(from - year, to + year)
    else rebuild(from < table.from ? from - year : table.from, to >= table.to ? to + year : table.to)
  }

  const covers = (at: number): boolean => at >= table.from && at < table.to

  /** Moves the horizon forward, twice as far each time; false when nothing can open beyond it. */
  function further(needed: number): boolean {
    if (final || table.to >= latest) return false
    rebuild(table.from, table.to + Math.max(table.to - table.from, Math.min(needed * 6, 20 * year)))
    const unruled = Math.max(table.from, (source.lastDated + 3) * day)
    final = table.to - unruled > patience && position(table, Math.max(unruled, table.to - patience)) === table.total
    return true
  }

  function elapsed(from: number, to: number): number {
    if (!covers(from) || !covers(to)) reach(Math.min(from, to), Math.max(from, to))
    return position(table, to) - position(table, from)
  }

  function add(from: number, ms: number): number | undefined {
    if (ms === 0) return from
    if (!(ms > 0)) throw new RangeError('calendars: only time forward can be added')
    if (!covers(from)) reach(from, from)
    let sum = position(table, from) + ms
    while (sum > table.total) {
      if (!further(sum - table.total)) return undefined
      sum = position(table, from) + ms
    }
    return moment(table, sum)
  }

  function nextOpening(at: number): number | undefined {
    const first = add(at, 1)
    return first === undefined ? undefined : first - 1
  }

  function spans(from: number, to: number): CalendarSpan[] {
    if (to <= from) return []
    elapsed(from, to)
    const next = nextOpening(to)
    const near: Interval[] = []
    for (
      let i = Math.max(0, stretchAt(table, from) - 1), start = table.start[i] ?? Infinity;
      start <= (next ?? to);
      start = table.start[++i] ?? Infinity
    ) {
      near.push({ from: start, to: table.end[i] ?? start })
    }
    return spansOf(source, near, from, to)
  }

  return {
    timezone: source.timezone,
    elapsed,
    add,
    nextOpening,
    spans,
    businessDay(from, days, at) {
      const opening = nextOpening(from)
      return opening === undefined ? undefined : businessDay(source, opening, days, at)
    },
    workingDay: (date) => source.workingDay(dayOf(date)),
    size: () => ({ from: table.from, to: table.to, stretches: table.start.length - 1, bytes: bytesOf(table) }),
  }
}
