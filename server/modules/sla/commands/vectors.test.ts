import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sharedData } from '#testing/shared-data.ts'
import { evaluateVectors } from './vectors.ts'

/** Moments are equal when they are the same instant, whatever offset they are written with. */
function comparable(value: unknown): unknown {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return Temporal.Instant.from(value).toString()
  if (Array.isArray(value)) return value.map(comparable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, comparable(part)]))
}

for (const [from, path] of [
  ['of our own', `${import.meta.dirname}/own-vectors.json`],
  ['of the contract', sharedData('sla/vectors.json')],
] as const) {
  test(`every vector ${from} comes out as expected`, { skip: path === undefined && 'no shared data here' }, async (t) => {
    const text = readFileSync(path ?? '', 'utf8')
    const { vectors }: { vectors: { name: string; expected: unknown; why: string }[] } = JSON.parse(text)
    const actual = new Map(evaluateVectors(text).results.map((result) => [result.name, result.actual]))
    assert.equal(actual.size, vectors.length)
    for (const { name, expected, why } of vectors) {
      await t.test(name, () => assert.deepEqual(comparable(actual.get(name)), comparable(expected), why))
    }
  })
}

test('a vector that cannot be read or told says so, and the others are still told', () => {
  const file = (...vectors: object[]) => JSON.stringify({ vectors })
  const created = { at: '2025-06-02T10:00:00Z', type: 'created' }
  const good = {
    name: 'good',
    kind: 'clock',
    metric: 'resolution',
    calendar: { timezone: 'UTC', weekly: {} },
    targetMinutes: 5,
    events: [created],
    asOf: created.at,
  }
  const { results } = evaluateVectors(
    file(
      { ...good, name: 'zone', calendar: { timezone: 'Mars/Base', weekly: {} } },
      { ...good, name: 'event', events: [{ ...created, type: 'x' }] },
      good,
    ),
  )
  assert.equal(results[0]?.actual['error'], 'invalid_vector')
  assert.deepEqual([results[1]?.actual['state'], results[1]?.ignored], ['not_started', ['x']])
  assert.deepEqual(
    [results[2]?.actual['state'], results[2]?.actual['dueAt'], results[2]?.actual['error']],
    ['running', null, 'calendar_never_opens'],
  )
  assert.throws(() => evaluateVectors('{}'))
})
