import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import type { TicketEvent } from '#contract/ticket-events.ts'
import { clocksOfTicket, nearestClocks } from '#modules/sla'
import { givenDesk, system } from '#testing/given.ts'

const desk = await givenDesk()
const id = randomUUIDv7()
const at = (time: string) => Temporal.Instant.from(`2026-03-${time}+03:00`)
const hour = 3_600_000

const opened = (startedAt: Temporal.Instant, change: Partial<Extract<TicketEvent, { type: 'ticket.opened' }>> = {}): TicketEvent => ({
  type: 'ticket.opened',
  number: 1,
  kind: 'incident',
  channel: 'email',
  title: id,
  requester: id,
  affected: null,
  organisation: null,
  owner: null,
  level: id,
  team: null,
  assignee: null,
  vendor: null,
  service: null,
  category: null,
  asset: null,
  impact: 'person',
  urgency: 'normal',
  priority: 3,
  startedAt: startedAt.toString(),
  startedReason: null,
  ...change,
})

/** A ticket with what happens to it, each in its own work. */
async function given(...events: readonly (readonly [string, TicketEvent])[]): Promise<string> {
  const ticket = randomUUIDv7()
  for (const [when, event] of events) await desk.act(system, async (work) => work.record(ticket, event, at(when)))
  return ticket
}
const clockOf = async (ticket: string, metric: string, when: string) =>
  (await clocksOfTicket(desk.db, ticket, at(when))).find((clock) => clock.metric === metric)
const rowOf = (ticket: string, metric: 'resolution' | 'firstResponse') =>
  desk.db.selectFrom('clock').selectAll().where('ticket_id', '=', ticket).where('metric', '=', metric).executeTakeFirstOrThrow()

test('a clock starts when the request reached us, not when it was written down', async () => {
  const ticket = await given(['02T12:00', opened(at('02T09:30'))])
  const { started_at, due_at, status } = await rowOf(ticket, 'firstResponse')
  assert.deepEqual([started_at.toString(), due_at?.toString(), status], [at('02T09:30').toString(), at('02T10:30').toString(), 'running'])
})

test('a reply that left is the first response; a note, our own acknowledgement and a reply still held are none', async () => {
  const ticket = await given(
    ['02T09:00', opened(at('02T09:00'))],
    ['02T09:10', { type: 'ticket.noted', message: id }],
    ['02T09:20', { type: 'ticket.replied', message: id, conversation: id }],
  )
  assert.equal((await rowOf(ticket, 'firstResponse')).status, 'running')
  await desk.act(system, async (work) => work.record(ticket, { type: 'ticket.reply-sent', message: id }, at('02T09:25')))
  assert.equal((await rowOf(ticket, 'firstResponse')).status, 'met')
})

test('a call that is registered has been answered', async () => {
  const ticket = await given(['02T09:05', opened(at('02T09:00'), { channel: 'phone' })])
  assert.equal((await rowOf(ticket, 'firstResponse')).status, 'met')
})

test('waiting for the requester stops the resolution clock, waiting for a part or holding does not', async () => {
  const wait = (on: 'requester' | 'part' | 'hold'): TicketEvent => ({ type: 'ticket.waited', on, until: null, reason: null })
  const used = async (on: 'requester' | 'part' | 'hold') => {
    const ticket = await given(
      ['02T09:00', opened(at('02T09:00'))],
      ['02T10:00', wait(on)],
      ['02T14:00', { type: 'ticket.wait-ended', because: 'agent' }],
    )
    return (await clockOf(ticket, 'resolution', '02T15:00'))?.elapsedMs
  }
  assert.deepEqual([await used('requester'), await used('part'), await used('hold')], [2 * hour, 6 * hour, 6 * hour])
})

test('a breach is told by the log, and the queue sees the nearest promise', async () => {
  const ticket = await given(['02T09:00', opened(at('02T09:00'))])
  const nearest = (await nearestClocks(desk.db, [ticket], at('02T10:30'))).get(ticket)
  assert.deepEqual([nearest?.metric, nearest?.leftMs, nearest?.used], ['firstResponse', -hour / 2, 1.5])
})

test('resolving stops, reopening goes on, closing as spam takes the promise away', async () => {
  const resolved: TicketEvent = { type: 'ticket.resolved', code: id, text: id, reply: null, tell: true }
  const reopened: TicketEvent = { type: 'ticket.reopened', because: 'verification-failed', reason: null }
  const ticket = await given(['02T09:00', opened(at('02T09:00'))], ['02T11:00', resolved])
  assert.equal((await rowOf(ticket, 'resolution')).status, 'met')
  await desk.act(system, async (work) => work.record(ticket, reopened, at('02T14:00')))
  assert.equal((await clockOf(ticket, 'resolution', '02T15:00'))?.elapsedMs, 3 * hour)
  await desk.act(system, async (work) => work.record(ticket, { type: 'ticket.closed', how: 'spam', reason: null }, at('02T16:00')))
  assert.equal((await rowOf(ticket, 'resolution')).status, 'cancelled')
  assert.deepEqual(await desk.db.selectFrom('nearest_due').selectAll().where('ticket_id', '=', ticket).execute(), [])
})

test('a reply that is taken back takes its wait and its solution with it', async () => {
  for (const [type, next] of [
    ['requester', { type: 'ticket.waited', on: 'requester', until: null, reason: null }],
    ['solved', { type: 'ticket.resolved', code: id, text: id, reply: id, tell: false }],
  ] as const) {
    const message = randomUUIDv7()
    const ticket = await given(['02T09:00', opened(at('02T09:00'))])
    await desk.act(system, async (work) => {
      work.record(ticket, { type: 'ticket.replied', message, conversation: id }, at('02T10:00'))
      work.record(ticket, next, at('02T10:00'))
    })
    await desk.act(system, async (work) =>
      work.record(ticket, { type: 'ticket.reply-taken-back', message, restored: true }, at('02T10:00').add({ seconds: 5 })),
    )
    const clock = await clockOf(ticket, 'resolution', '02T12:00')
    assert.deepEqual([clock?.state, clock?.elapsedMs], ['running', 3 * hour], type)
  }
})

test('the survivor of a merge takes the earliest start', async () => {
  const ticket = await given(
    ['02T12:00', opened(at('02T12:00'))],
    ['02T13:00', { type: 'ticket.absorbed', other: id, startedAt: at('02T09:00').toString() }],
  )
  assert.equal((await rowOf(ticket, 'resolution')).started_at.toString(), at('02T09:00').toString())
})

test('a ticket that is given up for another promises nothing, until the merge is taken back', async () => {
  const ticket = await given(['02T09:00', opened(at('02T09:00'))], ['02T09:30', { type: 'ticket.merged', into: id, conversations: [] }])
  assert.equal((await rowOf(ticket, 'resolution')).status, 'cancelled')
  await desk.act(system, async (work) => work.record(ticket, { type: 'ticket.unmerged', from: id, conversations: [] }, at('02T10:00')))
  assert.equal((await rowOf(ticket, 'resolution')).status, 'running')
  assert.equal((await clockOf(ticket, 'resolution', '02T11:00'))?.elapsedMs, 2 * hour)
})

test('a breach that was made stays counted when its ticket is merged; what could still be kept is called off', async () => {
  const ticket = await given(['02T09:00', opened(at('02T09:00'))], ['02T10:30', { type: 'ticket.merged', into: id, conversations: [] }])
  const first = await rowOf(ticket, 'firstResponse')
  assert.deepEqual([first.status, first.stopped_at?.toString()], ['missed', at('02T10:30').toString()])
  assert.equal((await rowOf(ticket, 'resolution')).status, 'cancelled')
  await desk.act(system, async (work) => work.record(ticket, { type: 'ticket.unmerged', from: id, conversations: [] }, at('02T11:00')))
  assert.deepEqual([(await rowOf(ticket, 'firstResponse')).status, (await rowOf(ticket, 'resolution')).status], ['running', 'running'])
})

test('rows kept step by step equal a replay of the log, and the open segments sum to the time used', async () => {
  const ticket = await given(
    ['02T17:30', opened(at('02T17:00'))],
    ['02T17:45', { type: 'ticket.prioritised', impact: 'group', urgency: 'high', priority: 2, byHand: false, reason: null }],
    ['03T09:30', { type: 'ticket.waited', on: 'requester', until: null, reason: null }],
    ['03T12:00', { type: 'ticket.requester-answered', message: id, conversation: id }],
    ['03T12:00', { type: 'ticket.wait-ended', because: 'requester-answered' }],
  )
  const row = await rowOf(ticket, 'resolution')
  const clock = await clockOf(ticket, 'resolution', '03T12:00')
  assert.equal(row.elapsed_ms, clock?.elapsedMs)
  assert.equal(row.due_at?.toString(), clock?.dueAt?.toString())
  const open = clock?.explanation.segments.filter(({ kind, future }) => kind === 'open' && !future).reduce((sum, { ms }) => sum + ms, 0)
  assert.equal(open, clock?.elapsedMs)
})
