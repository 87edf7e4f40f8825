import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hoursText, readHours } from './hours-text.ts'

test('hours are read as people type them', () => {
  const cases: [text: string, hours: string[][] | undefined][] = [
    ['', []],
    ['9-18', [['09:00', '18:00']]],
    [
      '9:00–13:00, 14.30 — 18',
      [
        ['09:00', '13:00'],
        ['14:30', '18:00'],
      ],
    ],
    ['22:00-6:00', [['22:00', '06:00']]],
    ['0-24', [['00:00', '24:00']]],
    ['0:00–23:59:30', [['00:00', '23:59:30']]],
    ['9', undefined],
    ['0-24:00:01', undefined],
    ['9-25', undefined],
    ['9:60-10', undefined],
    ['24:00-6', undefined],
    ['0-24:01', undefined],
    ['9-13 14-18', undefined],
    ['9-18, lunch', undefined],
  ]
  for (const [text, hours] of cases) assert.deepEqual(readHours(text), hours, text)
})

test('what is written is read back', () => {
  const text = '09:00–13:00, 14:00–18:00'
  assert.equal(hoursText(readHours(text) ?? []), text)
})
