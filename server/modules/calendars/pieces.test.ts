import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyMoment, anyWorkingHours } from '#testing/calendars.ts'
import { piecesOf } from './timeline.ts'
import { compile, compilePieces } from './working-time.ts'

const hour = 3_600_000

test('a calendar of pieces is each of them in its time: elapsed sums over the seam, add is its inverse', () => {
  fc.assert(
    fc.property(anyWorkingHours, anyWorkingHours, anyMoment, fc.nat(400), fc.nat(400), (before, after, seam, back, on) => {
      const [from, to] = [seam - back * hour, seam + on * hour]
      const time = compilePieces([
        { from: 0, calendar: before },
        { from: seam, calendar: after },
      ])
      const [old, now] = [compile(before), compile(after)]
      assert.equal(time.elapsed(from, to), old.elapsed(from, seam) + now.elapsed(seam, to))
      const ms = time.elapsed(from, to)
      const end = time.add(from, ms)
      assert.ok(end !== undefined && end <= to && time.elapsed(from, end) === ms)
      const open = time.spans(from, to).reduce((sum, span) => sum + (span.open ? span.to - span.from : 0), 0)
      assert.equal(open, ms)
    }),
    { numRuns: 500 },
  )
})

test('a later version replaces everything from its moment on; one before it in time and above it in number hides it', () => {
  const versions = [1, 2, 3].map((n) => ({ n, from: [0, 500, 200][n - 1] ?? 0, definition: { timezone: `Etc/GMT+${n}`, weekly: {} } }))
  const told = (upTo?: number) =>
    piecesOf(versions, upTo).map(({ from, calendar }) => [from, 'timezone' in calendar ? calendar.timezone : ''])
  assert.deepEqual(told(), [
    [0, 'Etc/GMT+1'],
    [200, 'Etc/GMT+3'],
  ])
  assert.deepEqual(told(2), [
    [0, 'Etc/GMT+1'],
    [500, 'Etc/GMT+2'],
  ])
})
