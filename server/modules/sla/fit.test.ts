import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '#modules/calendars'
import { overrunOf } from './fit.ts'
import type { Terms } from './terms.ts'

const hour = 3_600_000
const always = compile({
  timezone: 'UTC',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]])),
})
const office = compile({
  timezone: 'Europe/Moscow',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '18:00']]])),
})
const lasting = (hours: number, calendar = always): Terms => ({ target: { kind: 'duration', ms: hours * hour }, calendar })
const monday = Temporal.Instant.from('2026-11-23T00:00:00Z').epochMilliseconds
const week = Array.from({ length: 168 }, (_, n) => monday + n * hour)

test('two hours and four fit into six, and not into five', () => {
  const links = [[lasting(2)], [lasting(4)]]
  assert.equal(overrunOf(lasting(6), links, week), null)
  assert.deepEqual(overrunOf(lasting(5), links, week), { at: monday, lateMs: hour, chain: [links[0]?.[0], links[1]?.[0]] })
})

test('of several vendors the slowest counts', () => {
  const [quick, slow] = [lasting(1), lasting(3)]
  assert.deepEqual(overrunOf(lasting(2), [[quick, slow]], week)?.chain, [slow])
  assert.equal(overrunOf(lasting(3), [[quick, slow]], week), null)
})

test('the same hours do not fit where the line works in the day only: the worst is who asks before the weekend', () => {
  const late = overrunOf(lasting(8), [[lasting(8, office)]], week)
  assert.ok(late && late.lateMs !== null && late.lateMs > 48 * hour)
  assert.equal(overrunOf(lasting(8, office), [[lasting(8, office)]], week), null)
})

test('a chain that never ends is said never to end', () => {
  const closed = compile({ timezone: 'UTC', weekly: {} })
  assert.equal(overrunOf(lasting(8), [[lasting(1, closed)]], week)?.lateMs, null)
})
