import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneIn, spanOf } from './recurrence-words.ts'

test('a chance is said as once in so many, with no digits that are not known', () => {
  assert.deepEqual([0.5, 1e-4, 1 / 12_345, 0].map(oneIn), [2, 10_000, 12_000, 1_000_000_000])
})

test('a stretch is told in whole days, one at least', () => {
  const unusual = { incidents: 4, expected: 0, before: 0, since: '2026-01-01T00:00:00Z', chance: 0 }
  assert.equal(spanOf({ ...unusual, from: '2026-03-01T00:00:00Z', to: '2026-03-01T02:00:00Z' }), 1)
  assert.equal(spanOf({ ...unusual, from: '2026-03-01T00:00:00Z', to: '2026-03-03T02:00:00Z' }), 3)
})
