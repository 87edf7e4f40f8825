import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { weekdays, type Calendar, type DayRule, type Hours, type WorkingHours } from '#contract/calendars.ts'
import { anyCalendar, anyMoment, anyWorkingHours } from '#testing/calendars.ts'
import { compile } from './working-time.ts'

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds
const text = (moment: number | undefined) => (moment === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(moment).toString())
const hour = 3_600_000
const every = (...hours: Hours[]) => Object.fromEntries(weekdays.map((weekday) => [weekday, hours]))
const workdays = (...hours: Hours[]) => Object.fromEntries(weekdays.slice(0, 5).map((weekday) => [weekday, hours]))
const desk: WorkingHours = { timezone: 'Europe/Moscow', weekly: workdays(['09:00', '18:00']) }

test('a moment is working time exactly when the wall clock shows an open time', () => {
  const quarter = hour / 4
  fc.assert(
    fc.property(anyCalendar, anyMoment, (calendar, about) => {
      const time = compile(calendar)
      for (let moment = about - (about % quarter), i = 0; i < 120; i++, moment += quarter) {
        assert.equal(time.elapsed(moment, moment + quarter), isOpen(calendar, moment) ? quarter : 0, `${text(moment)}`)
      }
    }),
    { numRuns: 400 },
  )
})

test('elapsed time adds up, and is never more than the time on the wall', () => {
  fc.assert(
    fc.property(anyCalendar, fc.tuple(anyMoment, anyMoment, anyMoment), (calendar, moments) => {
      const [a = 0, b = 0, c = 0] = moments.toSorted((x, y) => x - y)
      const time = compile(calendar)
      assert.equal(time.elapsed(a, b) + time.elapsed(b, c), time.elapsed(a, c))
      assert.equal(time.elapsed(c, a), 0 - time.elapsed(a, c))
      assert.ok(time.elapsed(a, b) >= 0 && time.elapsed(a, b) <= b - a)
    }),
    { numRuns: 3000 },
  )
})

test('adding is the inverse of elapsed, and gives the earliest such moment', () => {
  fc.assert(
    fc.property(anyCalendar, anyMoment, fc.integer({ min: 1, max: 400 * 3600 }), (calendar, from, seconds) => {
      const time = compile(calendar)
      const until = time.add(from, seconds * 1000)
      if (until === undefined) return assert.ok(time.elapsed(from, from + 50 * 366 * 24 * hour) < seconds * 1000)
      assert.equal(time.elapsed(from, until), seconds * 1000)
      assert.equal(time.elapsed(from, until - 1), seconds * 1000 - 1)
      assert.ok(time.add(from, seconds * 1000 - 1000) !== undefined)
      assert.ok((time.add(from, seconds * 1000 + 1000) ?? Infinity) >= until + 1000)
    }),
    { numRuns: 3000 },
  )
})

test('where the horizon lies changes no answer', () => {
  fc.assert(
    fc.property(anyCalendar, anyMoment, anyMoment, fc.integer({ min: 1, max: 100 }), (calendar, from, to, hours) => {
      const [near, lazy] = [compile(calendar, { from, to: from + 24 * hour }), compile(calendar)]
      lazy.elapsed(at('2031-01-01T00:00Z'), at('2032-01-01T00:00Z'))
      assert.equal(near.elapsed(from, to), lazy.elapsed(from, to))
      assert.equal(near.add(from, hours * hour), lazy.add(from, hours * hour))
      assert.equal(near.nextOpening(to), lazy.nextOpening(to))
    }),
    { numRuns: 300 },
  )
})

test('spans cover a stretch without gaps, and the open ones sum to its working time', () => {
  fc.assert(
    fc.property(anyCalendar, anyMoment, fc.integer({ min: 1, max: 20 * 86_400 }), (calendar, from, seconds) => {
      const time = compile(calendar)
      const spans = time.spans(from, from + seconds * 1000)
      assert.equal(spans[0]?.from, from)
      assert.equal(spans.at(-1)?.to, from + seconds * 1000)
      for (const [i, span] of spans.slice(1).entries()) assert.equal(span.from, spans[i]?.to)
      const open = spans.filter((span) => span.open)
      assert.equal(
        open.reduce((sum, span) => sum + span.to - span.from, 0),
        time.elapsed(from, from + seconds * 1000),
      )
    }),
    { numRuns: 500 },
  )
})

test('the sum of two calendars is their union and their intersection', () => {
  fc.assert(
    fc.property(anyWorkingHours, anyWorkingHours, anyMoment, anyMoment, (left, right, from, to) => {
      const elapsed = (calendar: Calendar) => compile(calendar).elapsed(from, to)
      const both = [left, right]
      assert.equal(elapsed(left) + elapsed(right), elapsed({ union: both }) + elapsed({ intersect: both }))
      assert.equal(elapsed({ minus: both }), elapsed(left) - elapsed({ intersect: both }))
    }),
    { numRuns: 300 },
  )
})

test('working hours of a desk', () => {
  const lunch: WorkingHours = { ...desk, weekly: workdays(['09:00', '13:00'], ['14:00', '18:00']) }
  const night: WorkingHours = { ...desk, weekly: workdays(['22:00', '06:00']) }
  const shift = { ...desk, weekly: { mon: [['24:00', '02:00']] } } satisfies WorkingHours
  const cases: [calendar: Calendar, from: string, hours: number, until: string | undefined][] = [
    [desk, '2025-06-06T17:30:00+03:00', 1, '2025-06-09T09:30:00+03:00'],
    [desk, '2025-06-06T17:00:00+03:00', 1, '2025-06-06T18:00:00+03:00'],
    [lunch, '2025-06-02T12:30:00+03:00', 0.5, '2025-06-02T13:00:00+03:00'],
    [lunch, '2025-06-02T12:30:00+03:00', 1, '2025-06-02T14:30:00+03:00'],
    [{ ...desk, weekly: every(['00:00', '00:00']) }, '2025-06-02T12:30:00+03:00', 24, '2025-06-03T12:30:00+03:00'],
    [night, '2025-06-06T22:00:00+03:00', 9, '2025-06-09T23:00:00+03:00'],
    [shift, '2025-06-02T12:00:00+03:00', 2, '2025-06-03T02:00:00+03:00'],
    [
      { ...desk, dayOverrides: [{ date: '2025-06-02', like: 'mon', shorterByMinutes: 60 }] },
      '2025-06-02T16:00:00+03:00',
      2,
      '2025-06-03T10:00:00+03:00',
    ],
    [
      { ...lunch, dayOverrides: [{ date: '2025-06-02', like: 'mon', shorterByMinutes: 300 }] },
      '2025-06-02T11:00:00+03:00',
      2,
      '2025-06-03T10:00:00+03:00',
    ],
    [
      { ...desk, extraWorkingDays: [{ date: '2025-06-07', like: '2025-06-06' }] },
      '2025-06-07T00:00:00+03:00',
      1,
      '2025-06-07T10:00:00+03:00',
    ],
    // A day with its own hours is no holiday any more, and lets the evening's shift in.
    [
      { ...night, holidays: ['2025-06-03'], dayOverrides: [{ date: '2025-06-03', intervals: [] }] },
      '2025-06-02T23:00:00+03:00',
      2,
      '2025-06-03T01:00:00+03:00',
    ],
    [
      { intersect: [desk, { timezone: 'Europe/Berlin', weekly: workdays(['09:00', '17:00']) }] },
      '2025-06-02T09:00:00+03:00',
      9,
      '2025-06-03T11:00:00+03:00',
    ],
    [
      { timezone: 'Europe/Moscow', weekly: {}, extraWorkingDays: [{ date: '2040-01-02', intervals: [['09:00', '18:00']] }] },
      '2025-06-02T00:00:00Z',
      9,
      '2040-01-02T18:00:00+03:00',
    ],
    [
      { timezone: 'Europe/Moscow', weekly: {}, extraWorkingDays: [{ date: '2040-01-02', intervals: [['09:00', '18:00']] }] },
      '2025-06-02T00:00:00Z',
      10,
      undefined,
    ],
    [{ minus: [desk, desk] }, '2025-06-02T00:00:00Z', 1, undefined],
  ]
  for (const [calendar, from, hours, until] of cases) {
    assert.equal(
      text(compile(calendar).add(at(from), hours * hour)),
      until === undefined ? undefined : text(at(until)),
      `${from} + ${hours} h`,
    )
  }
})

test('a calendar that never opens says so at once', () => {
  const time = compile({ timezone: 'Europe/Moscow', weekly: {} })
  assert.equal(time.nextOpening(at('2025-06-02T00:00Z')), undefined)
  assert.equal(time.add(at('2025-06-02T00:00Z'), 0), at('2025-06-02T00:00Z'))
  assert.deepEqual(time.spans(0, 1), [{ from: 0, to: 1, open: false, because: 'neverOpens', days: [] }])
  assert.throws(() => time.elapsed(0, at('2301-01-01T00:00Z')), RangeError)
})

test('working days are counted after the one in which the wait begins', () => {
  const cases: [calendar: Calendar, from: string, days: number, at: 'sameTime' | 'endOfDay', due: string][] = [
    [desk, '2025-06-02T10:00:00+03:00', 1, 'sameTime', '2025-06-03T10:00:00+03:00'],
    [desk, '2025-06-02T10:00:00+03:00', 0, 'endOfDay', '2025-06-02T18:00:00+03:00'],
    [desk, '2025-06-02T10:00:00+03:00', 1, 'endOfDay', '2025-06-03T18:00:00+03:00'],
    [desk, '2025-06-06T20:00:00+03:00', 1, 'endOfDay', '2025-06-10T18:00:00+03:00'],
    [{ ...desk, holidays: ['2025-06-12', '2025-06-13'] }, '2025-06-11T15:00:00+03:00', 2, 'sameTime', '2025-06-17T15:00:00+03:00'],
    [{ ...desk, weekly: workdays(['22:00', '06:00']) }, '2025-06-03T03:00:00+03:00', 1, 'sameTime', '2025-06-04T03:00:00+03:00'],
    [{ ...desk, weekly: workdays(['22:00', '06:00']) }, '2025-06-06T23:00:00+03:00', 1, 'endOfDay', '2025-06-10T06:00:00+03:00'],
    [
      { timezone: 'Europe/Berlin', weekly: every(['00:00', '24:00']) },
      '2025-03-29T02:30:00+01:00',
      1,
      'sameTime',
      '2025-03-30T03:00:00+02:00',
    ],
    // Tuesday's own hours are over when Monday's round-the-clock shift still runs.
    [
      { timezone: 'UTC', weekly: { mon: [['20:00', '20:00']], tue: [['00:00', '09:00']], wed: [['09:00', '18:00']] } },
      '2025-06-03T10:00:00Z',
      1,
      'endOfDay',
      '2025-06-04T18:00:00Z',
    ],
    [{ intersect: [desk, desk] }, '2025-06-02T10:00:00+03:00', 3, 'endOfDay', '2025-06-05T18:00:00+03:00'],
  ]
  for (const [calendar, from, days, end, due] of cases) {
    assert.equal(text(compile(calendar).businessDay(at(from), days, end)), text(at(due)), `${from} + ${days} days, ${end}`)
  }
  assert.equal(compile({ ...desk, weekly: {} }).businessDay(0, 1, 'sameTime'), undefined)
})

test('a promise in working days is never due before it begins', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      anyMoment,
      fc.nat(5),
      fc.constantFrom('sameTime' as const, 'endOfDay' as const),
      (calendar, from, days, end) => {
        const due = compile(calendar).businessDay(from, days, end)
        assert.ok(due === undefined || due >= from)
        const next = compile(calendar).businessDay(from, days + 1, end)
        assert.ok(due === undefined || next === undefined || next >= due)
      },
    ),
    { numRuns: 1000 },
  )
})

test('a closed stretch says why', () => {
  const lunch: WorkingHours = {
    timezone: 'Europe/Moscow',
    weekly: workdays(['09:00', '13:00'], ['14:00', '18:00']),
    holidays: [{ date: '2025-06-12', holiday: 'russia-day' }],
    extraWorkingDays: [{ date: '2025-06-14', like: 'fri', label: 'moved' }],
  }
  const why = compile(lunch)
    .spans(at('2025-06-11T12:00:00+03:00'), at('2025-06-16T10:00:00+03:00'))
    .map(({ because, days }) =>
      [because, ...days.map(({ date, kind, label, holiday }) => `${date} ${kind} ${label ?? holiday ?? ''}`)].join(': '),
    )
  assert.deepEqual(why, [
    'hours',
    'break',
    'hours',
    'daysOff: 2025-06-12 holiday russia-day',
    'hours',
    'break',
    'hours',
    'outsideHours',
    'hours: 2025-06-14 special moved',
    'break',
    'hours: 2025-06-14 special moved',
    'daysOff: 2025-06-15 weekend ',
    'hours',
  ])
})

/** The rule as it is spoken: what does the wall clock show, and is that open? Asked moment by moment, knowing nothing of intervals. */
function isOpen(calendar: Calendar, moment: number): boolean {
  if ('intersect' in calendar) return calendar.intersect.every((part) => isOpen(part, moment))
  if ('union' in calendar) return calendar.union.some((part) => isOpen(part, moment))
  if ('minus' in calendar) return calendar.minus.every((part, i) => isOpen(part, moment) === (i === 0))
  const wall = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(calendar.timezone).toPlainDateTime()
  const today = wall.toPlainDate()
  const seconds = wall.hour * 3600 + wall.minute * 60 + wall.second
  if (calendar.overnightHoliday !== 'wholeShift' && isHoliday(calendar, today)) return false
  return (
    shown(calendar, today).some(([from, to]) => from <= seconds && (seconds < to || to <= from)) ||
    shown(calendar, today.subtract({ days: 1 })).some(([from, to]) => to <= from && seconds < to)
  )
}
const seconds = (time: string) => time.split(':').reduce((sum, part, i) => sum + Number(part) * 60 ** (2 - i), 0)
const ruleOf = (hours: WorkingHours, date: Temporal.PlainDate): DayRule | undefined =>
  [...(hours.extraWorkingDays ?? []), ...(hours.dayOverrides ?? [])].find((rule) => rule.date === date.toString())
const isHoliday = (hours: WorkingHours, date: Temporal.PlainDate) =>
  !ruleOf(hours, date) && (hours.holidays ?? []).some((holiday) => holiday === date.toString())
function shown(hours: WorkingHours, date: Temporal.PlainDate): [number, number][] {
  const rule = ruleOf(hours, date)
  const weekday = weekdays[date.dayOfWeek - 1] ?? 'sun'
  if (hours.overnightHoliday === 'wholeShift' && isHoliday(hours, date)) return []
  const intervals = rule
    ? 'intervals' in rule
      ? rule.intervals
      : hours.weekly[weekdays.find((name) => name === rule.like) ?? 'mon']
    : hours.weekly[weekday]
  return (intervals ?? []).map(([from, to]) => [seconds(from), seconds(to)])
}
