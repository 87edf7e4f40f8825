import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addAnswer, addStep, askFor, change, emptyTree, lift, moveAnswer, removeAnswer, removeStep, rowsOf, turnInto } from './edit.ts'
import type { Definition } from './model.ts'

const outline = (definition: Definition) =>
  rowsOf(definition).map(
    ({ depth, step, isAgain, isLoose }) =>
      `${' '.repeat(depth)}${step?.words.ru ?? '…'}${isAgain ? ' again' : ''}${isLoose ? ' loose' : ''}`,
  )
const named = (definition: Definition, id: string, ru: string) => change(definition, id, (step) => ({ ...step, words: { ru, en: ru } }))

/** Where? (two answers) → first: try. */
function small() {
  const first = addStep(emptyTree, null, 'question')
  const where = first.id
  const [home, office] = first.definition.steps[0]?.branches ?? []
  assert.ok(home && office)
  const second = addStep(named(first.definition, where, 'where'), { step: where, branch: home.id }, 'instruction')
  return { tree: named(second.definition, second.id, 'try'), where, tried: second.id, home: home.id, office: office.id }
}

test('an empty tree has one gap; a step has a gap after each answer', () => {
  assert.deepEqual(outline(emptyTree), ['…'])
  assert.deepEqual(outline(small().tree), ['where', ' try', '  …', '  …', ' …'])
})

test('a step put before another keeps what stood there after its first answer', () => {
  const { tree, where, home } = small()
  const { definition, id } = addStep(tree, { step: where, branch: home }, 'check')
  assert.deepEqual(outline(named(definition, id, 'ping')), ['where', ' ping', '  try', '   …', '   …', '  …', ' …'])
})

test('a removed step is replaced by what came after its first answer, and the rest is kept as loose', () => {
  const { tree, where, office } = small()
  const { definition, id } = addStep(tree, { step: where, branch: office }, 'outcome')
  assert.deepEqual(outline(removeStep(named(definition, id, 'end'), where)), ['try', ' …', ' …', 'end loose'])
})

test('a lifted step takes the place of the one above it, which nobody comes to any more', () => {
  const { tree, tried } = small()
  const row = rowsOf(tree).find(({ step }) => step?.id === tried)
  assert.ok(row)
  assert.deepEqual(outline(lift(tree, row)), ['try', ' …', ' …', 'where loose', ' try again loose', ' … loose'])
})

test('another kind of step leads where it led', () => {
  const { tree, where } = small()
  assert.deepEqual(outline(turnInto(tree, where, 'check')), ['where', ' try', '  …', '  …', ' …'])
  assert.deepEqual(outline(turnInto(tree, where, 'outcome')), ['where', 'try loose', ' … loose', ' … loose'])
})

test('answers are added, moved and removed; numbers get bounds, a text has one way on', () => {
  const { tree, where, home, office } = small()
  const ids = (definition: Definition) => definition.steps.find(({ id }) => id === where)?.branches.map(({ id }) => id)
  assert.deepEqual(ids(moveAnswer(tree, where, home, 1)), [office, home])
  assert.deepEqual(ids(moveAnswer(tree, where, home, -1)), [home, office])
  assert.deepEqual(ids(removeAnswer(tree, where, home)), [office])
  const numbers = addAnswer(askFor(tree, where, 'number'), where)
  assert.deepEqual(
    numbers.steps.find(({ id }) => id === where)?.branches.map(({ atLeast }) => atLeast),
    [null, 1, 2],
  )
  assert.equal(ids(askFor(tree, where, 'text'))?.length, 1)
})

test('a ring that nobody comes to is shown all the same', () => {
  const { tree, where, tried, office } = small()
  const ring = change(tree, tried, (step) => ({ ...step, branches: step.branches.map((one) => ({ ...one, to: where })) }))
  assert.deepEqual(outline({ ...removeAnswer(ring, where, office), root: null }), [
    '…',
    'where loose',
    ' try loose',
    '  where again loose',
    '  where again loose',
  ])
})
