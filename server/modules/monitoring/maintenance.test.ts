import assert from 'node:assert/strict'
import { test } from 'node:test'
import { announceMaintenance, cancelMaintenance, listMaintenance, moveMaintenance } from '#contract/maintenance.ts'
import { Refusal } from '#platform/refusal.ts'
import { assertReplayed } from '#testing/replay.ts'
import { givenTickets } from '#testing/tickets.ts'
import { maintenanceFold } from './maintenance.ts'

let now = Temporal.Instant.from('2026-03-01T09:00:00Z')
const desk = await givenTickets({ now: () => now })
const { manager, boris, baker, bakery, telecom } = desk
const network = '01980000-0000-7000-8000-000000000503'
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const body = {
  service: network,
  organisations: [] as string[],
  from: '2026-03-05T22:00:00Z',
  to: '2026-03-06T02:00:00Z',
  texts: { ru: 'Замена маршрутизатора', en: 'Router is replaced' },
}
const announce = (change: Partial<typeof body> = {}, actor = manager) =>
  desk.call(actor, announceMaintenance, { body: { ...body, ...change } })
const ids = async (actor = boris, past = 'false') =>
  (await desk.call(actor, listMaintenance, { query: { past } })).items.map(({ id }) => id)

test('maintenance is announced ahead, moved anew, cancelled, and none of it once it has begun', async () => {
  const { id, announcedAt } = await announce()
  assert.equal(announcedAt, '2026-03-01T09:00:00Z')
  now = now.add({ hours: 1 })
  const told = await desk.call(manager, moveMaintenance, {
    params: { id },
    body: { from: body.from, to: body.to, texts: { ...body.texts, en: 'A router is replaced' } },
  })
  assert.deepEqual([told.announcedAt, told.texts.en], ['2026-03-01T09:00:00Z', 'A router is replaced'], 'the hours were told already')
  const moved = await desk.call(manager, moveMaintenance, { params: { id }, body: { ...body, to: '2026-03-06T03:00:00Z' } })
  assert.deepEqual([moved.announcedAt, moved.to], ['2026-03-01T10:00:00Z', '2026-03-06T03:00:00Z'])
  await assert.rejects(announce({ from: '2026-03-01T09:59:00Z' }), refused('monitoring.maintenance-begun'))
  await assert.rejects(announce({ to: body.from }), refused('monitoring.maintenance-ends-first'))
  await assert.rejects(announce({ service: bakery }), refused('catalog.unknown-service'))
  await assert.rejects(announce({ organisations: [network] }), refused('not-found'))
  now = Temporal.Instant.from('2026-03-05T23:00:00Z')
  await assert.rejects(desk.call(manager, cancelMaintenance, { params: { id } }), refused('monitoring.maintenance-begun'))
  await assert.rejects(
    desk.call(manager, moveMaintenance, { params: { id }, body: { ...body, to: '2026-03-07T00:00:00Z' } }),
    refused('monitoring.maintenance-begun'),
  )
  assert.deepEqual(await ids(), [id], 'it goes on')
  now = Temporal.Instant.from('2026-03-06T03:00:00Z')
  assert.deepEqual([await ids(), await ids(boris, 'true')], [[], [id]])
  const later = { from: '2026-03-10T22:00:00Z', to: '2026-03-10T23:00:00Z' }
  const other = await announce(later)
  await desk.call(manager, cancelMaintenance, { params: { id: other.id } })
  await assert.rejects(desk.call(manager, cancelMaintenance, { params: { id: other.id } }), refused('not-found'))
  assert.deepEqual([await ids(), (await ids(boris, 'true')).length], [[], 2])
})

test('who serves one client sees that client’s maintenance and no other client’s name', async () => {
  const later = { from: '2026-04-10T22:00:00Z', to: '2026-04-10T23:00:00Z' }
  const both = await announce({ ...later, organisations: [bakery, telecom] })
  const other = await announce({ ...later, organisations: [telecom] })
  const { items } = await desk.call(baker, listMaintenance, { query: { past: 'false' } })
  assert.deepEqual(
    items.map(({ id, organisations }) => [id, organisations.map(({ name }) => name)]),
    [[both.id, ['Пекарня']]],
  )
  assert.ok((await ids()).includes(other.id))
  const planner = { ...baker, permissions: new Set([...baker.permissions, 'settings.edit' as const]) }
  await assert.rejects(announce({ ...later, organisations: [] }, planner), refused('forbidden'))
  await assert.rejects(desk.call(planner, cancelMaintenance, { params: { id: both.id } }), refused('forbidden'))
  await announce({ ...later, organisations: [bakery] }, planner)
})

test('rows are the replay of the log', async () => assert.ok((await assertReplayed(desk.db, maintenanceFold)) >= 5))
