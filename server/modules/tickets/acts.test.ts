import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { NewTicket, Reply } from '#contract/tickets.ts'
import { receiveMessage } from '#modules/conversations'
import { rows } from '#platform/db/index.ts'
import { writeSetting } from '#platform/settings.ts'
import { system } from '#testing/given.ts'
import { givenTickets, solved } from '#testing/tickets.ts'
import { askRating, isOver, noteLetterFailed, rate, requesterWrote, verify } from './index.ts'
import { editTicket } from './commands/edit.ts'
import { openTicket } from './commands/open.ts'
import { replyToTicket } from './commands/reply.ts'
import { resolveTicket } from './commands/resolve.ts'
import { closeSilentOf } from './commands/silence.ts'
import { expireWaitOf, waitForSomething } from './commands/wait.ts'
import { getTicketPage } from './queries/page.ts'
import { readRules, rulesSetting } from './queries/settings.ts'

const desk = await givenTickets()
const { boris, baker, vera, anna, tom } = desk
const call = (more: object) => NewTicket.parse({ title: 'Касса не включается', text: 'Звонила Анна', requester: { person: anna }, ...more })
const now = () => Temporal.Now.instant()

/** Runs at a later moment: the house's clock is put forward. */
const later = async <T>(hours: number, run: () => Promise<T>): Promise<T> => {
  const { now: clock } = desk.house
  Object.assign(desk.house, { now: () => clock().add({ minutes: Math.round(hours * 60) }) })
  try {
    return await run()
  } finally {
    Object.assign(desk.house, { now: clock })
  }
}
const resolved = async () => {
  const ticket = await desk.arrive()
  await desk.act(boris, (work) => resolveTicket(work, ticket.id, { code: solved, text: 'Готово', tell: true }))
  return ticket
}
const hear = (ticket: { id: string; conversation: string }, text = 'Снова не работает') =>
  desk.act(system, async (work) => {
    const heard = await receiveMessage(work, ticket.conversation, desk.letter(anna, text))
    return requesterWrote(work, ticket.id, { message: heard, conversation: ticket.conversation, at: work.at, automatic: false })
  })

test('a call is registered in one act, with the time it began, and solved in it', async () => {
  const startedAt = now().subtract({ minutes: 10 }).round('millisecond')
  const { id } = await desk.act(boris, (work) =>
    openTicket(work, call({ startedAt: startedAt.toString(), resolvedNow: { code: solved, text: 'Включили в розетку' } })),
  )
  const row = await desk.row(id)
  assert.deepEqual([row.status, row.owner_id, row.assignee_id, row.channel], ['resolved', boris.id, boris.id, 'phone'])
  assert.equal(String(row.started_at), String(startedAt))
  const page = await getTicketPage(desk.db, boris, id)
  const [said] = page.spine.flatMap((item) => (item.item === 'message' ? [item.message] : []))
  assert.deepEqual([said?.text, said?.author?.id, said?.audience], ['Звонила Анна', anna, 'requester'])
})

test('the beginning is not in the future, and far back only with a reason', async () => {
  const begin = (startedAt: Temporal.Instant, startedReason?: string) =>
    desk.act(boris, (work) => openTicket(work, call({ startedAt: startedAt.toString(), startedReason })))
  await assert.rejects(begin(now().add({ minutes: 5 })), { code: 'tickets.start-in-future' })
  await assert.rejects(begin(now().subtract({ hours: 1 })), { code: 'tickets.start-needs-reason' })
  const { id } = await begin(now().subtract({ hours: 1 }), 'Записано после выезда')
  const [opened] = (await getTicketPage(desk.db, boris, id)).spine.flatMap((item) => (item.item === 'fact' ? [item] : []))
  assert.ok(Object.values(opened?.texts ?? {}).includes('Записано после выезда'))
})

test('who calls for the first time becomes known; who is known by the address is found', async () => {
  const requester = { name: 'Новый', email: 'new@bakery.example' }
  const first = await desk.act(boris, (work) => openTicket(work, call({ requester })))
  const second = await desk.act(boris, (work) => openTicket(work, call({ requester })))
  assert.equal((await desk.row(first.id)).requester_id, (await desk.row(second.id)).requester_id)
  await assert.rejects(
    desk.act(boris, (work) => openTicket(work, call({ requester: { person: randomUUIDv7() } }))),
    { code: 'tickets.unknown-requester' },
  )
  await assert.rejects(
    desk.act(baker, (work) => openTicket(work, call({ requester: { person: tom } }))),
    { code: 'tickets.unknown-requester' },
  )
})

test('a call is answered by mail where the caller has an address, else by nothing', async () => {
  const { id } = await desk.act(boris, (work) => openTicket(work, call({})))
  assert.deepEqual((await getTicketPage(desk.db, boris, id)).replyTo, { channel: 'email', to: ['anna@bakery.example'], cc: [] })
  await desk.act(boris, (work) => replyToTicket(work, id, Reply.parse({ text: 'Как касса?' })))
  const silent = await desk.act(boris, (work) => openTicket(work, call({ requester: { name: 'Без адреса', phone: '+7 900 000-00-01' } })))
  await assert.rejects(
    desk.act(boris, (work) => replyToTicket(work, silent.id, Reply.parse({ text: 'Как касса?' }))),
    { code: 'tickets.no-address' },
  )
})

test('priority follows the matrix, and a hand only with a reason', async () => {
  const { id } = await desk.act(boris, (work) => openTicket(work, call({ impact: 'organisation', urgency: 'high' })))
  assert.equal((await desk.row(id)).priority, 1)
  await assert.rejects(
    desk.act(boris, (work) => editTicket(work, id, { priority: 4 })),
    { code: 'tickets.priority-needs-reason' },
  )
  await desk.act(boris, (work) => editTicket(work, id, { priority: 4, priorityReason: 'Резервная касса есть' }))
  assert.deepEqual([(await desk.row(id)).priority, (await desk.row(id)).priority_by_hand], [4, true])
  await desk.act(boris, (work) => editTicket(work, id, { impact: 'person' }))
  assert.deepEqual([(await desk.row(id)).priority, (await desk.row(id)).priority_by_hand], [3, false])
})

test('a category says its service, and another service takes the category away', async () => {
  const [vpn, network, mail] = [
    '01980000-0000-7000-8000-000000000610',
    '01980000-0000-7000-8000-000000000503',
    '01980000-0000-7000-8000-000000000502',
  ]
  const { id } = await desk.act(boris, (work) => openTicket(work, call({ category: vpn })))
  assert.deepEqual([(await desk.row(id)).service_id, (await desk.row(id)).category_id], [network, vpn])
  await desk.act(boris, (work) => editTicket(work, id, { service: mail ?? null }))
  assert.deepEqual([(await desk.row(id)).service_id, (await desk.row(id)).category_id], [mail, null])
})

test('silence closes after working days, and says so; an answer or a lost letter does not', async () => {
  const [silent, answered, lost] = [await resolved(), await resolved(), await resolved()]
  await hear(answered, 'Нет, не работает')
  await desk.act(system, (work) => noteLetterFailed(work, lost.id, lost.message))
  const look = () => Promise.all([silent, answered, lost].map(({ id }) => desk.act(system, (work) => closeSilentOf(work, id))))
  await later(2, look)
  assert.equal((await desk.row(silent.id)).status, 'resolved')
  await later(24 * 30, look)
  assert.deepEqual([(await desk.row(silent.id)).status, (await desk.row(silent.id)).closed_how], ['closed', 'silence'])
  assert.deepEqual([(await desk.row(answered.id)).status, (await desk.row(lost.id)).status], ['resolved', 'resolved'])
  await later(24 * 31, () => desk.act(system, (work) => verify(work, silent.id, { works: true, text: '', by: anna })))
  assert.equal((await desk.row(silent.id)).closed_how, 'confirmed')
})

test('a late reply is for another ticket that follows the closed one', async () => {
  const ticket = await resolved()
  await desk.act(system, (work) => verify(work, ticket.id, { works: true, text: '', by: anna }))
  await later(24 * 8, async () => {
    assert.equal(await desk.act(system, (work) => isOver(work, ticket.id)), true)
    assert.equal((await hear(ticket)).outcome, 'too-old')
    assert.equal((await desk.row(ticket.id)).status, 'closed')
    const again = await desk.act(system, (work) => verify(work, ticket.id, { works: false, text: 'Сломалось', by: anna }))
    assert.equal(again.outcome, 'too-old')
    const next = await desk.arrive(anna, { follows: ticket.id })
    assert.deepEqual(
      (await getTicketPage(desk.db, boris, next.id)).links.map(({ type, out, ticket: { id } }) => [type, out, id]),
      [['follows', true, ticket.id]],
    )
  })
})

test('a wait expires once, at its date', async () => {
  const ticket = await desk.arrive()
  await desk.act(boris, (work) =>
    waitForSomething(work, ticket.id, { on: 'part', until: now().add({ hours: 1 }).round('millisecond'), reason: 'Едет блок питания' }),
  )
  await desk.act(system, (work) => expireWaitOf(work, ticket.id))
  assert.equal((await desk.row(ticket.id)).wait_expired_at, null)
  await later(2, async () => {
    for (const _ of [1, 2]) await desk.act(system, (work) => expireWaitOf(work, ticket.id))
  })
  assert.equal((await desk.types(ticket.id)).filter((type) => type === 'ticket.wait-expired').length, 1)
  assert.equal((await desk.row(ticket.id)).status, 'waiting')
})

test('satisfaction is asked at most once a fortnight, and a later word replaces the earlier', async () => {
  const somebody = await desk.person('Редкий', 'requester')
  const [one, two] = [await desk.arrive(somebody), await desk.arrive(somebody)]
  for (const { id } of [one, two]) await desk.act(boris, (work) => resolveTicket(work, id, { code: solved, text: 'Готово', tell: true }))
  const ask = (id: string) => desk.act(system, (work) => askRating(work, id))
  assert.deepEqual([await ask(one.id), await ask(two.id), await later(24 * 15, () => ask(two.id))], [true, false, true])
  await desk.act(system, (work) => rate(work, one.id, { score: 2, comment: 'Долго' }))
  await desk.act(system, (work) => rate(work, one.id, { score: 5, comment: '' }))
  assert.deepEqual((await getTicketPage(desk.db, boris, one.id)).ticket.rating, { score: 5, comment: '' })
})

test('numbers are for life and written as people write them', async () => {
  const ticket = await desk.arrive()
  await desk.act(boris, (work) => editTicket(work, ticket.id, { kind: 'problem' }))
  for (const ref of [String(ticket.number), `#${ticket.number}`, ticket.id.toUpperCase()])
    assert.equal((await getTicketPage(desk.db, boris, ref)).ticket.id, ticket.id)
  // A problem is resolved by who works on it, once it is known in what it was, why, and how it was mended.
  await assert.rejects(
    desk.act(boris, (work) => resolveTicket(work, ticket.id, { code: solved, text: 'Готово', tell: true })),
    (error: { code?: string; facts?: Record<string, unknown> }) =>
      error.code === 'tickets.evidence-missing' && error.facts?.['missing'] === 'category,cause,fix',
  )
})

test('the rules are settings', async () => {
  await desk.act(system, async (work) => writeSetting(work.tx, rulesSetting, { ...(await readRules(work.tx)), firstTeam: desk.experts }))
  const ticket = await desk.arrive()
  assert.equal((await desk.row(ticket.id)).team_id, desk.experts)
  await desk.act(system, async (work) => writeSetting(work.tx, rulesSetting, { ...(await readRules(work.tx)), firstTeam: null }))
  assert.equal((await rows(desk.db, sql`select 1 from stay where ticket_id = ${ticket.id} and team_id = ${desk.experts}`)).length, 1)
  assert.equal(vera.teams[0], desk.experts)
})
