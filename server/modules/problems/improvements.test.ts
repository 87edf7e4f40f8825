import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Wire } from '#contract/endpoint.ts'
import { addImprovement, editImprovement, listImprovements } from '#contract/improvements.ts'
import { Refusal } from '#platform/refusal.ts'
import { assertReplayed } from '#testing/replay.ts'
import { givenTickets } from '#testing/tickets.ts'
import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import { improvementFold } from './improvement.ts'
import { lateImprovement } from './queries/notices.ts'

let later = 0
const desk = await givenTickets({ now: () => Temporal.Now.instant().add({ hours: later }) })
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

test('its owner is reminded when its day has passed, and every third day until it is done', async () => {
  await desk.settle()
  const id = await add()
  await edit(id, { state: 'doing', ...owned })
  const idea = await add()
  const told = async () => {
    await desk.runJob('problems.remind', {})
    await desk.settle()
    const found = await rows<{ person: string }>(
      desk.db,
      sql`select data->>'person' as person from pgboss.job where name = 'notifications.improvement-letter' and data->>'improvement' in (${id}, ${idea})`,
    )
    return found.map(({ person }) => person)
  }
  assert.deepEqual(await told(), [vera.id])
  assert.deepEqual(await told(), [vera.id])
  later = 73
  assert.deepEqual(await told(), [vera.id, vera.id])
  later = 74
  await edit(id, { state: 'done', ...owned })
  later = 150
  assert.deepEqual(await told(), [vera.id, vera.id])
  assert.equal((await lateImprovement(desk.db, id))?.what, undefined)
})

test('rows are the replay of the log', async () => assert.ok((await assertReplayed(desk.db, improvementFold)) >= 3))
