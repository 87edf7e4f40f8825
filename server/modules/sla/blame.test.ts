import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Held, blameOf } from './blame.ts'

const l1 = { level: 'L1', team: null, vendor: null, waitingOn: null }
const l2 = { level: 'L2', team: 'experts', vendor: null, waitingOn: null }
const hour = 3_600_000

test('three hours with the first line and one with the experts, who had it when it crossed the line', () => {
  const held: Held[] = [
    { ...l1, from: 0 },
    { ...l2, from: 3 * hour },
  ]
  const counted = [
    { from: 0, to: 2 * hour, ms: 2 * hour },
    { from: 2 * hour, to: 4 * hour, ms: 2 * hour },
  ]
  assert.deepEqual(blameOf(held, counted, 4 * hour), {
    crossed: l2,
    shares: [
      { ...l1, ms: 3 * hour, share: 7_500 },
      { ...l2, ms: hour, share: 2_500 },
    ],
  })
})

test('thirds sum to the whole, and what nobody held yet is the first one’s', () => {
  const held: Held[] = [10, 20, 30].map((from, n) => ({ ...l1, level: `L${n}`, from }))
  const blame = blameOf(held, [{ from: 10, to: 40, ms: 30 }], 5)
  assert.deepEqual(
    blame?.shares.map(({ share }) => share),
    [3_334, 3_333, 3_333],
  )
  assert.equal(blame.crossed.level, 'L0')
  assert.equal(blameOf([], [], 0), null)
})

test('whatever the history, the parts sum to the time that counted and the shares to 100 %', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 20 }).map((all) => all.toSorted((a, b) => a - b))
  const stretches = fc.array(fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 1e8 })), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(moments, stretches, fc.integer({ min: 1, max: 5 }), (from, found, places) => {
      const held = from.map((at, n): Held => ({ ...l1, level: `L${n % places}`, from: at }))
      const counted = found.map(([begin, ms]) => ({ from: begin, to: begin + ms, ms }))
      const shares = blameOf(held, counted, 0)?.shares ?? []
      assert.equal(
        shares.reduce((sum, { ms }) => sum + ms, 0),
        counted.reduce((sum, { ms }) => sum + ms, 0),
      )
      assert.equal(
        shares.reduce((sum, { share }) => sum + share, 0),
        10_000,
      )
    }),
    { numRuns: 3_000 },
  )
})
