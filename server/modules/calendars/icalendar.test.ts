import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateOf, dayOf } from './local-date.ts'
import { readIcalendar } from './icalendar.ts'
import { withFile } from './imports.ts'
import { yearly } from './recurrence.ts'

const file = (...events: string[][]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']), 'END:VCALENDAR', ''].join(
    '\r\n',
  )
const dates = (text: string, lastYear = 2027) => readIcalendar(text, lastYear)?.holidays.map(({ date }) => date)

test('whole days are read, with an end that is not included', () => {
  const text = file(
    ['DTSTART;VALUE=DATE:20261225', 'SUMMARY:Weihnachten'],
    ['DTSTART;VALUE=DATE:20260501', 'DTEND;VALUE=DATE:20260503', 'SUMMARY:May'],
    ['DTSTART;VALUE=DATE:20261231', 'DURATION:P2D'],
  )
  assert.deepEqual(readIcalendar(text, 2027), {
    holidays: [
      { date: '2026-05-01', label: 'May' },
      { date: '2026-05-02', label: 'May' },
      { date: '2026-12-25', label: 'Weihnachten' },
      { date: '2026-12-31' },
      { date: '2027-01-01' },
    ],
    passedOver: [],
  })
})

test('folded lines, quoted parameters and escapes are read as they are meant', () => {
  const text = file(['DTSTART;X-NOTE="a:b;c";VALUE=DATE:20260612', 'SUMMARY;LANGUAGE=ru:День\\, ко', ' торый празднуют\\nвсе'])
  assert.deepEqual(readIcalendar(text, 2026)?.holidays, [{ date: '2026-06-12', label: 'День, который празднуют все' }])
})

test('two holidays of one date are both named', () => {
  const day = 'DTSTART;VALUE=DATE:20260501'
  assert.deepEqual(readIcalendar(file([day, 'SUMMARY:A'], [day, 'SUMMARY:B'], [day, 'SUMMARY:A']), 2026)?.holidays, [
    { date: '2026-05-01', label: 'A · B' },
  ])
})

test('what is cancelled is left out; what is no whole day or not understood is passed over by name', () => {
  const text = file(
    ['DTSTART;VALUE=DATE:20260101', 'STATUS:CANCELLED', 'SUMMARY:never'],
    ['DTSTART:20260102T090000Z', 'SUMMARY:a meeting'],
    ['DTSTART;VALUE=DATE:20260103', 'RRULE:FREQ=WEEKLY', 'SUMMARY:every week'],
    ['DTSTART;VALUE=DATE:20260230', 'SUMMARY:no such date'],
    ['DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20270101', 'SUMMARY:a year'],
    ['DTSTART;VALUE=DATE:20260104', 'BEGIN:VALARM', 'SUMMARY:alarm', 'END:VALARM', 'SUMMARY:kept'],
  )
  assert.deepEqual(readIcalendar(text, 2026), {
    holidays: [{ date: '2026-01-04', label: 'kept' }],
    passedOver: ['a meeting', 'every week', 'no such date', 'a year'],
  })
})

test('yearly rules fall where RFC 5545 says', () => {
  const falls = (rule: string, start: string, lastYear: number) => yearly(rule, dayOf(start), lastYear)?.map(dateOf)
  const cases: [rule: string, start: string, lastYear: number, dates: string[] | undefined][] = [
    ['FREQ=YEARLY', '2025-05-01', 2027, ['2025-05-01', '2026-05-01', '2027-05-01']],
    ['FREQ=YEARLY;COUNT=2', '2025-05-01', 2030, ['2025-05-01', '2026-05-01']],
    ['FREQ=YEARLY;UNTIL=20260430', '2025-05-01', 2030, ['2025-05-01']],
    ['FREQ=YEARLY;UNTIL=20260501T000000Z', '2025-05-01', 2030, ['2025-05-01', '2026-05-01']],
    ['FREQ=YEARLY;INTERVAL=2', '2024-02-29', 2032, ['2024-02-29', '2028-02-29', '2032-02-29']],
    ['FREQ=YEARLY', '2024-02-29', 2029, ['2024-02-29', '2028-02-29']],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', '2025-11-27', 2027, ['2025-11-27', '2026-11-26', '2027-11-25']],
    ['FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', '2025-05-26', 2026, ['2025-05-26', '2026-05-25']],
    ['FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=TU', '2024-11-05', 2026, ['2024-11-05', '2025-11-04', '2026-11-03']],
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1;WKST=MO', '2025-12-31', 2026, ['2025-12-31', '2026-12-31']],
    ['FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1', '2025-07-01', 2026, ['2025-07-01', '2026-01-01', '2026-07-01']],
    ['FREQ=YEARLY;BYDAY=20MO', '2025-05-19', 2026, undefined],
    ['FREQ=YEARLY;BYMONTHDAY=1', '2025-05-01', 2026, undefined],
    ['FREQ=YEARLY;BYSETPOS=1;BYMONTH=5;BYDAY=MO', '2025-05-05', 2026, undefined],
    ['FREQ=MONTHLY', '2025-05-05', 2026, undefined],
    ['FREQ=YEARLY;INTERVAL=0', '2025-05-05', 2026, undefined],
    ['FREQ=YEARLY;UNTIL=20261340', '2025-05-05', 2026, undefined],
  ]
  for (const [rule, start, lastYear, expected] of cases) assert.deepEqual(falls(rule, start, lastYear), expected, rule)
})

test('dates are added to a rule and taken from it', () => {
  const text = file([
    'DTSTART;VALUE=DATE:20250501',
    'RRULE:FREQ=YEARLY',
    'RDATE;VALUE=DATE:20250509,20260509',
    'EXDATE;VALUE=DATE:20260501',
  ])
  assert.deepEqual(dates(text, 2027), ['2025-05-01', '2025-05-09', '2026-05-09', '2027-05-01'])
})

test('an import adds holidays, keeps the names that are there, and changes nothing the second time', () => {
  const hours = { timezone: 'Europe/Berlin', weekly: {}, holidays: ['2026-01-01', { date: '2026-05-01', label: 'Tag der Arbeit' }] }
  const text = file(
    ['DTSTART;VALUE=DATE:20260101', 'SUMMARY:Neujahr'],
    ['DTSTART;VALUE=DATE:20260501', 'SUMMARY:May Day'],
    ['DTSTART;VALUE=DATE:20251003', 'RRULE:FREQ=YEARLY', 'SUMMARY:Einheit'],
  )
  const first = withFile(hours, text, 2026)
  assert.ok(first)
  assert.deepEqual(first.years, [2025, 2026, 2027, 2028, 2029, 2030, 2031])
  assert.deepEqual(first.hours.holidays?.slice(0, 4), [
    { date: '2025-10-03', label: 'Einheit' },
    { date: '2026-01-01', label: 'Neujahr' },
    { date: '2026-05-01', label: 'Tag der Arbeit' },
    { date: '2026-10-03', label: 'Einheit' },
  ])
  assert.deepEqual(withFile(first.hours, text, 2026)?.hours, first.hours)
})

test('what is no iCalendar is not read', () => {
  for (const text of ['', 'BEGIN:VEVENT', '<calendar/>', 'date,name\n2026-01-01,x'])
    assert.equal(readIcalendar(text, 2026), undefined, text)
})
