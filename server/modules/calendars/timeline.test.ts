import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { CalendarPlan } from '#contract/calendar-acts.ts'
import type { WorkingHours } from '#contract/calendars.ts'
import { planAt, type Shelf, type Version, checkMadeOf, inForce, issuesOf, madeOf, newest, publications } from './timeline.ts'

const hours = (timezone: string): WorkingHours => ({ timezone, weekly: {} })
const version = (n: number, from: number, plan: CalendarPlan, definition = plan): Version => ({
  n,
  from,
  plan,
  definition: 'weekly' in definition ? definition : hours('UTC'),
})
const [a1, a2, b1] = [hours('Europe/Moscow'), hours('Asia/Omsk'), hours('Europe/Berlin')]

test('the higher number holds from its moment on, whatever was published for later before it', () => {
  const versions = [version(1, 0, a1), version(2, 100, a2), version(3, 50, b1)]
  assert.deepEqual(
    [-1, 0, 49, 50, 99, 100].map((at) => inForce(versions, at)?.n),
    [undefined, 1, 1, 3, 3, 3],
  )
})

test('a calendar made of others is published again each time a part will change', () => {
  const shelf: Shelf = new Map([
    ['a', [version(1, 0, a1), version(2, 100, a2)]],
    ['b', [version(1, 0, b1)]],
  ])
  const plan = { union: ['a', 'b'] }
  assert.deepEqual(issuesOf(shelf, 'c', 10, plan), [
    { from: 10, plan, definition: { union: [a1, b1] } },
    { from: 100, plan, definition: { union: [a2, b1] } },
  ])
  assert.throws(() => planAt(shelf, plan, -1), { code: 'calendars.unpublished-part' })
})

test('a follower keeps its plans and takes its parts as they have become; nothing is published when nothing changes', () => {
  const both = { intersect: ['a', 'b'] }
  const one = { intersect: ['b'] }
  const c: Version[] = [
    { n: 1, from: 0, plan: both, definition: { intersect: [a1, b1] } },
    { n: 2, from: 200, plan: one, definition: { intersect: [b1] } },
  ]
  const before: Shelf = new Map([
    ['a', [version(1, 0, a1)]],
    ['b', [version(1, 0, b1)]],
    ['c', c],
  ])
  assert.deepEqual(issuesOf(before, 'c', 50), [])
  const after = new Map([...before, ['a', [version(1, 0, a1), version(2, 50, a2)]]])
  assert.deepEqual(issuesOf(after, 'c', 50), [
    { from: 50, plan: both, definition: { intersect: [a2, b1] } },
    // The new version would otherwise stand before the one that was to come.
    { from: 200, plan: one, definition: { intersect: [b1] } },
  ])
})

test('the order of fields, which the database does not keep, is no change', () => {
  const part = { timezone: 'UTC', weekly: {}, holidays: [{ date: '2026-01-01', label: 'x' }] }
  const kept = { holidays: [{ label: 'x', date: '2026-01-01' }], weekly: {}, timezone: 'UTC' }
  const plan = { minus: ['a'] }
  const shelf: Shelf = new Map([
    ['a', [version(1, 0, part)]],
    ['c', [{ n: 1, from: 0, plan, definition: { minus: [kept] } }]],
  ])
  assert.deepEqual(issuesOf(shelf, 'c', 10), [])
})

test('those that are made of a calendar come after their parts, and no calendar is made of itself', () => {
  const of = (...parts: string[]): Version[] => [version(1, 0, { union: parts })]
  const shelf: Shelf = new Map([
    ['e', of('d', 'a')],
    ['d', of('c', 'b')],
    ['c', of('a')],
    ['b', [version(1, 0, b1)]],
    ['a', [version(1, 0, a1)]],
  ])
  assert.deepEqual(madeOf(shelf, 'a', 0), ['c', 'd', 'e'])
  assert.deepEqual(madeOf(shelf, 'b', 0), ['d', 'e'])
  assert.deepEqual(madeOf(shelf, 'e', 0), [])
  const madeOfItself = { code: 'calendars.made-of-itself' }
  assert.throws(() => checkMadeOf(shelf, 'a', { union: ['e'] }, 0), madeOfItself)
  assert.throws(() => checkMadeOf(shelf, 'a', { union: ['a'] }, 0), madeOfItself)
  checkMadeOf(shelf, 'a', { union: ['b'] }, 0)
})

test('calendars that are parts of each other at different times all follow', () => {
  const of = (n: number, from: number, ...parts: string[]): Version => ({ n, from, plan: { union: parts }, definition: { union: [a1] } })
  const shelf: Shelf = new Map([
    ['c', [of(1, 1, 'b'), version(2, 2, a1)]],
    ['b', [of(1, 0, 'a')]],
    ['a', [version(1, 0, a1), of(2, 2, 'c')]],
  ])
  assert.deepEqual(new Set(madeOf(shelf, 'c', 0)), new Set(['a', 'b']))
  const made = publications(shelf, 'c', 0, a2)
  const latest = (id: string) => inForce([...(shelf.get(id) ?? []), ...made.filter(({ calendar }) => calendar === id)], 2)?.definition
  assert.deepEqual(latest('a'), { union: [a2] })
  assert.deepEqual(latest('b'), { union: [{ union: [a2] }] })
})

const ids = ['a', 'b', 'c', 'd']
const anyPlan: fc.Arbitrary<CalendarPlan> = fc.oneof(
  fc.constantFrom('UTC', 'Europe/Moscow', 'Asia/Omsk').map(hours),
  fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }).map((union) => ({ union })),
  fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 2 }).map((minus) => ({ minus })),
)
const anyPublishing = fc.record({ id: fc.constantFrom(...ids), from: fc.integer({ min: 0, max: 9 }), plan: anyPlan })

test('whatever is published in whatever order, each calendar says at each moment what its parts say then', () => {
  const seen = { published: 0, followed: 0 }
  fc.assert(
    fc.property(fc.array(anyPublishing, { minLength: 3, maxLength: 15, size: 'max' }), (publishings) => {
      const shelf = new Map([
        ['a', [version(1, 0, a1)]],
        ['b', [version(1, 1, b1)]],
      ])
      for (const { id, from, plan } of publishings) {
        let made: ReturnType<typeof publications>
        try {
          made = publications(shelf, id, from, plan)
        } catch (error) {
          assert.match(String(error), /calendars\.(made-of-itself|unpublished-part)/)
          continue
        }
        seen.published++
        seen.followed += made.filter(({ calendar }) => calendar !== id).length
        for (const { calendar, ...one } of made) {
          assert.equal(one.n, (newest(shelf.get(calendar) ?? [])?.n ?? 0) + 1)
          shelf.set(calendar, [...(shelf.get(calendar) ?? []), one])
        }
        for (let at = from; at < 12; at++) assert.deepEqual(inForce(shelf.get(id) ?? [], at)?.plan, plan)
        for (const versions of shelf.values())
          for (let at = -1; at < 12; at++) {
            const held = inForce(versions, at)
            if (held) assert.deepEqual(held.definition, planAt(shelf, held.plan, at))
          }
      }
    }),
    { numRuns: 2000 },
  )
  assert.ok(seen.published > 1000 && seen.followed > 200, JSON.stringify(seen))
})
