import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boundsOf, isOn, mondayOf, weekSearch } from './week.ts'

const zone = 'Europe/Moscow'

test('a week begins on its Monday, by the clock of the reader', () => {
  assert.equal(mondayOf('2026-03-01', zone).toString(), '2026-02-23')
  assert.equal(mondayOf('2026-03-02', zone).toString(), '2026-03-02')
  assert.deepEqual(boundsOf(mondayOf('2026-03-04', zone), zone), { from: '2026-03-01T21:00:00Z', to: '2026-03-08T21:00:00Z' })
})

test('a window over midnight stands on both days, one that ends at midnight on the first only', () => {
  const days = (window: { from: string; to: string }) =>
    [2, 3, 4].filter((day) => isOn(Temporal.PlainDate.from({ year: 2026, month: 3, day }), zone, window))
  assert.deepEqual(days({ from: '2026-03-02T20:00:00Z', to: '2026-03-02T22:00:00Z' }), [2, 3])
  assert.deepEqual(days({ from: '2026-03-02T20:00:00Z', to: '2026-03-02T21:00:00Z' }), [2])
})

test('an address that names no day is this week', () => {
  assert.deepEqual([weekSearch({ week: '2026-03-02' }), weekSearch({ week: 'x' }), weekSearch({})], [{ week: '2026-03-02' }, {}, {}])
})
