import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMoment } from './moment-text.ts'

const now = Temporal.PlainDateTime.from('2026-11-23T18:13:40')
const cases: Readonly<Record<string, string | undefined>> = {
  '19:30': '2026-11-23T19:30',
  '9:05': '2026-11-24T09:05',
  '24.11': '2026-11-24T18:00',
  '24.11 9:05': '2026-11-24T09:05',
  '24.11.26, 09:05': '2026-11-24T09:05',
  '24.11.2026 9.05': '2026-11-24T09:05',
  '24/11/2026 9:05': '2026-11-24T09:05',
  '2026-11-24': '2026-11-24T18:00',
  '2026-11-24T09:05': '2026-11-24T09:05',
  '12.01': '2027-01-12T18:00',
  '14.30': '2026-11-24T14:30',
  '+2': '2026-11-23T20:13',
  '+0:30': '2026-11-23T18:43',
  '31.02': undefined,
  '25:00': undefined,
  '24.11 tea': undefined,
  tomorrow: undefined,
  '': undefined,
}

for (const [text, expected] of Object.entries(cases))
  test(`"${text}" is ${expected ?? 'not a moment'}`, () => {
    assert.equal(readMoment(text, now)?.toString({ smallestUnit: 'minute' }), expected)
  })

test('a moment of the past is read as it stands when its day is said', () => {
  assert.equal(readMoment('20.11.2026 10:00', now)?.toString({ smallestUnit: 'minute' }), '2026-11-20T10:00')
})

const past: Readonly<Record<string, string>> = {
  '19:30': '2026-11-22T19:30',
  '9:05': '2026-11-23T09:05',
  '24.11': '2025-11-24T09:00',
  '20.11 10:00': '2026-11-20T10:00',
  '-2': '2026-11-23T16:13',
  '−0:30': '2026-11-23T17:43',
}
for (const [text, expected] of Object.entries(past))
  test(`looking back "${text}" is ${expected}`, () => {
    const read = readMoment(text, now, { towards: 'past', timeOfDay: '09:00' })
    assert.equal(read?.toString({ smallestUnit: 'minute' }), expected)
  })
