/** A calendar, plain or composed, as a source of open moments. */
import type { Calendar, NotableDay, WorkingHours } from '#contract/calendars.ts'
import { openWalls, readHours, whenShown } from './hours.ts'
import { difference, intersection, joined, type Interval } from './intervals.ts'
import { day } from './local-date.ts'

export interface Source {
  /** The zone of its dates; a composition takes that of its first part. */
  readonly timezone: string
  readonly lastDated: number
  /** Open moments within `[from, to)` epoch milliseconds. */
  open: (from: number, to: number) => Interval[]
  /** Open moments of a working day: of the shifts that start on the date; of the date itself in a composition. */
  workingDay: (date: number) => Interval[]
  note: (date: number) => NotableDay | undefined
}

export function sourceOf(calendar: Calendar): Source {
  if ('intersect' in calendar) return composed(calendar.intersect, intersection)
  if ('union' in calendar) return composed(calendar.union, (left, right) => joined([...left, ...right]))
  if ('minus' in calendar) return composed(calendar.minus, difference)
  return plain(calendar)
}

function plain(hours: WorkingHours): Source {
  const desk = readHours(hours)
  return {
    timezone: desk.timezone,
    lastDated: desk.lastDated,
    note: desk.note,
    open: (from, to) => whenShown(openWalls(desk, Math.floor(from / day) - 3, Math.ceil(to / day) + 1), desk.timezone, from, to),
    workingDay: (date) => whenShown(openWalls(desk, date, date), desk.timezone, (date - 2) * day, (date + 4) * day),
  }
}

/** A calendar that says something else from a moment on; the first piece holds before it too. */
export interface Piece {
  readonly from: number
  readonly calendar: Calendar
}

/** Pieces in the order of time, each holding until the next. */
export function spliced(pieces: readonly Piece[]): Source {
  const parts = pieces.map(({ from, calendar }, i) => ({
    from: i === 0 ? -Infinity : from,
    to: pieces[i + 1]?.from ?? Infinity,
    source: sourceOf(calendar),
  }))
  const last = parts.at(-1)
  if (!last) throw new Error('a calendar without a version')
  const clipped = (part: (typeof parts)[number], open: readonly Interval[]) => intersection(open, [{ from: part.from, to: part.to }])
  return {
    timezone: last.source.timezone,
    lastDated: Math.max(last.source.lastDated, ...parts.slice(1).map(({ from }) => Math.ceil(from / day))),
    open: (from, to) =>
      joined(
        parts.flatMap((part) => {
          const [begins, ends] = [Math.max(from, part.from), Math.min(to, part.to)]
          return begins < ends ? clipped(part, part.source.open(from, to)) : []
        }),
      ),
    workingDay: (date) => joined(parts.flatMap((part) => clipped(part, part.source.workingDay(date)))),
    note: (date) => (parts.findLast(({ from }) => from < (date + 1) * day) ?? last).source.note(date),
  }
}

type Combine = (left: readonly Interval[], right: readonly Interval[]) => Interval[]

function composed(calendars: readonly Calendar[], combine: Combine): Source {
  const parts = calendars.map(sourceOf)
  const timezone = parts[0]?.timezone ?? 'UTC'
  const open = (from: number, to: number) => parts.map((part) => part.open(from, to)).reduce(combine)
  return {
    timezone,
    lastDated: Math.max(...parts.map((part) => part.lastDated)),
    open,
    workingDay(date) {
      const [from, to] = [(date - 2) * day, (date + 3) * day]
      return intersection(open(from, to), whenShown([{ from: date * day, to: (date + 1) * day }], timezone, from, to))
    },
    note: (date) => parts.map((part) => part.note(date)).find((note) => note !== undefined),
  }
}
