/** Calendars and moments for laws: zones that jump, shifts over midnight, holidays, compositions; moments close to zone changes. */
import fc from 'fast-check'
import { weekdays, type Calendar, type Hours, type WorkingHours } from '#contract/calendars.ts'

export const zones = [
  'UTC',
  'Europe/Moscow',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Asia/Kamchatka',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'Pacific/Apia',
  'Africa/Casablanca',
  '+05:30',
]
/** About changes of offset: Apia's skipped Friday, Moscow 2011 and 2014, São Paulo's midnights, Berlin, New York, Lord Howe and Troll in 2025. */
const changes = [
  '2011-12-30',
  '2011-03-27',
  '2014-10-26',
  '2018-11-04',
  '2019-02-17',
  '2025-03-30',
  '2025-10-26',
  '2025-11-02',
  '2025-04-06',
]

const minuteText = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const hours: fc.Arbitrary<Hours> = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: 96 }))
  .map(([a, b]) => [minuteText(a * 15), minuteText(b * 15)])
const shifts = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Hours[]>([['09:00', '18:00']]) },
  { weight: 1, arbitrary: fc.constant<Hours[]>([['00:00', '24:00']]) },
  { weight: 1, arbitrary: fc.constant<Hours[]>([['22:00', '06:00']]) },
  { weight: 3, arbitrary: fc.array(hours, { maxLength: 3 }) },
)
const date = fc
  .constantFrom(...changes)
  .chain((about) => fc.integer({ min: -9, max: 9 }).map((days) => Temporal.PlainDate.from(about).add({ days }).toString()))

export const anyWorkingHours: fc.Arbitrary<WorkingHours> = fc.record({
  timezone: fc.constantFrom(...zones),
  weekly: fc.record(Object.fromEntries(weekdays.map((weekday) => [weekday, shifts])), { requiredKeys: [] }),
  holidays: fc.array(date, { maxLength: 5 }),
  extraWorkingDays: fc.array(fc.record({ date, intervals: shifts }), { maxLength: 2 }),
  dayOverrides: fc.array(fc.record({ date, like: fc.constantFrom(...weekdays) }), { maxLength: 2 }),
  overnightHoliday: fc.constantFrom('clip', 'wholeShift'),
})

const pair = fc.tuple(anyWorkingHours, anyWorkingHours)
export const anyCalendar: fc.Arbitrary<Calendar> = fc.oneof(
  { weight: 5, arbitrary: anyWorkingHours },
  { weight: 1, arbitrary: pair.map((intersect): Calendar => ({ intersect })) },
  { weight: 1, arbitrary: pair.map((union): Calendar => ({ union })) },
  { weight: 1, arbitrary: pair.map((minus): Calendar => ({ minus })) },
)

/** Whole seconds within some days of a change of offset. */
export const anyMoment: fc.Arbitrary<number> = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -8 * 86_400, max: 8 * 86_400 }))
  .map(([about, seconds]) => Temporal.Instant.from(`${about}T00:00Z`).epochMilliseconds + seconds * 1000)
