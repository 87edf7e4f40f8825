import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addAgreement, publishAgreement, saveAgreementDraft } from '#contract/agreement-acts.ts'
import type { ClockStep } from '#contract/clock-steps.ts'
import type { TicketEvent } from '#contract/ticket-events.ts'
import { fireDue } from '#modules/sla'
import { historian } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { system } from '#testing/given.ts'
import { givenTickets } from '#testing/tickets.ts'
import { matchOf, textsOf } from './agreement.ts'

const at = (time: string) => Temporal.Instant.from(`2026-03-${time}+03:00`)
let now = at('02T09:00')
const desk = await givenTickets({ now: () => now })
const hour = 3_600_000
const step = (when: ClockStep['when']): ClockStep => ({ when, tell: [], reassign: null, mark: false })
const terms = (hours: number, supportHours = '') => {
  const all = { kind: 'duration' as const, ms: hours * hour }
  return {
    validFrom: '2026-01-01T00:00:00Z',
    validTo: null,
    rank: 1,
    match: matchOf({}),
    calendar: '01980000-0000-7000-8000-000000000302',
    targets: [
      {
        metric: 'resolution' as const,
        pauses: ['requester' as const],
        byPriority: { '1': { kind: 'duration' as const, ms: hour }, '2': all, '3': all, '4': all, '5': all },
        steps: [step({ percent: 75 }), step({ before: hour / 2 }), step({ after: hour })],
      },
    ],
    texts: textsOf({ supportHours: { ru: supportHours, en: supportHours } }),
  }
}
const names = { ru: 'Всем', en: 'Everybody' }
const { id: agreement } = await desk.call(desk.manager, addAgreement, { body: { kind: 'sla', names, terms: terms(4) } })
const publish = async () => {
  await desk.call(desk.manager, publishAgreement, { params: { id: agreement } })
  await desk.runJob('sla.retell', {})
}
await publish()

const opens = (moment: string) => {
  now = at(moment)
  return desk.arrive().then(({ id }) => id)
}
const happens = (ticket: string, moment: string, event: TicketEvent) => {
  now = at(moment)
  return desk.act(system, async (work) => work.record(ticket, event))
}
const wakes = (moment: string) => {
  now = at(moment)
  return fireDue(desk.house)
}
const told = async (ticket: string): Promise<string[]> => {
  const found = await rows<{ type: string; when: object | null; at: string }>(
    desk.db,
    sql`select type, data -> 'when' as when, data ->> 'reachedAt' as at from event where subject = ${ticket} and type like 'clock.%' order by seq`,
  )
  return found.map(({ type, when, at: moment }) => {
    const local = Temporal.Instant.from(moment).toZonedDateTimeISO('Europe/Moscow')
    return `${type === 'clock.breached' ? 'breached' : JSON.stringify(when)} ${local.toPlainDateTime().toString().slice(8)}`
  })
}
const waited: TicketEvent = { type: 'ticket.waited', on: 'requester', until: null, reason: null }
const resumed: TicketEvent = { type: 'ticket.wait-ended', because: 'agent' }
const prioritised = (priority: number): TicketEvent => ({
  type: 'ticket.prioritised',
  impact: 'group',
  urgency: 'high',
  priority,
  byHand: false,
  reason: null,
})

test('thresholds are told once each, at their working time; the breach strictly after the due moment', async () => {
  const ticket = await opens('02T09:00')
  await wakes('02T12:00')
  assert.deepEqual(await told(ticket), [])
  await wakes('02T12:00:00.001')
  await wakes('02T13:00')
  await wakes('02T13:00')
  assert.deepEqual(await told(ticket), ['{"percent":75} 02T12:00:00', '{"before":1800000} 02T12:30:00'])
  await wakes('02T13:00:00.001')
  await wakes('02T15:00')
  assert.deepEqual((await told(ticket)).slice(2), ['breached 02T13:00:00', '{"after":3600000} 02T14:00:00'])
})

test('a pause moves what is ahead and repeats nothing', async () => {
  const ticket = await opens('03T09:00')
  await wakes('03T12:10')
  await happens(ticket, '03T12:15', waited)
  await wakes('03T16:00')
  await happens(ticket, '03T16:00', resumed)
  await wakes('04T18:00')
  assert.deepEqual(await told(ticket), [
    '{"percent":75} 03T12:00:00',
    '{"before":1800000} 03T16:15:00',
    'breached 03T16:45:00',
    '{"after":3600000} 03T17:45:00',
  ])
})

test('what came due while nobody was awake is told in order, with its own moment, even where the clock has stopped since', async () => {
  const late = await opens('05T09:00')
  const early = await opens('05T09:10')
  await happens(late, '05T13:30', { type: 'ticket.resolved', code: randomUUIDv7(), text: randomUUIDv7(), reply: null, tell: false })
  await happens(early, '05T12:00', { type: 'ticket.closed', how: 'spam', reason: null })
  await wakes('06T18:00')
  assert.deepEqual(await told(late), ['{"percent":75} 05T12:00:00', '{"before":1800000} 05T12:30:00', 'breached 05T13:00:00'])
  assert.deepEqual(await told(early), [])
})

test('after a long sleep many tickets are told in the order of their moments, by two nodes, each once', async () => {
  const tickets: string[] = []
  for (let n = 0; n < 40; n++) tickets.push(await opens(`09T09:${String((n * 37) % 60).padStart(2, '0')}`))
  now = at('10T18:00')
  await Promise.all([fireDue(desk.house), fireDue(desk.house), fireDue(desk.house)])
  const found = await rows<{ ticket: string; what: string; at: string }>(
    desk.db,
    sql`select subject as ticket, type || coalesce(data ->> 'when', '') as what, data ->> 'reachedAt' as at from event
      where type like 'clock.%' and subject = any(${tickets}::uuid[]) order by seq`,
  )
  assert.equal(found.length, 40 * 4)
  assert.equal(new Set(found.map(({ ticket, what }) => `${ticket} ${what}`)).size, 40 * 4)
  assert.deepEqual(
    found.map((one) => one.at),
    found.map((one) => one.at).toSorted(),
  )
})

test('the same terms in another version tell nothing twice; a shorter target tells its own, not before it was given', async () => {
  const ticket = await opens('11T09:00')
  await wakes('11T12:10')
  await desk.call(desk.manager, saveAgreementDraft, { params: { id: agreement }, body: { names, terms: terms(4, 'Новый текст') } })
  await publish()
  await wakes('11T12:20')
  assert.deepEqual(await told(ticket), ['{"percent":75} 11T12:00:00'])
  await happens(ticket, '11T12:25', prioritised(1))
  await wakes('11T12:26')
  assert.deepEqual((await told(ticket)).slice(1).toSorted(), [
    'breached 11T12:25:00',
    '{"after":3600000} 11T12:25:00',
    '{"before":1800000} 11T12:25:00',
    '{"percent":75} 11T12:25:00',
  ])
})

test('a ticket that is being changed is told when it is free; the others do not wait for it', async () => {
  const [held, free] = [await opens('16T09:00'), await opens('16T09:05')]
  await desk.act(system, async (work) => {
    await sql`select from ticket where id = ${held} for update`.execute(work.tx)
    assert.equal(await wakes('16T12:30'), true)
    assert.deepEqual([(await told(held)).length, (await told(free)).length], [0, 1])
  })
  await wakes('16T12:30')
  assert.equal((await told(held)).length, 1)
})

test('another system’s history is no news: what has passed is not told, what is ahead is', async () => {
  const ticket = await opens('17T09:00')
  now = at('17T09:50')
  await desk.act(historian, async (work) => work.record(ticket, prioritised(1), at('17T09:30')))
  await wakes('17T18:00')
  assert.deepEqual(await told(ticket), ['breached 17T10:00:00', '{"after":3600000} 17T11:00:00'])
})

test('an agreement is followed in batches that go on where they were left', async () => {
  const ticket = await opens('18T09:00')
  await desk.call(desk.manager, saveAgreementDraft, { params: { id: agreement }, body: { names, terms: terms(2) } })
  await desk.call(desk.manager, publishAgreement, { params: { id: agreement } })
  const kept = async () => {
    const found = await desk.db.selectFrom('clock').select('target_ms').where('ticket_id', '=', ticket).executeTakeFirstOrThrow()
    return found.target_ms / hour
  }
  assert.equal(await kept(), 4)
  await desk.act(system, async (work) =>
    sql`update clock_retelling set after_ticket = ${ticket}, tickets = 7 where done_at is null`.execute(work.tx),
  )
  await desk.runJob('sla.retell', {})
  assert.equal(await kept(), 4, 'what lies behind was done before')
  const { tickets, done_at } = await desk.db
    .selectFrom('clock_retelling')
    .select(['tickets', 'done_at'])
    .where('silent', '=', false)
    .orderBy('asked_at', 'desc')
    .executeTakeFirstOrThrow()
  assert.deepEqual([tickets, done_at !== null], [7, true])
})
