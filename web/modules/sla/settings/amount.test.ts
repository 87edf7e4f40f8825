import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountOf, inUnit, numberIn, unitOf, units } from './amount.ts'
import { newTarget, type Target } from './model.ts'

test('an amount is read back in the unit it was written in', () => {
  for (const unit of units) assert.equal(numberIn(unit, amountOf(unit, 7)), 7, unit)
})

test('hours with minutes among them are written in minutes; hours and days have no unit in common', () => {
  const target = newTarget('resolution')
  const withOne = (amount: Target['byPriority']['1']): Target => ({ ...target, byPriority: { ...target.byPriority, '1': amount } })
  assert.equal(unitOf(target), 'hours')
  assert.equal(unitOf(withOne(amountOf('minutes', 15))), 'minutes')
  assert.equal(unitOf(withOne(amountOf('endOfDay', 2))), undefined)
})

test('another unit keeps the numbers: two hours become two days, not two twenty-fourths of one', () => {
  assert.deepEqual(inUnit(newTarget('resolution'), 'endOfDay').byPriority['1'], { kind: 'businessDays', days: 2, at: 'endOfDay' })
})
