import assert from 'node:assert/strict'
import { test } from 'node:test'
import { periodOf, weeksOf } from './rota-weeks.ts'

const date = Temporal.PlainDate.from('2026-03-26')

test('four weeks begin with the Monday of the date, at midnight of the zone', () => {
  assert.deepEqual(periodOf(date, 'Europe/Berlin'), { from: '2026-03-22T23:00:00Z', to: '2026-04-19T22:00:00Z' })
})

test('a shift over Sunday night lies in two weeks, and the week of 167 hours is whole', () => {
  const shift = { from: '2026-03-29T10:00:00Z', to: '2026-03-30T10:00:00Z' }
  const [first, second, third] = weeksOf(date, 'Europe/Berlin', [shift], [])
  assert.equal(first?.shifts[0]?.length, 12 / 167)
  assert.equal(first?.shifts[0]?.start, 155 / 167)
  assert.deepEqual(second?.shifts[0], { of: shift, start: 0, length: 12 / 168 })
  assert.deepEqual(third?.shifts, [])
  assert.equal(first?.days[6]?.start, 144 / 167)
})
