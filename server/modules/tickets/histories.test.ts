import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { TicketEvent } from '#contract/ticket-events.ts'
import { historian } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { openWork } from '#platform/work.ts'
import { assertReplayed } from '#testing/replay.ts'
import { firstTeam, givenTickets, levelIds, solved } from '#testing/tickets.ts'
import { type History, ticketFold, writeHistories } from './index.ts'

const desk = await givenTickets()
const at = (day: number, time = '10:00:00') => Temporal.Instant.from(`2013-04-0${day}T${time}Z`)

function life(number: number): History {
  const ticket = randomUUIDv7()
  const [title, text] = [randomUUIDv7(), randomUUIDv7()]
  const place = { level: levelIds.L1, team: firstTeam, assignee: null, vendor: null }
  const events: [number, TicketEvent][] = [
    [
      1,
      {
        type: 'ticket.opened',
        number,
        kind: 'incident',
        channel: 'email',
        title,
        requester: desk.anna,
        affected: null,
        organisation: desk.bakery,
        owner: null,
        ...place,
        service: null,
        category: null,
        asset: null,
        impact: 'person',
        urgency: 'normal',
        priority: 4,
        startedAt: at(1).toString(),
        startedReason: null,
      },
    ],
    [2, { type: 'ticket.waited', on: 'requester', until: null, reason: null }],
    [3, { type: 'ticket.wait-ended', because: 'agent' }],
    [4, { type: 'ticket.escalated', ...place, level: levelIds.L2, card: null, jumpReason: null }],
    [5, { type: 'ticket.resolved', code: solved, text, reply: null, tell: true }],
  ]
  return {
    ticket,
    events: events.map(([day, event]) => ({ at: at(day), event })),
    texts: [
      { id: title, text: 'Печь не греет', at: at(1) },
      { id: text, text: 'Заменили тэн', at: at(5) },
    ],
  }
}

test('a history is written with the moments of its own time, nobody is told, and nothing closes it', async () => {
  await desk.settle()
  const lives = [life(900_001), life(900_002)]
  await openWork(desk.house, historian, (work) => writeHistories(work, lives))
  await desk.settle()
  await desk.runJob('tickets.sweep', {})
  assert.ok((await assertReplayed(desk.db, ticketFold)) >= 2)
  const [one] = lives
  const { status, opened_at, resolved_at } = await desk.row(one?.ticket ?? '')
  assert.deepEqual([status, String(opened_at), String(resolved_at)], ['resolved', String(at(1)), String(at(5))])
  const stays = await rows<{ how: string; from: Temporal.Instant; to: Temporal.Instant }>(
    desk.db,
    sql`select how, from_at as "from", to_at as "to" from stay where ticket_id = ${one?.ticket} order by n`,
  )
  assert.deepEqual(
    stays.map(({ how, from, to }) => [how, String(from), String(to)]),
    [
      ['opened', String(at(1)), String(at(4))],
      ['escalated', String(at(4)), String(at(5))],
    ],
  )
  const told = await rows(desk.db, sql`select 1 from conversation union all select 1 from pgboss.job where name like 'notifications.%'`)
  assert.deepEqual(told, [])
})
