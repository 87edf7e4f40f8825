import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Wire } from '#contract/endpoint.ts'
import { type OutageFacts, correctOutage, endOutage, listOutages, recordOutage, withdrawOutage } from '#contract/outages.ts'
import { editTicket } from '#contract/ticket-acts.ts'
import { Refusal } from '#platform/refusal.ts'
import { assertReplayed } from '#testing/replay.ts'
import { givenTickets } from '#testing/tickets.ts'
import { outageFold } from './outage.ts'

const desk = await givenTickets()
const { boris, baker, bakery, telecom } = desk
const [network, mail] = ['01980000-0000-7000-8000-000000000503', '01980000-0000-7000-8000-000000000502']
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const facts: Wire<typeof OutageFacts> = {
  service: network,
  organisation: bakery,
  degree: 'full',
  from: '2026-02-02T07:00:00Z',
  to: '2026-02-02T08:00:00Z',
}
const { id: ref } = await desk.arrive()
const record = (change: Partial<typeof facts> = {}, actor = boris, ticket = ref) =>
  desk.call(actor, recordOutage, { params: { ref: ticket }, body: { ...facts, ...change } })
/** The outage that was written down last. */
const last = ({ items }: Wire<(typeof listOutages)['result']>): string => items.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]?.id ?? ''

test('an outage is recorded on an incident, ended when it is over, and corrected without losing what stood there', async () => {
  const begun = await record({ to: null })
  const id = last(begun)
  assert.deepEqual([begun.items.length, begun.items[0]?.to, begun.items[0]?.organisation?.name], [1, null, 'Пекарня'])
  const ended = await desk.call(boris, endOutage, { params: { id }, body: { to: '2026-02-02T08:30:00Z' } })
  assert.equal(ended.items[0]?.to, '2026-02-02T08:30:00Z')
  await assert.rejects(
    desk.call(boris, endOutage, { params: { id }, body: { to: '2026-02-02T09:00:00Z' } }),
    refused('incidents.outage-over'),
  )
  const after = { ...facts, service: mail, organisation: null, degree: 'degraded' as const, reason: 'Лежала почта, а не сеть' }
  await desk.call(boris, correctOutage, { params: { id }, body: after })
  const { items, may } = await desk.call(boris, listOutages, { params: { ref } })
  assert.deepEqual(may, { record: true, forAll: true })
  assert.deepEqual(
    items[0]?.changes.map(({ what, by, reason, before, after: now }) => [
      what,
      by?.name,
      reason,
      before?.service.id,
      before?.to,
      now.service.id,
      now.organisation?.id,
      now.degree,
      now.to,
    ]),
    [
      ['recorded', 'Борис', '', undefined, undefined, network, bakery, 'full', null],
      ['ended', 'Борис', '', network, null, network, bakery, 'full', '2026-02-02T08:30:00Z'],
      ['corrected', 'Борис', after.reason, network, '2026-02-02T08:30:00Z', mail, undefined, 'degraded', '2026-02-02T08:00:00Z'],
    ],
  )
})

test('what was none is withdrawn with a reason, and stays to be read', async () => {
  const id = last(await record({ from: '2026-02-03T07:00:00Z', to: '2026-02-03T08:00:00Z' }))
  const { items } = await desk.call(boris, withdrawOutage, { params: { id }, body: { reason: 'Проверка показала: связь была' } })
  const gone = items.find((one) => one.id === id)
  assert.deepEqual([gone?.withdrawnAt !== null, gone?.changes.at(-1)?.reason], [true, 'Проверка показала: связь была'])
  await assert.rejects(
    desk.call(boris, correctOutage, { params: { id }, body: { ...facts, reason: 'x' } }),
    refused('incidents.outage-withdrawn'),
  )
})

test('nothing lies ahead, ends before it begins, or is about a service that there is not', async () => {
  await assert.rejects(record({ to: facts.from }), refused('incidents.outage-ends-first'))
  await assert.rejects(record({ from: '2199-01-01T00:00:00Z', to: null }), refused('incidents.outage-ahead'))
  await assert.rejects(record({ to: '2199-01-01T00:00:00Z' }), refused('incidents.outage-ahead'))
  await assert.rejects(record({ service: ref }), refused('catalog.unknown-service'))
  await assert.rejects(record({ organisation: ref }), refused('not-found'))
})

test('only incidents have outages, and only who works the ticket and serves the client records them', async () => {
  const { id: request } = await desk.arrive()
  await desk.call(boris, editTicket, { params: { ref: request }, body: { kind: 'request' } })
  await assert.rejects(record({}, boris, request), refused('incidents.not-an-incident'))
  assert.equal((await desk.call(boris, listOutages, { params: { ref: request } })).may.record, false)
  const { id: elsewhere } = await desk.arrive(desk.tom)
  await assert.rejects(record({}, baker, elsewhere), refused('not-found'))
  await assert.rejects(record({ organisation: null }, baker), refused('forbidden'))
  await assert.rejects(record({ organisation: telecom }, baker), refused('forbidden'))
  const id = last(await record({}, baker))
  await assert.rejects(
    desk.call(baker, correctOutage, { params: { id }, body: { ...facts, organisation: null, reason: 'x' } }),
    refused('forbidden'),
  )
  assert.deepEqual((await desk.call(baker, listOutages, { params: { ref } })).may, { record: true, forAll: false })
  const maria = await desk.as(desk.maria)
  await assert.rejects(desk.call(maria, listOutages, { params: { ref } }), refused('forbidden'))
})

test('rows are the replay of the log', async () => assert.ok((await assertReplayed(desk.db, outageFold)) >= 3))
