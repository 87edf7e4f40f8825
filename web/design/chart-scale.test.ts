import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { scale } from './chart-scale.ts'

test('the steps are round', () => {
  assert.deepEqual(scale(7).ticks, [0, 2, 4, 6, 8])
  assert.deepEqual(scale(186).ticks, [0, 50, 100, 150, 200])
  assert.deepEqual(scale(0).ticks, [0, 1])
})

test('the scale reaches the top with at most six marks, and starts at nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (top) => {
      const { max, ticks } = scale(top)
      return max >= top && ticks.length >= 2 && ticks.length <= 6 && ticks[0] === 0 && ticks.at(-1) === max
    }),
  )
})
