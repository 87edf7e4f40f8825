import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerApproval, beginChange, finishChange, makeChange, rollBackChange, testChange } from '#contract/changes.ts'
import { getProblem, registerProblem } from '#contract/problems.ts'
import { givenChanges, network } from '#testing/changes.ts'

const desk = await givenChanges()
const { boris, olga } = desk

test('a change that was made for a problem is its fix, its test the test, and rolled back it is neither', async () => {
  const { id: incident } = await desk.arrive(desk.anna, { service: network })
  const { id } = await desk.call(boris, registerProblem, { body: { title: 'Диски сыплются', incidents: [incident] } })
  const { id: change, number } = await desk.call(boris, makeChange, { params: { ref: id }, body: { title: 'Заменить диски' } })
  await desk.plan(change, 0)
  const { askings } = await desk.ask(change, 1)
  const [asking] = askings
  await desk.call(olga, answerApproval, { params: { ref: change }, body: { asking: asking?.id ?? '', approve: true } })
  await desk.call(boris, beginChange, { params: { ref: change }, body: { text: '' } })
  const page = async () => {
    await desk.settle()
    return desk.call(boris, getProblem, { params: { ref: id } })
  }
  assert.deepEqual([(await page()).missing, (await page()).changes.map((one) => one.id)], [['cause', 'fix', 'test'], [change]])
  await desk.call(boris, finishChange, { params: { ref: change }, body: { text: 'Заменены' } })
  const fixed = await page()
  assert.deepEqual(
    [fixed.missing, fixed.entries.map(({ part, link }) => [part, link])],
    [['cause', 'test'], [['fix', `/tickets/${number}`]]],
  )
  await desk.call(boris, testChange, { params: { ref: change }, body: { passed: true, text: 'Работают' } })
  assert.deepEqual((await page()).missing, ['cause'])
  await desk.call(boris, rollBackChange, { params: { ref: change }, body: { text: 'Не те диски' } })
  assert.deepEqual([(await page()).missing, (await page()).entries], [['cause', 'fix', 'test'], []])
})
