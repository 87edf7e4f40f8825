import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeKnownError, publishWorkaround, useKnownError } from '#contract/known-errors.ts'
import { getProblemReport } from '#contract/problem-reports.ts'
import { registerProblem } from '#contract/problems.ts'
import { openTicket, resolveTicket } from '#contract/tickets.ts'
import { givenTickets, solved } from '#testing/tickets.ts'
import { savedBy } from './saved.ts'

let now = Temporal.Instant.from('2026-03-02T09:00:00Z')
const desk = await givenTickets({ now: () => now })
const { boris, manager, anna } = desk
const period = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' }

test('what is saved is the difference of the medians for each use', () => {
  const hour = 3_600_000
  const times = (known: boolean, ...hours: number[]) => hours.map((one) => ({ known, ms: one * hour }))
  assert.deepEqual(savedBy([...times(true, 1, 2, 3), ...times(false, 6, 10)]), {
    uses: 3,
    withMs: 2 * hour,
    withoutMs: 8 * hour,
    hours: 18,
  })
  assert.equal(savedBy([...times(true, 9), ...times(false, 1)]).hours, 0)
  assert.deepEqual([savedBy(times(true, 1)).hours, savedBy([]).uses], [null, 0])
})

test('the report counts problems by age and stage, their incidents and the uses of known errors, with the tickets of each number', async () => {
  const incident = async (title: string) => (await desk.call(boris, openTicket, { body: { title, requester: { person: anna } } })).id
  const solve = (ref: string) => desk.call(boris, resolveTicket, { params: { ref }, body: { code: solved, text: 'Сделано' } })
  const [first, second] = [await incident('Весы врут'), await incident('Врут весы в отделе')]
  const { id } = await desk.call(boris, registerProblem, { body: { title: 'Весы врут', incidents: [first, second] } })
  now = now.add({ hours: 5 })
  await solve(first)
  await desk.call(boris, publishWorkaround, {
    params: { ref: id },
    body: { agents: { ru: 'Сбросить тару', en: 'Reset the tare' } },
  })
  await desk.call(boris, describeKnownError, {
    params: { ref: id },
    body: { symptoms: { ru: 'Весы врут', en: '' }, service: null, category: null, model: '' },
  })
  const third = await incident('Опять врут весы')
  await desk.call(boris, useKnownError, { params: { ref: third }, body: { problem: id } })
  now = now.add({ hours: 1 })
  await solve(third)
  now = now.add({ hours: 24 * 10 })
  const report = await desk.call(manager, getProblemReport, { query: period })
  const cause = report.open.find(({ missing }) => missing === 'cause')
  assert.deepEqual([cause?.week.length, cause?.month.map((one) => one.id)], [0, [id]])
  assert.deepEqual(
    report.heaviest.map(({ problem, incidents }) => [problem.id, incidents.map((one) => one.id)]),
    [[id, [first, second, third]]],
  )
  assert.deepEqual(
    report.used.map(({ problem, incidents }) => [problem.id, incidents.map((one) => one.id)]),
    [[id, [third]]],
  )
  assert.deepEqual(report.saved, { uses: 1, withMs: 3_600_000, withoutMs: 5 * 3_600_000, hours: 4 })
  const before = await desk.call(manager, getProblemReport, { query: { from: '2025-01-01T00:00:00Z', to: '2025-02-01T00:00:00Z' } })
  assert.deepEqual([before.heaviest, before.used, before.saved.uses], [[], [], 0])
})
