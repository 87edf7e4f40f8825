import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getChange, listChanges, makeChange, planChange } from '#contract/changes.ts'
import { getTicket } from '#contract/tickets.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenChanges, network, wholePlan } from '#testing/changes.ts'

const desk = await givenChanges()
const { boris } = desk
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

test('windows of the same service or asset that meet are told, to who may see both', async () => {
  const window = { from: '2199-05-01T20:00:00Z', to: '2199-05-01T22:00:00Z' }
  const [first, second, third] = [
    await desk.open(),
    await desk.open(),
    await desk.open({ service: '01980000-0000-7000-8000-000000000502' }),
  ]
  await desk.plan(first.id, 0, { ...wholePlan, window })
  assert.deepEqual((await desk.read(first.id)).overlaps, [])
  await desk.plan(second.id, 0, { ...wholePlan, window: { from: '2199-05-01T21:00:00Z', to: '2199-05-01T23:00:00Z' } })
  await desk.plan(third.id, 0, { ...wholePlan, window })
  const { overlaps } = await desk.read(first.id)
  assert.deepEqual(
    overlaps.map(({ ticket, services }) => [ticket.number, services.map(({ id }) => id)]),
    [[second.number, [network]]],
  )
  const period = { from: '2199-05-01T00:00:00Z', to: '2199-05-02T00:00:00Z' }
  const { items } = await desk.call(boris, listChanges, { query: period })
  assert.deepEqual(
    items.map((one) => [one.number, one.overlaps]),
    [
      [first.number, true],
      [third.number, false],
      [second.number, true],
    ],
  )
  const touching = await desk.open()
  await desk.plan(touching.id, 0, { ...wholePlan, window: { from: '2199-05-01T23:00:00Z', to: '2199-05-01T23:30:00Z' } })
  assert.deepEqual((await desk.read(touching.id)).overlaps, [])
  const disk = await desk.asset('Узел 5')
  await desk.plan(third.id, 1, { assets: [disk] })
  await desk.plan(first.id, 1, { assets: [disk] })
  assert.deepEqual(
    (await desk.read(third.id)).overlaps.map(({ assets }) => assets[0]?.name),
    ['Узел 5'],
  )
  await assert.rejects(
    desk.call(boris, listChanges, { query: { from: '2199-01-01T00:00:00Z', to: '2199-12-01T00:00:00Z' } }),
    refused('changes.period-too-long'),
  )
  const bakery = await desk.call(desk.baker, listChanges, { query: period })
  assert.equal(bakery.items.length, 4)
})

test('who may not read the ticket learns of no change, and only a change has a plan', async () => {
  const { id } = await desk.open({ requester: { person: desk.tom } })
  await desk.plan(id, 0)
  await assert.rejects(desk.call(desk.baker, getChange, { params: { ref: id } }), refused('not-found'))
  await assert.rejects(desk.call(desk.baker, planChange, { params: { ref: id }, body: { version: 1, plan: 'x' } }), refused('not-found'))
  const { items, unplanned } = await desk.call(desk.baker, listChanges, {
    query: { from: '2199-03-01T00:00:00Z', to: '2199-03-05T00:00:00Z' },
  })
  assert.ok(![...items, ...unplanned].some(({ services }) => services.length === 0) && items.every(({ number }) => number !== undefined))
  const mine = await desk.row(id)
  assert.ok(![...items, ...unplanned].some(({ number }) => number === mine['number']))
  const { id: incident } = await desk.arrive()
  await assert.rejects(desk.read(incident), refused('changes.not-a-change'))
  await assert.rejects(desk.call(await desk.as(desk.maria), getChange, { params: { ref: id } }), refused('forbidden'))
})

test('a change that a problem needs is opened from it, of the same requester and service, and linked', async () => {
  const { id, number } = await desk.open({ kind: 'problem', title: 'Диски сыплются' })
  const made = await desk.call(boris, makeChange, { params: { ref: id }, body: { title: 'Заменить диски' } })
  const { ticket, links } = await desk.call(boris, getTicket, { params: { ref: made.id } })
  assert.deepEqual([ticket.kind, ticket.requester.name, ticket.service?.id, ticket.owner?.name], ['change', 'Анна', network, 'Борис'])
  assert.deepEqual(
    links.map(({ type, out, ticket: other }) => [type, out, other.number]),
    [['caused-by', true, number]],
  )
  const { id: elsewhere } = await desk.open({ requester: { person: desk.tom } })
  await assert.rejects(desk.call(desk.baker, makeChange, { params: { ref: elsewhere }, body: { title: 'x' } }), refused('not-found'))
})
