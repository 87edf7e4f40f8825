/** Working hours of one desk, read into integers, and the moments when its wall clock shows an open time. */
import { weekdays, type DayRule, type Hours, type NotableDay, type WorkingHours } from '#contract/calendars.ts'
import { joined, type Interval } from './intervals.ts'
import { dateOf, day, dayOf, minute, timeOf, weekdayIndex } from './local-date.ts'
import { stretches } from './zone.ts'

/** Shifts are milliseconds from the midnight of the date they belong to; up to two days long. */
type Shifts = readonly Interval[]

export interface DeskHours {
  readonly timezone: string
  /** Shifts that start on a date, before holidays clip them. */
  shifts: (date: number) => Shifts
  /** Whether the date is closed from midnight to midnight, whatever shift reaches into it. */
  closed: (date: number) => boolean
  note: (date: number) => NotableDay | undefined
  /** The last date with a rule of its own; later ones follow the week alone. */
  readonly lastDated: number
}

export function readHours(hours: WorkingHours): DeskHours {
  const weekly = weekdays.map((weekday) => shiftsOf(hours.weekly[weekday] ?? []))
  const ofWeekday = (date: number): Shifts => weekly[weekdayIndex(date)] ?? []
  const rules = new Map<number, { rule: DayRule; shifts: Shifts }>()
  for (const rule of [...(hours.extraWorkingDays ?? []), ...(hours.dayOverrides ?? [])]) {
    const date = dayOf(rule.date)
    if (!rules.has(date)) rules.set(date, { rule, shifts: ruleShifts(rule, ofWeekday) })
  }
  const holidays = new Map<number, { label?: string | undefined; holiday?: string | undefined }>()
  for (const entry of hours.holidays ?? []) {
    const holiday = typeof entry === 'string' ? { date: entry } : entry
    holidays.set(dayOf(holiday.date), holiday)
  }
  const isHoliday = (date: number): boolean => holidays.has(date) && !rules.has(date)
  const wholeShift = hours.overnightHoliday === 'wholeShift'

  return {
    timezone: hours.timezone,
    shifts: (date) => rules.get(date)?.shifts ?? (wholeShift && isHoliday(date) ? [] : ofWeekday(date)),
    closed: (date) => !wholeShift && isHoliday(date),
    note(date) {
      const special = rules.get(date)
      const naming = special?.rule ?? holidays.get(date)
      if (special) return named(date, special.shifts.length > 0 ? 'special' : 'off', naming)
      if (naming) return named(date, 'holiday', naming)
      return ofWeekday(date).length === 0 ? named(date, 'weekend', undefined) : undefined
    },
    lastDated: Math.max(-Infinity, ...rules.keys(), ...holidays.keys()),
  }
}

/** When the wall clock of a zone shows one of `walls` (wall times as if they were UTC), within `[from, to)` epoch milliseconds. */
export function whenShown(walls: readonly Interval[], timezone: string, from: number, to: number): Interval[] {
  const moments: Interval[] = []
  let i = 0
  for (const stretch of stretches(timezone, from, to)) {
    const [start, end] = [Math.max(stretch.from, from) + stretch.offset, Math.min(stretch.to, to) + stretch.offset]
    // An hour shown twice belongs to two stretches: step back to what the one before has already shown.
    while (i > 0 && (walls[i - 1]?.to ?? -Infinity) > start) i--
    for (let wall = walls[i]; wall && wall.from < end; wall = walls[++i]) {
      const [opens, closes] = [Math.max(wall.from, start), Math.min(wall.to, end)]
      if (opens < closes) moments.push({ from: opens - stretch.offset, to: closes - stretch.offset })
    }
  }
  return joined(moments)
}

/** Open wall times as if they were UTC, of shifts that start on these dates; a closed date is cut out of a shift that reaches into it. */
export function openWalls(desk: DeskHours, firstDate: number, lastDate: number): Interval[] {
  const open: Interval[] = []
  for (let date = firstDate; date <= lastDate; date++) {
    for (const shift of desk.shifts(date)) {
      const midnight = date * day
      if (shift.from < day && !desk.closed(date)) open.push({ from: midnight + shift.from, to: midnight + Math.min(shift.to, day) })
      if (shift.to > day && !desk.closed(date + 1)) open.push({ from: midnight + Math.max(shift.from, day), to: midnight + shift.to })
    }
  }
  return joined(open)
}

function shiftsOf(hours: readonly Hours[]): Shifts {
  return joined(
    hours.map(([start, end]) => {
      const [from, to] = [timeOf(start), timeOf(end)]
      return { from, to: to > from ? to : to + day }
    }),
  )
}

function ruleShifts(rule: DayRule, ofWeekday: (date: number) => Shifts): Shifts {
  if ('intervals' in rule) return shiftsOf(rule.intervals)
  const like = dayLike(rule.like)
  return shortened(ofWeekday(like), (rule.shorterByMinutes ?? 0) * minute)
}

function dayLike(like: string): number {
  const weekday = weekdays.findIndex((name) => name === like)
  return weekday < 0 ? dayOf(like) : weekday - 3
}

/** The day ends earlier: cut from its last shift, then from the one before. */
function shortened(shifts: Shifts, by: number): Shifts {
  const last = shifts.at(-1)
  if (!last || by <= 0) return shifts
  const rest = shifts.slice(0, -1)
  return last.to - by > last.from ? [...rest, { from: last.from, to: last.to - by }] : shortened(rest, by - (last.to - last.from))
}

function named(
  date: number,
  kind: NotableDay['kind'],
  by: { label?: string | undefined; holiday?: string | undefined } | undefined,
): NotableDay {
  const name = { ...(by?.label && { label: by.label }), ...(by?.holiday && { holiday: by.holiday }) }
  return { date: dateOf(date), kind, ...name }
}
