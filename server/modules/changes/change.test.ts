import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChangeFacts } from '#contract/changes.ts'
import { riskOf } from '#contract/risk-of.ts'
import { type Asking, answered, answersFor, awaited, checkSteps, remindAt } from './approval.ts'
import { type ChangeFold, blank, byTemplate, isSame, lacksOf, stateOf } from './change.ts'
import { givenOf, requiredOf } from './evidence.ts'
import type { PersonActor } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'

const at = (time: string) => Temporal.Instant.from(`2026-03-02T${time}:00Z`)
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const harmless = { reach: 1, downtime: 1, undo: 1, experience: 1, trial: 1 }
const whole: ChangeFacts = {
  ...blank,
  plan: 'Заменить диск',
  testPlan: 'Загрузиться',
  rollbackPlan: 'Вернуть старый',
  risk: harmless,
  window: { from: at('20:00'), to: at('21:00') },
}
const row: ChangeFold = {
  version: 1,
  type: 'normal',
  risk_level: 'low',
  from_at: at('20:00'),
  to_at: at('21:00'),
  services: [],
  assets: [],
  approval: 'none',
  begun_at: null,
  done_at: null,
  tested_at: null,
  passed: null,
  rolled_back_at: null,
}
const person = (id: string, standsInFor: readonly string[] = []): PersonActor => ({
  kind: 'person',
  id,
  permissions: new Set(),
  organisation: null,
  teams: [],
  serves: [],
  standsInFor,
  by: 'link',
})

test('risk is the gravest impact times the gravest likelihood', () => {
  assert.deepEqual(riskOf(harmless), { impact: 1, likelihood: 1, level: 'low' })
  assert.deepEqual(riskOf({ ...harmless, undo: 3 }), { impact: 3, likelihood: 1, level: 'medium' })
  assert.deepEqual(riskOf({ ...harmless, reach: 2, trial: 2 }), { impact: 2, likelihood: 2, level: 'medium' })
  assert.deepEqual(riskOf({ ...harmless, downtime: 2, undo: 2, experience: 3 }), { impact: 2, likelihood: 3, level: 'high' })
  assert.deepEqual(riskOf({ ...harmless, trial: 2 }), { impact: 1, likelihood: 2, level: 'low' })
})

test('each thing that is missing is named, and nothing else', () => {
  assert.deepEqual(lacksOf(blank, 'none'), ['plan', 'risk', 'test-plan', 'rollback-plan', 'window', 'approval'])
  assert.deepEqual(lacksOf(whole, 'none'), ['approval'])
  assert.deepEqual(lacksOf(whole, 'approved'), [])
  for (const [part, need] of [
    ['plan', 'plan'],
    ['testPlan', 'test-plan'],
    ['rollbackPlan', 'rollback-plan'],
  ] as const)
    assert.deepEqual(lacksOf({ ...whole, [part]: '' }, 'approved'), [need])
  assert.deepEqual(lacksOf({ ...whole, risk: null }, 'approved'), ['risk'])
  assert.deepEqual(lacksOf({ ...whole, window: null }, 'approved'), ['window'])
})

test('an emergency begins when it was asked, and is not solved before it is approved', () => {
  assert.deepEqual(lacksOf({ ...whole, type: 'emergency' }, 'asked'), [])
  assert.deepEqual(lacksOf({ ...whole, type: 'emergency' }, 'none'), ['approval'])
  assert.deepEqual(lacksOf(whole, 'asked'), ['approval'])
  const act = (type: ChangeFacts['type']) => requiredOf(type).find(({ evidence }) => evidence === 'approval')?.act
  assert.deepEqual([act('normal'), act('standard'), act('emergency')], ['begin', 'begin', 'resolve'])
})

test('the state is what happened last', () => {
  assert.equal(stateOf(undefined), 'draft')
  assert.equal(stateOf({ ...row, approval: 'asked' }), 'asked')
  assert.equal(stateOf({ ...row, approval: 'approved', begun_at: at('20:00') }), 'begun')
  const done = { ...row, approval: 'approved' as const, begun_at: at('20:00'), done_at: at('20:30') }
  assert.equal(stateOf(done), 'done')
  assert.equal(stateOf({ ...done, tested_at: at('20:40'), passed: false }), 'test-failed')
  assert.equal(stateOf({ ...done, tested_at: at('20:40'), passed: true }), 'tested')
  assert.equal(stateOf({ ...done, tested_at: at('20:40'), passed: false, rolled_back_at: at('20:50') }), 'rolled-back')
})

test('a failed test is no result; a passed one is, and so is a roll-back', () => {
  const done = { ...row, approval: 'approved' as const, begun_at: at('20:00'), done_at: at('20:30'), tested_at: at('20:40'), passed: false }
  const has = (one: ChangeFold) => givenOf(whole, one).includes('test-result')
  assert.deepEqual([has(done), has({ ...done, passed: true }), has({ ...done, rolled_back_at: at('20:50') })], [false, true, true])
})

test('the same, said in another order of fields, is no new version', () => {
  const { plan, ...rest } = whole
  assert.ok(isSame(whole, { ...rest, plan }))
  assert.ok(!isSame(whole, { ...whole, riskRemark: 'x' }))
  assert.ok(!isSame(whole, { ...whole, window: { from: at('20:00'), to: at('21:01') } }))
  assert.equal(byTemplate(whole, { ...whole, plan: 'иначе' }).plan, 'иначе')
})

const asking: Asking = {
  state: 'open',
  step: 0,
  needed: [1, 2],
  approvers: [
    { person: 'vera', step: 0, answer: null },
    { person: 'gleb', step: 0, answer: null },
    { person: 'lidia', step: 1, answer: null },
    { person: 'mikhail', step: 1, answer: null },
  ],
}

test('steps follow one another, each when it has its yeses; one no ends all', () => {
  assert.deepEqual(awaited(asking), ['vera', 'gleb'])
  const second = answered(asking, 'gleb', 'approved')
  assert.deepEqual(second, { state: 'open', step: 1 })
  assert.deepEqual(awaited({ ...asking, ...second }), ['lidia', 'mikhail'])
  assert.deepEqual(answered({ ...asking, step: 1 }, 'lidia', 'approved'), { state: 'open', step: 1 })
  const [vera, gleb, lidia, mikhail] = asking.approvers
  const half = {
    ...asking,
    step: 1,
    approvers: [vera, gleb, lidia && { ...lidia, answer: 'approved' as const }, mikhail].filter((one) => !!one),
  }
  assert.deepEqual(answered(half, 'mikhail', 'approved'), { state: 'approved', step: 1 })
  assert.deepEqual(answered(half, 'mikhail', 'refused'), { state: 'refused', step: 1 })
  assert.deepEqual(awaited({ ...asking, state: 'voided' }), [])
})

test('one answers for himself before another, never out of turn, never on his own', () => {
  assert.equal(answersFor(asking, person('gleb', ['vera']), []), 'gleb')
  assert.equal(answersFor(asking, person('pavel', ['vera']), []), 'vera')
  assert.throws(() => answersFor(asking, person('lidia'), []), refused('changes.not-asked'))
  assert.throws(() => answersFor(asking, person('pavel', ['vera']), ['pavel']), refused('changes.own-approval'))
})

test('what is asked of steps can be met', () => {
  checkSteps([{ people: ['a', 'b'], needed: 2 }])
  assert.throws(() => checkSteps([{ people: ['a'], needed: 2 }]), refused('changes.too-few-approvers'))
  assert.throws(
    () =>
      checkSteps([
        { people: ['a'], needed: 1 },
        { people: ['a'], needed: 1 },
      ]),
    refused('changes.approver-twice'),
  )
})

test('reminders come half way, at the deadline, and then ever less often', () => {
  const due = at('10:00').add({ hours: 48 })
  const when = [1, 2, 3, 4, 5, 6, 7].map((time) => remindAt(at('10:00'), due, time)?.toString() ?? null)
  const later = (hours: number) => at('10:00').add({ hours }).toString()
  assert.deepEqual(when, [later(24), later(48), later(72), later(96), later(144), later(240), null])
})
