import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Figure, getFirstReport } from '#contract/reports.ts'
import { listTickets } from '#contract/worklists.ts'
import type { Actor } from '#platform/actor.ts'
import { givenWorld } from '#testing/given-world.ts'

const { desk, call } = await givenWorld()
const period = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z', zone: 'Europe/Moscow' }
const report = (actor: Actor) => call(actor, getFirstReport, { query: period })
const lengthOf = async (actor: Actor, { query }: Figure) =>
  (await call(actor, listTickets, { query: { ...query, limit: 200 } })).items.length

test('every number opens exactly its tickets, for everybody who may see reports', async () => {
  for (const actor of [desk.nina, desk.larisa, desk.marat].filter((one) => one.kind === 'person' && one.permissions.has('report.read'))) {
    const { opened, resolved, confirmed, silent, reopened, open, openBy, clocks, satisfaction, medians, days } = await report(actor)
    const figures = [opened, resolved, confirmed, silent, reopened, open, satisfaction.figure]
    figures.push(...openBy.map(({ figure }) => figure), ...clocks.flatMap(({ met, missed, cancelled }) => [met, missed, cancelled]))
    figures.push(...medians.map(({ figure }) => figure), ...days.flatMap((day) => [day.opened, day.resolved]))
    for (const figure of figures) assert.equal(await lengthOf(actor, figure), figure.count, JSON.stringify(figure.query))
    assert.ok(opened.count > 5)
  }
})

test('the parts sum to the whole: open by level and priority, tickets by day', async () => {
  const { opened, resolved, open, openBy, days } = await report(desk.marat)
  assert.equal(
    openBy.reduce((sum, { figure }) => sum + figure.count, 0),
    open.count,
  )
  assert.equal(
    days.reduce((sum, day) => sum + day.opened.count, 0),
    opened.count,
  )
  assert.equal(
    days.reduce((sum, day) => sum + day.resolved.count, 0),
    resolved.count,
  )
  assert.equal(days.length, 32)
})

test('a period that ends before it begins is refused', async () => {
  await assert.rejects(call(desk.marat, getFirstReport, { query: { ...period, from: period.to, to: period.from } }), /period-empty/)
})
