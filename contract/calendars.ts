import * as z from 'zod'

/** Working hours as people agree on them; `server/modules/calendars` turns them into moments. */

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const Weekday = z.enum(weekdays)
export type Weekday = z.infer<typeof Weekday>

/** Wall time, `24:00` allowed: `09:00`, `17:30`, `23:59:30`. */
export const TimeOfDay = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|24:00(?::00)?)$/)
export const LocalDate = z.iso.date()

/** Half-open; an end that is not after its start lies on the next local date. */
export const Hours = z.tuple([TimeOfDay, TimeOfDay])
export type Hours = z.infer<typeof Hours>

const Weekly = z.partialRecord(Weekday, z.array(Hours))

export const Holiday = z.object({
  date: LocalDate,
  /** What people call the day; for the days we ship, `holiday` names the message instead. */
  label: z.string().optional(),
  holiday: z.string().optional(),
})
export type Holiday = z.infer<typeof Holiday>

const named = { date: LocalDate, label: z.string().optional() }
/** Hours of one date, given outright or as those of a weekday (or of another date's weekday), ending earlier where the day is shortened. */
export const DayRule = z.union([
  z.object({ ...named, intervals: z.array(Hours) }),
  z.object({ ...named, like: z.union([Weekday, LocalDate]), shorterByMinutes: z.int().min(0).max(1440).optional() }),
])
export type DayRule = z.infer<typeof DayRule>

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format(0)
    return true
  } catch {
    return false
  }
}

export const Timezone = z.string().refine(isTimezone, { error: 'unknown timezone' })

export const WorkingHours = z.object({
  timezone: Timezone,
  weekly: Weekly,
  /** A plain date is a holiday without a name. */
  holidays: z.array(z.union([LocalDate, Holiday])).optional(),
  /** First match wins: `extraWorkingDays`, then `dayOverrides`, then `holidays`, then `weekly`. */
  extraWorkingDays: z.array(DayRule).optional(),
  dayOverrides: z.array(DayRule).optional(),
  /** What a holiday closes: its own date (`clip`, the default) or the shift that starts on it, tail included. */
  overnightHoliday: z.enum(['clip', 'wholeShift']).optional(),
})
export type WorkingHours = z.infer<typeof WorkingHours>

/** Hours of one desk, or made of others: open where all are, where any is, or where the first is and none of the rest. */
export type Calendar = WorkingHours | { intersect: Calendar[] } | { union: Calendar[] } | { minus: Calendar[] }
const parts = () => z.array(Calendar).min(1)
export const Calendar: z.ZodType<Calendar> = z.lazy(() =>
  z.union([WorkingHours, z.object({ intersect: parts() }), z.object({ union: parts() }), z.object({ minus: parts() })]),
)

/** A date that is not an ordinary day of the week: `off` has no hours, `special` has its own. */
export const NotableDay = z.object({
  date: LocalDate,
  kind: z.enum(['weekend', 'holiday', 'off', 'special']),
  label: z.string().optional(),
  holiday: z.string().optional(),
})
export type NotableDay = z.infer<typeof NotableDay>

/** A stretch of a calendar and why it is what it is; moments are epoch milliseconds. */
export interface CalendarSpan {
  from: number
  to: number
  open: boolean
  /** Closed: a pause within the day, the hours between two working days, or whole days off. */
  because: 'hours' | 'break' | 'outsideHours' | 'daysOff' | 'neverOpens'
  days: NotableDay[]
}

/** Working time of one month: dates with any, and their sum. */
export const WorkingMonth = z.object({ month: z.int(), days: z.int(), ms: z.int() })
export type WorkingMonth = z.infer<typeof WorkingMonth>

/** What a date says in one calendar. */
export const DayHours = z.object({ intervals: z.array(Hours), note: NotableDay.optional() })
export type DayHours = z.infer<typeof DayHours>
/** One line of the difference between a calendar and its draft. */
export const CalendarChange = z.object({ date: LocalDate, before: DayHours, after: DayHours })
export type CalendarChange = z.infer<typeof CalendarChange>
