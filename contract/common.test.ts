import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { Instant, patchOf } from './common.ts'

test('a patch changes only what it names', () => {
  const patch = patchOf(z.object({ name: z.string(), active: z.boolean().default(true), tags: z.array(z.string()).default([]) }))
  assert.deepEqual(patch.parse({}), {})
  assert.deepEqual(patch.parse({ active: false }), { active: false })
})

test('a moment travels as text and arrives to the millisecond', () => {
  const instant = Instant.decode('2026-03-02T09:00:00.123456789+03:00')
  assert.equal(instant.toString(), '2026-03-02T06:00:00.123Z')
  assert.equal(Instant.encode(instant), '2026-03-02T06:00:00.123Z')
})
