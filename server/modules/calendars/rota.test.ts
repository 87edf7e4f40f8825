import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RotaLayer, RotaPlan } from '#contract/rotas.ts'
import { anyMoment, anyWorkingHours, zones } from '#testing/calendars.ts'
import { type Interval, difference, joined } from './intervals.ts'
import { type Rota, gapsOf, handOverAfter, onCallAt, shiftsOf } from './rota.ts'
import { compile } from './working-time.ts'

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds
const day = 86_400_000
const people = ['ada', 'bob', 'eva', 'zoe']

const layer = (members: string[], rest: Partial<RotaLayer> = {}): RotaLayer => ({
  members,
  unit: 'day',
  length: 1,
  from: '2025-01-01',
  handOver: '09:00',
  calendar: null,
  ...rest,
})
const plan = (timezone: string, ...layers: RotaLayer[]): RotaPlan => ({ timezone, layers, cover: null })
const rota = (one: RotaPlan, rest: Partial<Rota> = {}): Rota => ({
  plans: [{ from: -Infinity, plan: one }],
  overrides: [],
  hours: () => [],
  left: new Map(),
  ...rest,
})
const said = (shifts: readonly (Interval & { person: string })[], zone: string) =>
  shifts.map(({ from, person }) => {
    const { monthCode, day: date, hour } = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
    return `${monthCode}-${date} ${hour} ${person}`
  })

test('hand-over stays at nine when the clocks go forward and back', () => {
  const week = rota(plan('Europe/Berlin', layer(['ada', 'bob'], { from: '2025-03-29' })))
  assert.deepEqual(said(shiftsOf(week, at('2025-03-29T08:00:00Z'), at('2025-04-01T00:00:00Z')), 'Europe/Berlin'), [
    'M03-29 9 ada',
    'M03-30 9 bob',
    'M03-31 9 ada',
  ])
  const [first, second] = shiftsOf(week, at('2025-10-25T07:00:00Z'), at('2025-10-27T08:00:00Z'))
  assert.deepEqual([(first?.to ?? 0) - (first?.from ?? 0), (second?.to ?? 0) - (second?.from ?? 0)], [25 * 3_600_000, day])
})

test('a later layer fills what the earlier one leaves open, and what is left is a gap', () => {
  const office = compile({ timezone: 'UTC', weekly: { wed: [['09:00', '18:00']], thu: [['09:00', '18:00']] } })
  const hours: Rota['hours'] = (_, from, to) => office.spans(from, to).filter(({ open }) => open)
  const both = rota(plan('UTC', layer(['ada'], { calendar: 'office' }), layer(['bob'], { from: '2025-01-02', handOver: '00:00' })), {
    hours,
  })
  const [from, to] = [at('2025-01-01T00:00:00Z'), at('2025-01-03T00:00:00Z')]
  assert.deepEqual(said(shiftsOf(both, from, to), 'UTC'), ['M01-1 9 ada', 'M01-2 0 bob', 'M01-2 9 ada', 'M01-2 18 bob'])
  assert.deepEqual(gapsOf(both, from, to), [
    { from, to: at('2025-01-01T09:00:00Z') },
    { from: at('2025-01-01T18:00:00Z'), to: at('2025-01-02T00:00:00Z') },
  ])
  const covered = {
    ...both,
    plans: [{ from: -Infinity, plan: { ...plan('UTC', layer(['ada'], { calendar: 'office' })), cover: 'office' } }],
  }
  assert.deepEqual(gapsOf(covered, from, to), [])
})

test('what a changed plan says holds from its moment on', () => {
  const turn = at('2025-01-02T12:00:00Z')
  const before = plan('UTC', layer(['ada'], { handOver: '00:00' }))
  const changed = {
    ...rota(before),
    plans: [
      { from: -Infinity, plan: before },
      { from: turn, plan: plan('UTC', layer(['eva'])) },
    ],
  }
  assert.deepEqual([onCallAt(changed, turn - 1), onCallAt(changed, turn)], ['ada', 'eva'])
})

test('the turns of one who has left are nobody’s, and the next hand-over says so', () => {
  const gone = at('2025-01-03T12:00:00Z')
  const turns = rota(plan('UTC', layer(['ada', 'bob'], { handOver: '00:00' })), { left: new Map([['ada', gone]]) })
  const start = at('2025-01-03T00:00:00Z')
  assert.deepEqual(handOverAfter(turns, start, start + 30 * day), { now: 'ada', until: gone, next: 'bob' })
  assert.deepEqual(gapsOf(turns, start, start + day), [{ from: gone, to: start + day }])
  assert.deepEqual(handOverAfter(turns, gone, start + 30 * day), { now: null, until: start + day, next: 'bob' })
  const alone = rota(plan('UTC', layer(['ada'])))
  assert.deepEqual(handOverAfter(alone, start, start + 30 * day), { now: 'ada', until: null, next: null })
})

const anyLayer: fc.Arbitrary<RotaLayer> = fc.record({
  members: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1 }),
  unit: fc.constantFrom('hour', 'day', 'week'),
  length: fc.integer({ min: 1, max: 30 }),
  from: fc.constantFrom('2011-12-27', '2014-10-20', '2018-10-30', '2025-03-26', '2010-01-01'),
  handOver: fc.constantFrom('00:00', '00:30', '02:00', '02:30', '09:00', '23:45'),
  calendar: fc.constantFrom(null, null, 'any'),
})
const anyRota: fc.Arbitrary<Rota> = fc
  .record({
    timezone: fc.constantFrom(...zones),
    layers: fc.array(anyLayer, { minLength: 1, maxLength: 3 }),
    second: fc.option(fc.tuple(anyMoment, fc.array(anyLayer, { minLength: 1, maxLength: 2 }))),
    overrides: fc.array(fc.tuple(fc.constantFrom(...people), anyMoment, fc.integer({ min: 1, max: 100 * 3600 })), { maxLength: 4 }),
    calendar: anyWorkingHours,
    left: fc.option(fc.tuple(fc.constantFrom(...people), anyMoment)),
  })
  .map(({ timezone, layers, second, overrides, calendar, left }) => {
    const time = compile(calendar)
    const first = { from: -Infinity, plan: plan(timezone, ...layers) }
    return {
      plans: second ? [first, { from: second[0], plan: plan(timezone, ...second[1]) }] : [first],
      overrides: overrides.map(([person, from, seconds], i) => ({ id: String(i), person, from, to: from + seconds * 1000 })),
      hours: (_: string, from: number, to: number) => time.spans(from, to).filter(({ open }) => open),
      left: new Map(left ? [left] : []),
    }
  })
const length = (stretches: readonly Interval[]) => stretches.reduce((sum, { from, to }) => sum + to - from, 0)

test('one is on at a time, and shifts with gaps make up the whole period', () => {
  fc.assert(
    fc.property(anyRota, anyMoment, fc.integer({ min: 1, max: 20 * day }), (one, from, ms) => {
      const [shifts, gaps] = [shiftsOf(one, from, from + ms), gapsOf(one, from, from + ms)]
      for (const [i, shift] of shifts.entries()) assert.ok(shift.from < shift.to && shift.from >= (shifts[i - 1]?.to ?? from))
      assert.equal(length(shifts) + length(gaps), ms)
      assert.deepEqual(joined([...shifts, ...gaps]), [{ from, to: from + ms }])
    }),
  )
})

test('who is on at a moment is who has the shift, whichever period is asked for', () => {
  fc.assert(
    fc.property(anyRota, anyMoment, fc.nat(10 * day), fc.nat(10 * day), (one, moment, before, after) => {
      const shift = shiftsOf(one, moment - before, moment + after + 1).find(({ from, to }) => from <= moment && moment < to)
      assert.equal(onCallAt(one, moment), shift?.person ?? null)
      const { now, until, next } = handOverAfter(one, moment, moment + 20 * day)
      assert.equal(now, shift?.person ?? null)
      if (until !== null) assert.equal(onCallAt(one, until - 1), now)
      if (until !== null && onCallAt(one, until) !== null) assert.ok(next === onCallAt(one, until) && next !== now)
    }),
  )
})

test('the newest override counts, as long as its person is here', () => {
  fc.assert(
    fc.property(anyRota, anyMoment, (one, moment) => {
      const here = ({ person }: { person: string }) => moment < (one.left.get(person) ?? Infinity)
      const put = one.overrides.findLast((each) => each.from <= moment && moment < each.to && here(each))
      fc.pre(put !== undefined)
      assert.equal(onCallAt(one, moment), put?.person)
    }),
  )
})

test('a layer with hours is on only in them, and nobody but members is', () => {
  fc.assert(
    fc.property(anyRota, anyLayer, anyMoment, (one, some, from) => {
      const [{ plan: { timezone } } = { plan: plan('UTC') }] = one.plans
      const limited = { ...one, plans: [{ from: -Infinity, plan: plan(timezone, { ...some, calendar: 'any' }) }], overrides: [] }
      const shifts = shiftsOf(limited, from, from + 9 * day)
      assert.deepEqual(difference(joined(shifts), one.hours('any', from, from + 9 * day)), [])
      assert.ok(shifts.every(({ person }) => some.members.includes(person)))
    }),
  )
})

/** The hand-over as Temporal knows it: the first time the wall clock shows it, or when it jumps over it. */
function handOver(local: Temporal.PlainDateTime, zone: string): number {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? NaN
}

test('members take turns in order, handing over at the wall time, in every zone', () => {
  fc.assert(
    fc.property(anyLayer, fc.constantFrom(...zones), fc.nat(60), (some, zone, first) => {
      const one = rota(plan(zone, { ...some, calendar: null }))
      const begin = Temporal.PlainDateTime.from(`${some.from}T${some.handOver}`)
      const turn = (n: number) => handOver(begin.add({ [`${some.unit}s`]: n * some.length }), zone)
      for (let n = first; n < first + 12; n++) {
        const [from, to] = [turn(n), turn(n + 1)]
        if (from === to) continue // the clock has jumped over the whole turn
        const person = some.members[n % some.members.length]
        assert.deepEqual(shiftsOf(one, from, to), [{ from, to, person, override: null }])
        assert.equal(onCallAt(one, from), person)
        assert.equal(onCallAt(one, to - 1), person)
      }
      assert.equal(onCallAt(one, turn(0) - 1), null)
    }),
    { numRuns: 300 },
  )
})
