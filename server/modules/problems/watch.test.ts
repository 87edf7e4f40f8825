import assert from 'node:assert/strict'
import { test } from 'node:test'
import { watchVerdict } from './watch.ts'

const yearBefore = { incidents: 1, days: 365 }
const lasted = { incidents: 12, days: 30 }

test('a problem that goes on is back, the sooner the more of it is left', () => {
  assert.equal(watchVerdict(yearBefore, lasted, { incidents: 3, days: 7 }).returned, true)
  const third = watchVerdict(yearBefore, lasted, { incidents: 6, days: 50 })
  assert.equal(third.returned, true)
  assert.ok(third.residual > 0.2 && third.residual < 0.4)
})

test('silence, and what is usual, is no return', () => {
  assert.equal(watchVerdict(yearBefore, lasted, { incidents: 0, days: 90 }).returned, false)
  assert.equal(watchVerdict(yearBefore, lasted, { incidents: 1, days: 80 }).returned, false)
  assert.equal(watchVerdict({ incidents: 24, days: 365 }, lasted, { incidents: 8, days: 90 }).returned, false)
})

test('a trace of a frequent problem is left closed', () => {
  const trace = watchVerdict({ incidents: 0, days: 365 }, { incidents: 300, days: 30 }, { incidents: 10, days: 90 })
  assert.ok(trace.chance < 0.001)
  assert.equal(trace.returned, false)
})

test('a limit never falls, and says when the next incident would be one too many', () => {
  const few = { incidents: 5, days: 30 }
  const limits = Array.from({ length: 13 }, (_, week) => watchVerdict(yearBefore, few, { incidents: 0, days: 7 * (week + 1) }).limit)
  assert.deepEqual(
    limits,
    [...limits].sort((a, b) => a - b),
  )
  const limit = limits.at(-1) ?? 0
  assert.equal(watchVerdict(yearBefore, few, { incidents: limit, days: 91 }).returned, true)
  assert.equal(watchVerdict(yearBefore, few, { incidents: limit - 1, days: 91 }).returned, false)
})

test('a watch says when it can hardly notice anything', () => {
  assert.ok(watchVerdict(yearBefore, lasted, { incidents: 0, days: 0 }).power > 0.95)
  assert.ok(watchVerdict({ incidents: 50, days: 365 }, { incidents: 4, days: 60 }, { incidents: 0, days: 0 }).power < 0.3)
})
