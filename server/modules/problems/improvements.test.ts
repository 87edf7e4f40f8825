import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Wire } from '#contract/endpoint.ts'
import { addImprovement, editImprovement, listImprovements } from '#contract/improvements.ts'
import { Refusal } from '#platform/refusal.ts'
import { assertReplayed } from '#testing/replay.ts'
import { givenTickets } from '#testing/tickets.ts'
import { improvementFold } from './improvement.ts'

const desk = await givenTickets()
const { boris, lidia, vera, baker, tom, anna } = desk
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
type Said = Wire<(typeof editImprovement)['body']>
const add = async (more: Partial<Wire<(typeof addImprovement)['body']>> = {}, actor = boris) =>
  (await desk.call(actor, addImprovement, { body: { what: 'Стенд для обновлений', ...more } })).id
const edit = (id: string, more: Partial<Said>, actor = boris) =>
  desk.call(actor, editImprovement, { params: { id }, body: { what: 'Стенд для обновлений', ...more } })
const list = async (actor = boris, show: 'open' | 'all' = 'open') => (await desk.call(actor, listImprovements, { query: { show } })).items
const owned = { owner: vera.id, due: '2026-04-01' }

test('an idea becomes an improvement with an owner, a day, and at last a measured benefit', async () => {
  const id = await add({ unit: 'часов в месяц', expected: 12 })
  await assert.rejects(edit(id, { state: 'accepted' }), refused('improvements.needs-owner'))
  await assert.rejects(edit(id, { state: 'accepted', owner: anna, due: '2026-04-01' }), refused('improvements.unknown-owner'))
  await edit(id, { state: 'accepted', ...owned, unit: 'часов в месяц', expected: 12 })
  const [shown] = await list()
  assert.deepEqual(
    [shown?.state, shown?.owner?.name, shown?.due, shown?.overdue, shown?.expected],
    ['accepted', 'Вера', '2026-04-01', true, 12],
  )
  await assert.rejects(edit(id, { state: 'measured', ...owned }), refused('improvements.needs-measure'))
  await edit(id, { state: 'measured', ...owned, unit: 'часов в месяц', expected: 12, measured: 9.5 }, vera)
  assert.deepEqual(await list(), [])
  assert.deepEqual(
    (await list(boris, 'all')).map(({ measured, overdue }) => [measured, overdue]),
    [[9.5, false]],
  )
})

test('it is changed by who leads, whose it is, and who had the idea', async () => {
  const id = await add()
  await assert.rejects(edit(id, {}, vera), refused('forbidden'))
  await edit(id, { state: 'doing', ...owned }, lidia)
  await edit(id, { state: 'done', ...owned }, vera)
  assert.deepEqual(
    (await list(baker)).map((one) => [one.id, one.may.edit]),
    [[id, false]],
  )
})

test('that of a ticket is seen by who works the ticket, and by nobody else', async () => {
  const { id: ticket } = await desk.arrive(tom)
  const id = await add({ ticket })
  assert.ok((await list()).some((one) => one.id === id && one.ticket?.id === ticket))
  assert.ok(!(await list(baker)).some((one) => one.id === id))
  await assert.rejects(edit(id, {}, baker), refused('not-found'))
  await assert.rejects(desk.call(baker, listImprovements, { query: { ticket } }), refused('not-found'))
  await assert.rejects(add({ ticket }, baker), refused('not-found'))
})

test('rows are the replay of the log', async () => assert.ok((await assertReplayed(desk.db, improvementFold)) >= 3))
