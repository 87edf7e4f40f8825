import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type WorkingHours, withDay, withoutDay } from './model.ts'

const plan: WorkingHours = {
  timezone: 'UTC',
  weekly: {},
  holidays: ['2026-01-01', { date: '2026-06-12', holiday: 'russia-day' }],
  extraWorkingDays: [{ date: '2026-05-01', intervals: [['09:00', '12:00']] }],
  dayOverrides: [{ date: '2026-12-31', like: 'fri' }],
}

test('a date has one rule, in order, whatever it was before', () => {
  const holiday = withDay(plan, { date: '2026-05-01', name: ' May ', hours: null })
  assert.deepEqual(holiday.holidays, ['2026-01-01', { date: '2026-05-01', label: 'May' }, { date: '2026-06-12', holiday: 'russia-day' }])
  assert.deepEqual(holiday.extraWorkingDays, [])
  const own = withDay(holiday, { date: '2026-06-12', name: '', hours: [['10:00', '12:00']] })
  assert.deepEqual(own.dayOverrides, [
    { date: '2026-06-12', intervals: [['10:00', '12:00']] },
    { date: '2026-12-31', like: 'fri' },
  ])
  assert.equal(own.holidays?.length, 2)
  const moved = withDay(plan, { date: '2026-06-15', name: 'Russia Day', holiday: 'russia-day', hours: null })
  assert.deepEqual(moved.holidays?.at(-1), { date: '2026-06-15', holiday: 'russia-day' })
})

test('a date follows the week again', () => {
  for (const date of ['2026-01-01', '2026-05-01', '2026-06-12', '2026-12-31']) {
    const left = withoutDay(plan, date)
    const dates = [...(left.holidays ?? []), ...(left.extraWorkingDays ?? []), ...(left.dayOverrides ?? [])]
    assert.equal(dates.length, 3, date)
    assert.ok(!JSON.stringify(left).includes(date))
  }
})
