import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compile } from '#modules/calendars'
import { type Asked, type Down, type Held, heldSpans, monthOf } from './months.ts'

const minute = 60_000
const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds
const always = compile({
  timezone: 'Europe/Berlin',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]])),
  holidays: [],
  extraWorkingDays: [],
  dayOverrides: [],
})
const promise = { percent: 99.9, countsDegraded: false, noticeHours: 48 }
const [from, to] = [at('2026-06-01T00:00+02:00'), at('2026-07-01T00:00+02:00')]
const june: Held = { from, to, calendar: always, promise }
const down = (begin: string, end: string | null, more: Partial<Down> = {}): Down => ({
  id: begin,
  from: at(begin),
  to: end === null ? null : at(end),
  organisation: null,
  degree: 'full',
  ...more,
})
const month = (more: Partial<Asked>) => monthOf({ held: [june], now: to, outages: [], maintenance: [], clients: null, ...more })
const minutes = (ms: number) => ms / minute

test('the first version holds from the day it names, a later one from its publishing at the earliest', () => {
  const [v1, v2, v3] = [
    { id: 'v1', n: 1, validFrom: 100, validTo: null, publishedAt: 500 },
    { id: 'v2', n: 2, validFrom: 200, validTo: 900, publishedAt: 600 },
    { id: 'v3', n: 3, validFrom: 800, validTo: null, publishedAt: 700 },
  ]
  assert.deepEqual(heldSpans([v2, v1], null), [
    { version: 'v1', from: 100, to: 600 },
    { version: 'v2', from: 600, to: 900 },
  ])
  assert.deepEqual(heldSpans([v1, v2, v3], 850), [
    { version: 'v1', from: 100, to: 600 },
    { version: 'v2', from: 600, to: 800 },
    { version: 'v3', from: 800, to: 850 },
  ])
  assert.deepEqual(heldSpans([v1], null), [{ version: 'v1', from: 100, to: null }])
  assert.deepEqual(heldSpans([v1], 50), [], 'what was ended before it began held never')
})

test('two promises in one month: each stretch by its own, the sums together, overlaps once', () => {
  const middle = at('2026-06-16T00:00+02:00')
  const held = [
    { ...june, to: middle },
    { ...june, from: middle, promise: { ...promise, percent: 99.5 } },
  ]
  const outages = [
    down('2026-06-15T23:00+02:00', '2026-06-16T01:00+02:00'),
    down('2026-06-16T00:30+02:00', '2026-06-16T01:30+02:00', { organisation: 'bakery' }),
  ]
  const found = month({ held, outages })
  assert.deepEqual([found.windowMs, found.downMs, found.overlapMs].map(minutes), [43_200, 150, 30])
  assert.deepEqual(
    found.parts.map((part) => [part.windowMs, part.downMs, part.budgetMs, part.leftMs].map(minutes)),
    [
      [21_600, 60, 21.6, -38.4],
      [21_600, 90, 108, 18],
    ],
  )
  assert.deepEqual([minutes(found.budgetMs), found.breached], [129.6, true], 'the month is judged as a whole')
  assert.deepEqual(
    found.outages.map(({ ms }) => minutes(ms)),
    [120, 60],
  )
})

test('the burn says how fast the budget goes: 1 would last exactly, the week is told apart from the month', () => {
  const now = at('2026-06-16T00:00+02:00')
  const early = month({ now, outages: [down('2026-06-02T10:00+02:00', '2026-06-02T10:21:36+02:00')] })
  assert.equal(early.burn.week, 0)
  assert.ok(Math.abs((early.burn.month ?? 0) - 1) < 1e-9)
  const late = month({ now, outages: [down('2026-06-15T10:00+02:00', null)] })
  assert.ok(late.downMs === 14 * 60 * minute && (late.burn.week ?? 0) > (late.burn.month ?? 0))
  const none = month({ held: [{ ...june, promise: { ...promise, percent: 100 } }], outages: [down('2026-06-15T10:00+02:00', null)] })
  assert.deepEqual([none.burn.month, none.breached, none.budgetMs], [null, true, 0])
})

test('maintenance is taken out if it was announced in time and is everyone’s; one client’s own spares only that client’s outages', () => {
  const upkeep = (notice: number, organisations: string[]) => ({
    id: 'm',
    from: at('2026-06-10T10:00+02:00'),
    to: at('2026-06-10T12:00+02:00'),
    announcedAt: at('2026-06-10T10:00+02:00') - notice * 60 * minute,
    organisations,
  })
  const outages = [down('2026-06-10T11:00+02:00', '2026-06-10T13:00+02:00', { organisation: 'bakery' })]
  const figures = (more: Partial<Asked>) => {
    const { windowMs, downMs, maintenance } = month({ outages, ...more })
    return [minutes(windowMs), minutes(downMs), maintenance[0]?.because]
  }
  assert.deepEqual(figures({ maintenance: [upkeep(48, [])] }), [43_080, 60, 'counts'])
  assert.deepEqual(figures({ maintenance: [upkeep(47, [])] }), [43_200, 120, 'lateNotice'])
  assert.deepEqual(figures({ maintenance: [upkeep(48, ['bakery'])] }), [43_200, 60, 'otherClients'])
  assert.deepEqual(figures({ maintenance: [upkeep(48, ['bakery'])], clients: ['bakery'] }), [43_080, 60, 'counts'])
  assert.deepEqual(figures({ maintenance: [upkeep(48, ['telecom'])], clients: ['bakery', 'telecom'] }), [43_200, 120, 'otherClients'])
})

test('a service that works badly is out only where the agreement says so', () => {
  const outages = [down('2026-06-10T11:00+02:00', '2026-06-10T12:00+02:00', { degree: 'degraded' })]
  assert.deepEqual([month({ outages }).downMs, month({ outages }).outages[0]?.because], [0, 'degraded'])
  const held = [{ ...june, promise: { ...promise, countsDegraded: true } }]
  assert.deepEqual([minutes(month({ held, outages }).downMs), month({ held, outages }).outages[0]?.because], [60, 'counts'])
})

test('whatever the outages: used and left are the budget, alone they sum to the whole and the overlap, and a cut of the month changes nothing', () => {
  const instant = fc.integer({ min: from - 86_400_000, max: to + 86_400_000 })
  const outage = fc
    .record({
      from: instant,
      length: fc.option(fc.integer({ min: 1, max: 20 * 86_400_000 })),
      organisation: fc.constantFrom(null, 'bakery', 'telecom'),
      degree: fc.constantFrom('full' as const, 'degraded' as const),
    })
    .map(({ length, ...one }) => ({ ...one, id: 'o', to: length === null ? null : one.from + length }))
  const upkeep = fc
    .record({ from: instant, length: fc.integer({ min: 1, max: 86_400_000 }), organisations: fc.subarray(['bakery', 'telecom']) })
    .map(({ length, ...one }) => ({ ...one, id: 'm', to: one.from + length, announcedAt: one.from - 48 * 60 * minute }))
  const input = fc.record({
    now: instant,
    outages: fc.array(outage, { maxLength: 6 }),
    maintenance: fc.array(upkeep, { maxLength: 3 }),
    cut: instant,
  })
  fc.assert(
    fc.property(input, ({ cut, ...asked }) => {
      const whole = month(asked)
      const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-3, `${a} and ${b}`)
      near(whole.leftMs, whole.budgetMs - whole.downMs)
      near(
        whole.outages.reduce((sum, { ms }) => sum + ms, 0),
        whole.downMs + whole.overlapMs,
      )
      assert.ok(whole.overlapMs >= 0 && whole.downMs <= whole.agreedMs && whole.agreedMs <= whole.windowMs)
      assert.equal(whole.breached, whole.leftMs < 0)
      if (cut <= from || cut >= to) return
      const pieces = month({
        ...asked,
        held: [
          { ...june, to: cut },
          { ...june, from: cut },
        ],
      })
      for (const name of ['agreedMs', 'windowMs', 'downMs', 'budgetMs', 'leftMs'] as const) near(pieces[name], whole[name])
    }),
    { numRuns: 300 },
  )
})
