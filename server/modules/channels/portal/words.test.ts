import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { stages } from '#contract/portal.ts'
import { Status } from '#contract/ticket-words.ts'
import { type Told, stageOf, stepsOf } from './words.ts'

const at = (minute: number) => Temporal.Instant.from('2025-03-03T08:00:00Z').add({ minutes: minute })
const fresh: Told = {
  status: 'new',
  waitingOn: null,
  openedAt: at(0),
  understoodAt: null,
  begunAt: null,
  resolvedAt: null,
  closedAt: null,
}

test('a ticket goes through the stages as the desk works', () => {
  const life: [Partial<Told>, string][] = [
    [{}, 'accepted'],
    [{ understoodAt: at(1) }, 'understood'],
    [{ understoodAt: at(1), begunAt: at(2), status: 'in-work' }, 'being-fixed'],
    [{ understoodAt: at(1), begunAt: at(2), status: 'waiting', waitingOn: 'requester' }, 'being-fixed'],
    [{ understoodAt: at(1), begunAt: at(2), status: 'resolved', resolvedAt: at(3) }, 'being-checked'],
    [{ understoodAt: at(1), begunAt: at(2), status: 'closed', resolvedAt: at(3), closedAt: at(4) }, 'done'],
  ]
  for (const [more, stage] of life) assert.equal(stageOf({ ...fresh, ...more }), stage)
})

test('a stage that was skipped was over when the next began', () => {
  const steps = stepsOf({ ...fresh, status: 'closed', closedAt: at(9) })
  assert.deepEqual(
    steps.map((step) => step.at?.toString()),
    [at(0), at(9), at(9), at(9), at(9)].map(String),
  )
})

test('stages up to the present one have a moment, later ones have none, and none is before an earlier one', () => {
  const maybe = fc.option(fc.nat(100).map(at))
  const told = fc.record({ status: fc.constantFrom(...Status.options), understoodAt: maybe, begunAt: maybe })
  fc.assert(
    fc.property(told, fc.nat(50), fc.nat(50), (some, wait, more) => {
      const resolvedAt = some.status === 'resolved' || some.status === 'closed' ? at(100 + wait) : null
      const closedAt = some.status === 'closed' ? at(100 + wait + more) : null
      const waitingOn = some.status === 'waiting' ? 'part' : null
      const given: Told = { ...fresh, ...some, waitingOn, resolvedAt, closedAt }
      const now = stages.indexOf(stageOf(given))
      const steps = stepsOf(given)
      assert.deepEqual(
        steps.map(({ stage }) => stage),
        [...stages],
      )
      const reached = steps.flatMap((step) => (step.at === null ? [] : [step.at]))
      assert.ok(steps.every((step, i) => i <= now === (step.at !== null)))
      for (const [i, moment] of reached.entries()) {
        const before = reached[i - 1]
        assert.ok(before === undefined || Temporal.Instant.compare(before, moment) <= 0)
      }
    }),
  )
})
