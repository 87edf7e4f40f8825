import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countIn, kindOf, whenKinds, whenOf } from './when.ts'

test('a threshold is read back as it was written, in per cent or minutes', () => {
  for (const kind of whenKinds) assert.deepEqual([kindOf(whenOf(kind, 45)), countIn(whenOf(kind, 45))], [kind, 45])
  assert.deepEqual(whenOf('before', 30), { before: 1_800_000 })
})

test('an emptied field is nothing, not a number that is none', () => {
  assert.deepEqual(whenOf('after', Number.NaN), { after: 0 })
})
