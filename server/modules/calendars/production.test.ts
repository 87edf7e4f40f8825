import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { weekdays, type WorkingHours } from '#contract/calendars.ts'
import { sharedData } from '#testing/shared-data.ts'
import { withProductionYear } from './production.ts'
import { readProductionXml } from './production-xml.ts'
import { russianYears } from './russia.ts'
import { daysOfYear, workingMonths } from './year.ts'

const week = Object.fromEntries(
  weekdays.slice(0, 5).map((weekday) => [
    weekday,
    [
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ],
  ]),
) satisfies WorkingHours['weekly']
const desk: WorkingHours = { timezone: 'Europe/Moscow', weekly: week }
const russian = russianYears.reduce((hours, year) => withProductionYear(hours, year).draft, desk)
const hour = 3_600_000
const reference = sharedData('calendar_ru/reference.json')
const skip = reference === undefined && 'no shared data here'

test('2025 has 247 working days and 1,972 hours of a 40-hour week', () => {
  const months = workingMonths(russian, 2025)
  assert.equal(
    months.reduce((sum, month) => sum + month.days, 0),
    247,
  )
  assert.equal(
    months.reduce((sum, month) => sum + month.ms, 0),
    1972 * hour,
  )
  assert.deepEqual(months[0], { month: 1, days: 17, ms: 136 * hour })
})

test('the calendars we ship agree with the published figures', { skip }, () => {
  const figures: Record<
    string,
    { working_days: number; hours_40: number; by_month: Record<string, number>; short_days: string[]; working_weekend_days: string[] }
  > = JSON.parse(readFileSync(reference ?? '', 'utf8'))
  for (const [year, expected] of Object.entries(figures)) {
    const months = workingMonths(russian, Number(year))
    assert.deepEqual(Object.fromEntries(months.map(({ month, days }) => [month, days])), expected.by_month)
    assert.equal(
      months.reduce((sum, { ms }) => sum + ms, 0),
      expected.hours_40 * hour,
    )
    const days = [...daysOfYear(russian, Number(year))]
    const open = days.filter(([, day]) => day.intervals.length > 0)
    assert.equal(open.length, expected.working_days)
    assert.deepEqual(
      open.filter(([, day]) => day.intervals.at(-1)?.[1] === '17:00').map(([date]) => date),
      expected.short_days,
    )
    const isWeekend = (date: string) => Temporal.PlainDate.from(date).dayOfWeek > 5
    assert.deepEqual(open.map(([date]) => date).filter(isWeekend), expected.working_weekend_days)
  }
  assert.deepEqual(
    Object.keys(figures),
    russianYears.map(({ year }) => String(year)),
  )
})

test('what we ship is what is published', { skip }, () => {
  for (const shipped of russianYears) {
    const read = readProductionXml(readFileSync(sharedData(`calendar_ru/${shipped.year}/calendar.xml`) ?? '', 'utf8'))
    const facts = (days: typeof shipped.days = []) =>
      days.map(({ date, kind, movedFrom, holiday, label }) => [date, kind, movedFrom, (holiday ?? label) !== undefined])
    assert.deepEqual(facts(read?.days), facts(shipped.days))
  }
})

const published = `<?xml version="1.0"?>
<calendar year="2027" lang="ru">
  <holidays><holiday id='1' title="Rest &amp; &#1087;&#x43E;&#x43A;&#x43E;&#x439;"/></holidays>
  <!-- <day d="01.04" t="1"/> -->
  <days><day t="2" d="11.03"/><day d="01.01" t="1" h="1"/><day d="02.22" t="1" f="02.20"/><day d="02.20" t="3"/></days>
</calendar>`

test('a published calendar becomes a draft that says what it changes', () => {
  const year = readProductionXml(published)
  assert.ok(year)
  const old: WorkingHours = { ...desk, holidays: ['2026-01-01', '2027-03-08'], dayOverrides: [{ date: '2027-11-03', like: 'wed' }] }
  const { draft, changes } = withProductionYear(old, year)
  assert.deepEqual(draft.holidays, [
    '2026-01-01',
    { date: '2027-01-01', label: 'Rest & покой' },
    { date: '2027-02-22', holiday: 'moved-day-off' },
  ])
  assert.deepEqual(
    changes.map(({ date, before, after }) => [date, before.intervals.flat().join(' '), after.intervals.flat().join(' '), after.note?.kind]),
    [
      ['2027-01-01', '09:00 13:00 14:00 18:00', '', 'holiday'],
      ['2027-02-20', '', '09:00 13:00 14:00 18:00', 'special'],
      ['2027-02-22', '09:00 13:00 14:00 18:00', '', 'holiday'],
      ['2027-03-08', '', '09:00 13:00 14:00 18:00', undefined],
      ['2027-11-03', '09:00 13:00 14:00 18:00', '09:00 13:00 14:00 17:00', 'special'],
    ],
  )
  assert.deepEqual(withProductionYear(draft, year), { draft, changes: [] })
})

test('a file that is no production calendar is not read', () => {
  for (const text of ['', '<html></html>', '<calendar year="2027"></calendar>', '<calendar year="x"><day d="01.01" t="1"/></calendar>']) {
    assert.equal(readProductionXml(text), undefined, text)
  }
  for (const day of ['d="02.30" t="1"', 'd="01.01" t="9"', 'd="13.01" t="1"', 'd="01.02" t="1" f="x"']) {
    assert.equal(readProductionXml(`<calendar year="2027"><day d="01.01" t="1"/><day ${day}/></calendar>`), undefined, day)
  }
})
