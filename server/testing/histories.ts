/** Random agreements and lives of tickets for the laws of clocks; moments on a grid of quarter hours, so that they can be counted by hand. */
import fc from 'fast-check'
import { compile } from '#modules/calendars'
import type { Agreement, Happening, Terms } from '#modules/sla'
import { Metric, type ClockRules } from '#contract/sla.ts'
import { anyMoment, anyWorkingHours } from './calendars.ts'

export const quarter = 900_000
const names = ['a', 'b', 'c']
const name = fc.constantFrom(...names)

const terms: fc.Arbitrary<Terms> = fc.record({
  calendar: anyWorkingHours.map((hours) => compile(hours)),
  target: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 300 }).map((quarters) => ({ kind: 'duration' as const, ms: quarters * quarter })) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('businessDays' as const),
        days: fc.nat(5),
        at: fc.constantFrom('sameTime' as const, 'endOfDay' as const),
      }),
    },
  ),
})

const rules: fc.Arbitrary<ClockRules> = fc.record({
  metric: fc.constantFrom(...Metric.options),
  scope: fc.constant('L2'),
  pauses: fc.constantFrom(true, false, ['requester']),
  reopen: fc.constantFrom('continue', 'restart'),
  retarget: fc.constantFrom('carry', 'retroactive', 'restart'),
  reentry: fc.constantFrom('accumulate', 'restart'),
})

export const anyAgreement: fc.Arbitrary<Agreement> = fc.tuple(rules, terms, terms, terms).map(([agreed, ...all]) => {
  const named = new Map(names.map((key, i) => [key, all[i]]))
  return {
    rules: agreed,
    terms(key) {
      const found = named.get(key)
      if (!found) throw new Error(`no terms ${key}`)
      return found
    },
  }
})

/** What may happen next, without its moment. */
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('waiting' as const), reason: fc.constantFrom('requester', 'vendor') }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('resumed' as const) }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constantFrom('responded' as const, 'requesterWrote' as const, 'classified' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('resolved' as const) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('reopened' as const) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('retargeted' as const), terms: name }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('entered' as const), scope: fc.constantFrom('L1', 'L2') }) },
)

/** A ticket's life about a change of offset: opened, then up to a dozen happenings, several at one instant now and then. */
export const anyHistory: fc.Arbitrary<Happening[]> = fc
  .tuple(
    anyMoment,
    name,
    fc.constantFrom('L1', 'L2'),
    fc.array(fc.tuple(act, fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 150 }))), { maxLength: 12 }),
  )
  .map(([about, opened, scope, acts]) => {
    let at = about - (about % quarter)
    const history: Happening[] = [{ type: 'opened', at, terms: opened, scope }]
    for (const [happening, quarters] of acts) {
      at += quarters * quarter
      history.push({ ...happening, at })
    }
    return history
  })
