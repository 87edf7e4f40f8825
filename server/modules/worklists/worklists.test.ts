import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addAddress } from '#contract/people-acts.ts'
import type { Wire } from '#contract/endpoint.ts'
import { TicketFilter, TicketSort, ViewName, countViews, listTickets } from '#contract/worklists.ts'
import type { Actor } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { givenWorld } from '#testing/given-world.ts'
import { narrator } from '../../demo/stage.ts'
import { ticketsThat } from './queries/condition.ts'
import { standsIn } from './queries/search.ts'

const world = await givenWorld()
const { desk, clients, groups, tales, hands, call } = world
const { olga, timur, nina, larisa, marat } = desk

type Query = NonNullable<Wire<(typeof listTickets)['query']>>
const list = (actor: Actor, query: Query) => call(actor, listTickets, { query })
const nameOf = new Map(Object.entries(tales).map(([name, { id }]) => [id, name]))
/** The tickets of a list by their names in the story, in the order of the list. */
const named = async (actor: Actor, query: Query): Promise<string[]> =>
  (await list(actor, { limit: 200, ...query })).items.map(({ id }) => nameOf.get(id) ?? id)
const found = async (actor: Actor, query: Query): Promise<string> => (await named(actor, query)).toSorted().join(' ')

test('each view holds what its name says', async () => {
  const expected: Record<ViewName, string> = {
    unassigned: 'phones scales',
    mine: 'invoice laptop outage reports till',
    'requester-answered': 'thermal',
    'due-within-hour': 'gate invoice laptop outage payroll phones scales till vpn',
    'wait-expired': 'reports',
    returned: 'invoice',
    'to-verify': '',
    open: 'gate invoice laptop outage payroll phones reports scales till vpn',
    all: 'again gate invoice laptop outage payroll phones printer reports scales scanner spam thermal till vpn',
  }
  for (const view of ViewName.options) assert.equal(await found(olga, { view }), expected[view], view)
})

test('returned means returned to us: another line does not see it there, who is in no team looks after all', async () => {
  assert.deepEqual([await found(timur, { view: 'returned' }), await found(marat, { view: 'returned' })], ['', 'invoice'])
})

test('counts are the lengths of the lists, for everybody', async () => {
  for (const actor of [olga, timur, nina, larisa, marat]) {
    const { views, teams } = await call(actor, countViews, {})
    assert.equal(views.length, ViewName.options.length - 1)
    for (const { view, count } of views) assert.equal((await named(actor, { view })).length, count, `${view} of ${actor.name}`)
    for (const { team, count } of teams) assert.equal((await named(actor, { view: 'open', team: team.id })).length, count, team.name)
  }
})

test('a list shows only what its reader may read', async () => {
  assert.equal((await named(timur, { view: 'all' })).includes('payroll'), false)
  assert.equal((await named(marat, { view: 'all' })).includes('payroll'), true)
  assert.equal(await found(nina, { view: 'all' }), 'gate scanner thermal')
})

test('filters take several values and words for oneself and for none', async () => {
  assert.equal(await found(olga, { view: 'all', status: 'resolved,closed', channel: 'phone,portal' }), 'scanner')
  assert.equal(await found(olga, { view: 'open', assignee: 'none' }), 'phones scales')
  assert.equal(await found(olga, { view: 'open', assignee: 'me,none', priority: '1,2' }), 'outage phones')
  assert.equal(await found(larisa, { assignee: 'me' }), 'payroll')
  assert.equal(await found(timur, { team: 'mine' }), 'printer')
  assert.equal(await found(olga, { view: 'all', organisation: 'none' }), 'spam')
  assert.equal(await found(olga, { closedHow: 'confirmed,silence' }), 'printer scanner')
  assert.equal(await found(olga, { waiting: 'hold' }), 'laptop')
  assert.equal(await found(olga, { owner: olga.id, organisation: groups.telecom, status: 'in-work' }), 'invoice outage vpn')
})

test('a value that does not exist is refused, not ignored', async () => {
  for (const query of [{ status: 'lost' }, { priority: '9' }, { level: 'L1' }, { clock: 'resolution:soon' }, { team: '' }])
    await assert.rejects(list(olga, query), { message: 'invalid' })
})

test('tickets are found by number, words in any form, who asked and for whom', async () => {
  const { number } = tales.vpn
  assert.equal(await found(olga, { q: `#${number}` }), 'vpn')
  assert.equal(await found(olga, { q: String(number) }), 'vpn')
  assert.equal(await found(olga, { q: 'принтера' }), 'printer', 'by another form of the word')
  assert.equal(await found(olga, { q: 'телеф' }), 'phones', 'by the beginning of the last word')
  assert.equal(await found(olga, { q: 'очередь наличные' }), 'till', 'by words of a message in any order')
  assert.equal(await found(olga, { q: 'invoices' }), 'invoice', 'in English')
  assert.equal(await found(olga, { q: 'протерли' }), 'scanner', 'by words of the solution, whatever the dots over ё')
  assert.equal(await found(olga, { q: 'хлебникова' }), 'laptop reports')
  assert.equal(await found(olga, { q: 'JOHN@sever-telecom' }), 'invoice')
  assert.equal(await found(olga, { q: 'ghbynthf' }), 'printer', 'typed under the other layout')
  assert.equal(await found(olga, { q: 'штмщшсуы' }), 'invoice', 'and the other way round')
  assert.equal(await found(olga, { q: 'рожь', view: 'open' }), 'laptop reports scales till')
  assert.equal(await found(olga, { q: '100% _ \\ \0 "' }), '')
  assert.equal(await found(olga, { q: '   ' }), await found(olga, {}))
})

test('words that stand in many messages are looked for ticket by ticket, and find the same', async () => {
  const ids = async (actor: Actor, q: string, words: 'few' | 'many') => {
    const filter = TicketFilter.parse({ view: 'all', q })
    const at = Temporal.Now.instant()
    return rows<{ id: string }>(world.db, sql`select t.id ${ticketsThat(actor, filter, at, words)} order by t.id`)
  }
  for (const actor of [olga, nina, marat])
    for (const q of ['принтера', 'телеф', 'очередь наличные', 'invoices', 'протерли', 'хлебникова', 'рожь', 'прошивка', 'секретный', 'он'])
      assert.deepEqual(await ids(actor, q, 'many'), await ids(actor, q, 'few'), q)
  assert.equal(await standsIn(world.db, 'принтера'), 'few', 'in a small desk')
})

test('a phone finds whose it is, however it is written', async () => {
  const [caller = ''] = (await list(olga, { q: 'хлебникова', limit: 1 })).items.map(({ requester }) => requester.id)
  await call(narrator, addAddress, { params: { id: caller }, body: { kind: 'phone', value: '8 (912) 555-01-02' } })
  for (const q of ['+7 912 555-01-02', '89125550102', '79125550102']) assert.equal(await found(olga, { q }), 'laptop reports', q)
  assert.equal(await found(olga, { q: '555-01-02' }), 'laptop reports', 'without its code')
  assert.equal(await found(olga, { q: '+7 912 555-01-03' }), '')
  assert.equal(await found(nina, { q: '+7 912 555-01-02' }), '', 'of another client')
})

test('words between us are found by who works the ticket, not by one of the desk who asked for it himself', async () => {
  assert.equal(await found(marat, { q: 'прошивка' }), 'vpn')
  const asked = await hands.arrive(nina, 'Не приходит зарплата', 'Третий день.', { team: groups.firstLine })
  await hands.note(asked, olga, 'Кадры знают, это секретный перерасчёт')
  await hands.edit(asked, larisa, { restricted: true })
  assert.deepEqual(await named(nina, { q: 'зарплата' }), [asked.id])
  assert.deepEqual(await named(nina, { q: 'секретный' }), [])
  assert.deepEqual(await named(olga, { q: 'секретный' }), [asked.id])
  await hands.close(asked, larisa, 'spam', '')
})

test('pages follow one another in every order and lose nothing, while tickets come and go', async () => {
  for (const sort of TicketSort.options) {
    const whole = await named(marat, { sort })
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await list(marat, { sort, limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      paged.push(...page.items.map(({ id }) => nameOf.get(id) ?? id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    assert.deepEqual(paged, whole, sort)
  }
  const first = await list(marat, { sort: 'newest', limit: 3 })
  await hands.arrive(clients.john, 'One more', 'It came while somebody was reading')
  const second = await list(marat, { sort: 'newest', limit: 3, cursor: first.next ?? '' })
  assert.deepEqual(new Set([...first.items, ...second.items].map(({ id }) => id)).size, 6)
})

test('the order by promise: what is due first, then what waits, then the rest, the newest first', async () => {
  const rows = (await list(marat, { sort: 'due', limit: 200 })).items
  const due = rows.flatMap(({ clock }) => (clock?.state === 'running' ? [clock.dueAt ?? ''] : []))
  assert.deepEqual(due, due.toSorted())
  const states = rows.map(({ clock }) => (clock?.state === 'running' ? 1 : clock?.state === 'paused' ? 2 : 3))
  assert.deepEqual(
    states,
    states.toSorted((a, b) => a - b),
  )
  const rest = rows.filter((_, i) => states[i] === 3).map(({ number }) => number)
  assert.deepEqual(
    rest,
    rest.toSorted((a, b) => b - a),
  )
})

test('a row says where the ticket stands and how much of its promise is used', async () => {
  const [row] = (await list(olga, { q: `#${tales.invoice.number}` })).items
  assert.ok(row?.clock)
  assert.deepEqual(
    [row.title, row.requester.name, row.organisation?.name, row.level.code, row.assignee?.name, row.returned, row.clock.metric],
    ['The invoice page is blank', 'John Smith', 'Север-Телеком', 'L1', 'Ольга Крылова', true, 'firstResponse'],
  )
  assert.ok(row.clock.leftMs < 0 && row.clock.used > 1)
})

test('a cursor that is none of ours is refused', async () => {
  const forged = [[0, '2026-99-99 00:00:00+00', tales.vpn.id], [0, 'x'], [0], [-1], ['x']].map((place) =>
    Buffer.from(JSON.stringify(place)).toString('base64url'),
  )
  for (const cursor of ['?', ...forged]) await assert.rejects(list(olga, { sort: 'newest', cursor }), { code: 'unknown-cursor' })
})
