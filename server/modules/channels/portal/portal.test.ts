import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Endpoint, Wire } from '#contract/endpoint.ts'
import * as portal from '#contract/portal.ts'
import * as acts from '#contract/tickets.ts'
import { beginSending, markSent } from '#modules/conversations'
import { rows } from '#platform/db/index.ts'
import { givenHttp } from '#testing/http.ts'
import { card, givenTickets, levelIds, solved } from '#testing/tickets.ts'
import { carryOut } from './commands/carry.ts'

const desk = await givenTickets()
const { anna, maria, tom, bakery } = desk
const boris = desk.boris.id
const petr = await desk.person('Пётр', 'requester', { organisation: bakery, email: 'petr@bakery.example' })
/** The bearer key is the id of the person, here. */
const { call } = await givenHttp(desk, async ({ bearer }) => ({
  actor: bearer === undefined ? { kind: 'stranger' } : await desk.as(bearer),
}))

type Given<E extends Endpoint> = { params?: Record<string, string>; query?: Record<string, string>; body?: Wire<E['body']> }
const refused = async <E extends Endpoint>(code: string, who: string, endpoint: E, given: Given<E> = {}) => {
  const { body } = await call(endpoint, given, { bearer: who })
  assert.equal(Object(body).code, code)
}
const done = async <E extends Endpoint>(who: string, endpoint: E, given: Given<E> = {}) => {
  const { status, body } = await call(endpoint, given, { bearer: who })
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
type Ask = Wire<(typeof portal.askForHelp)['body']>
const ask = async (who: string, more: Partial<Ask> = {}) =>
  done(who, portal.askForHelp, { body: { what: 'Касса не печатает чек', ...more } })
const see = async (who: string, id: string) => done(who, portal.getMine, { params: { ref: id } })
const list = async (who: string, query: Record<string, string> = {}) =>
  (await done(who, portal.listMine, { query })).items.map(({ id }) => id)
const reply = async (id: string, text: string, next: 'in-work' | 'waiting' = 'in-work') =>
  done(boris, acts.replyToTicket, { params: { ref: id }, body: { text, next: { status: next } } })
const resolve = async (id: string) => {
  await done(boris, acts.takeTicket, { params: { ref: id } })
  await done(boris, acts.resolveTicket, { params: { ref: id }, body: { code: solved, text: 'Заменили ленту' } })
}
/** What was written has left the house, as its channel says when the hold is over. */
const leave = async (message: string) =>
  desk.act({ kind: 'system', job: 'test' }, async (work) => {
    assert.ok(await beginSending(work, message))
    await markSent(work, message, {})
  })

test('what happened becomes a ticket in the words of life', async () => {
  const { id } = await ask(anna, {
    details: 'С утра.',
    hindrance: 'stopped',
    reach: 'everyone',
    service: '01980000-0000-7000-8000-000000000504',
    category: '01980000-0000-7000-8000-000000000613',
  })
  const row = await desk.row(id)
  assert.deepEqual(
    [row['kind'], row['channel'], row['impact'], row['urgency'], row['priority'], row['organisation_id']],
    ['request', 'portal', 'organisation', 'high', 1, bakery],
  )
  const shown = await see(anna, id)
  assert.deepEqual([shown.state, shown.stage, shown.mine, shown.lastWord], ['accepted', 'accepted', true, 'yours'])
  assert.deepEqual(
    shown.story.map((one) => (one.item === 'message' ? [one.side, one.text] : one.what)),
    [['you', 'Касса не печатает чек\n\nС утра.'], 'registered'],
  )
})

test('the list says whose it is and what was promised', async () => {
  const { id } = await ask(anna)
  const row = (await done(anna, portal.listMine)).items.find((one) => one.id === id)
  assert.equal(row?.worksOnIt.en, 'Contact centre')
  assert.equal(row.promise?.what, 'answer')
  assert.ok(Temporal.Instant.compare(row.promise.to, row.openedAt) > 0)
})

test('an incident where the category takes incidents, or none is named', async () => {
  assert.equal((await desk.row((await ask(anna)).id))['kind'], 'incident')
  const printer = { service: '01980000-0000-7000-8000-000000000501', category: '01980000-0000-7000-8000-000000000602' }
  assert.equal((await desk.row((await ask(anna, printer)).id))['kind'], 'incident')
  await refused('catalog.category-needs-service', anna, portal.askForHelp, {
    body: { what: 'x', category: 'a'.repeat(8) + printer.category.slice(8) },
  })
})

test('the requester follows the ticket from accepted to done, and sees nothing of ours', async () => {
  const { id } = await ask(anna)
  await done(boris, acts.noteOnTicket, { params: { ref: id }, body: { text: 'Опять эта касса' } })
  await done(boris, acts.takeTicket, { params: { ref: id } })
  assert.equal((await see(anna, id)).stage, 'being-fixed')
  const { message } = await reply(id, 'Какая лента стоит?', 'waiting')
  assert.equal((await see(anna, id)).story.filter((one) => one.item === 'message').length, 1, 'held')
  await leave(message)
  const asked = await see(anna, id)
  assert.deepEqual([asked.state, asked.lastWord, asked.answers?.name], ['waits-for-you', 'ours', 'Борис'])
  await done(anna, portal.replyFromPortal, { params: { ref: id }, body: { text: 'Узкая' } })
  assert.deepEqual([(await see(anna, id)).state, (await see(anna, id)).lastWord], ['in-work', 'yours'])
  await done(boris, acts.escalateTicket, { params: { ref: id }, body: { level: levelIds.L2, card } })
  assert.equal((await see(anna, id)).worksOnIt.ru, 'Эксперты')
  await done(desk.vera.id, acts.takeTicket, { params: { ref: id } })
  await done(desk.vera.id, acts.resolveTicket, { params: { ref: id }, body: { code: solved, text: 'Заменили ленту' } })
  const solvedNow = await see(anna, id)
  assert.deepEqual(
    [solvedNow.state, solvedNow.stage, solvedNow.resolution, solvedNow.may.verify],
    ['check-it', 'being-checked', 'Заменили ленту', true],
  )
  assert.equal((await done(anna, portal.verifyFromPortal, { params: { ref: id }, body: { works: true } })).outcome, 'confirmed')
  await done(anna, portal.rateFromPortal, { params: { ref: id }, body: { score: 5, comment: 'Быстро' } })
  const over = await see(anna, id)
  assert.deepEqual([over.state, over.closedHow, over.rating], ['done', 'confirmed', { score: 5, comment: 'Быстро' }])
  assert.ok(over.steps.every(({ at }) => at !== null))
  assert.deepEqual(
    over.story.map((one) => (one.item === 'message' ? one.side : one.what)),
    ['you', 'registered', 'taken', 'desk', 'you', 'handed-over', 'resolved', 'confirmed', 'rated'],
  )
  assert.ok(!JSON.stringify(over).includes('Опять эта касса') && !JSON.stringify(over).includes(card.done))
})

test('"still broken" reopens', async () => {
  const { id } = await ask(anna)
  await resolve(id)
  const told = await done(anna, portal.verifyFromPortal, { params: { ref: id }, body: { works: false, text: 'Всё так же' } })
  assert.equal(told.outcome, 'reopened')
  const shown = await see(anna, id)
  assert.deepEqual([shown.state, shown.stage, shown.may.verify], ['in-work', 'being-fixed', false])
  assert.ok(shown.story.some((one) => one.item === 'fact' && one.what === 'still-broken' && one.text === 'Всё так же'))
  await refused('tickets.not-resolved', anna, portal.verifyFromPortal, { params: { ref: id }, body: { works: true } })
})

test('an answer long after the end begins a ticket that follows the old one', async () => {
  const { id } = await ask(anna)
  await resolve(id)
  await done(anna, portal.verifyFromPortal, { params: { ref: id }, body: { works: true } })
  await desk.act({ kind: 'system', job: 'test' }, async ({ tx }) =>
    sql`update ticket set closed_at = closed_at - interval '30 days', resolved_at = resolved_at - interval '30 days' where id = ${id}`.execute(
      tx,
    ),
  )
  const answered = await done(anna, portal.replyFromPortal, { params: { ref: id }, body: { text: 'Снова то же' } })
  const broken = await done(anna, portal.verifyFromPortal, { params: { ref: id }, body: { works: false, text: 'Сломалась' } })
  assert.deepEqual([answered.newTicket, broken.outcome], [true, 'new-ticket'])
  const links = await rows<{ id: string }>(
    desk.db,
    sql`select ticket_id as id from ticket_link where other_id = ${id} and type = 'follows'`,
  )
  assert.deepEqual(new Set(links.map((one) => one.id)), new Set([answered.id, broken.id]))
})

test('nobody sees what is not his; who answers for the organisation sees its people', async () => {
  const { id, number } = await ask(anna)
  for (const stranger of [tom, petr, boris]) {
    for (const ref of [id, String(number), `#${number}`]) await refused('not-found', stranger, portal.getMine, { params: { ref } })
    await refused('not-found', stranger, portal.replyFromPortal, { params: { ref: id }, body: { text: 'x' } })
    await refused('not-found', stranger, portal.verifyFromPortal, { params: { ref: id }, body: { works: true } })
    await refused('not-found', stranger, portal.rateFromPortal, { params: { ref: id }, body: { score: 1 } })
    assert.ok(!(await list(stranger, { show: 'all' })).includes(id))
    assert.equal((await done(stranger, portal.suggest, { query: { q: 'касса не печатает чек' } })).tickets.length, 0)
  }
  await refused('forbidden', petr, portal.listMine, { query: { whose: 'organisation' } })
  assert.ok((await list(maria, { whose: 'organisation' })).includes(id))
  assert.ok(!(await list(maria)).includes(id))
  assert.equal((await see(maria, id)).story[0]?.item, 'message')
  assert.equal((await call(portal.listMine)).status, 401)
})

test('a restricted ticket is its own people only', async () => {
  const { id } = await ask(anna)
  await done(desk.manager.id, acts.editTicket, { params: { ref: id }, body: { restricted: true } })
  await refused('not-found', maria, portal.getMine, { params: { ref: id } })
  assert.ok(!(await list(maria, { whose: 'organisation', show: 'all' })).includes(id))
  assert.equal((await see(anna, id)).id, id)
})

test('of a ticket that hears two people each sees his own conversation', async () => {
  const { id } = await ask(anna, { what: 'Первая' })
  const other = await ask(petr, { what: 'Вторая' })
  await done(boris, acts.mergeTicket, { params: { ref: other.id }, body: { into: id } })
  const seen = await see(anna, id)
  assert.deepEqual(
    seen.story.flatMap((one) => (one.item === 'message' ? [one.text] : [])),
    ['Первая'],
  )
  assert.equal(seen.copies.length, 0)
  const merged = await see(petr, other.id)
  assert.deepEqual([merged.state, merged.mergedInto?.number, merged.mergedInto?.mayRead], ['done', seen.number, false])
})

test('who answers for an organisation asks for a colleague, who is told; nobody else may', async () => {
  const body = { what: 'Нужен доступ', onBehalfOf: petr }
  const { id } = await done(maria, portal.askForHelp, { body })
  const shown = await see(maria, id)
  assert.deepEqual([shown.requester.name, shown.affected?.name], ['Мария', 'Пётр'])
  assert.deepEqual(shown.copies, [{ name: 'Пётр', address: 'petr@bakery.example' }])
  assert.equal((await see(petr, id)).mine, true)
  await refused('forbidden', anna, portal.askForHelp, { body })
  await refused('portal.unknown-colleague', maria, portal.askForHelp, { body: { ...body, onBehalfOf: tom } })
})

test('copies go to colleagues, and to nobody else', async () => {
  const { id } = await ask(anna, { copies: ['petr@bakery.example'] })
  assert.deepEqual((await see(anna, id)).copies, [{ name: 'Пётр', address: 'petr@bakery.example' }])
  for (const address of ['tom@telecom.example', 'victim@elsewhere.example'])
    await refused('portal.copy-elsewhere', anna, portal.askForHelp, { body: { what: 'x', copies: [address] } })
  await refused('portal.copy-elsewhere', anna, portal.replyFromPortal, {
    params: { ref: id },
    body: { text: 'x', copies: ['victim@elsewhere.example'] },
  })
  const found = async (who: string, q: string) => (await done(who, portal.listColleagues, { query: { q } })).items.map(({ name }) => name)
  assert.deepEqual([await found(anna, 'пет'), await found(tom, 'пет'), await found(boris, 'пет')], [['Пётр'], [], []])
})

test("an answer needs words or a file, and the file must be one's own", async () => {
  const { id } = await ask(anna)
  await refused('portal.empty-reply', anna, portal.replyFromPortal, { params: { ref: id }, body: { text: '  ' } })
  await refused('conversations.unknown-file', anna, portal.replyFromPortal, {
    params: { ref: id },
    body: { text: '', attachments: ['01980000-0000-7000-8000-00000000ffff'] },
  })
})

test('tickets are found by number, title and words of the letters', async () => {
  const { id, number } = await ask(tom, { what: 'Пропал звук в переговорной', details: 'Колонки молчат' })
  for (const q of [String(number), `#${number}`, 'переговорн', 'звуки', 'колонку']) assert.deepEqual(await list(tom, { q }), [id], q)
  assert.deepEqual(await list(tom, { q: 'принтер' }), [])
})

test('my own similar open ticket is offered before another is written', async () => {
  const { id } = await ask(tom, { what: 'Не открывается отчёт по складу' })
  const offered = async (q: string) => (await done(tom, portal.suggest, { query: { q } })).tickets.map((one) => one.id)
  assert.deepEqual(await offered('опять не открываются складские отчеты, отчет пустой'), [id])
  assert.deepEqual(await offered('сломался стул'), [])
  assert.deepEqual(await offered(''), [])
})

test('the list goes on where the last page ended', async () => {
  for (const what of ['а', 'б', 'в']) await ask(petr, { what })
  const whole = await list(petr, { show: 'all' })
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: Wire<(typeof portal.listMine)['result']> = await done(petr, portal.listMine, {
      query: { show: 'all', limit: '2', ...(cursor && { cursor }) },
    })
    seen.push(...page.items.map((one) => one.id))
    cursor = page.next
  }
  assert.deepEqual(seen, whole)
  assert.ok(whole.length > 3)
})

test('an answer by mail reaches the portal, and who has no address is answered in the portal', async () => {
  const byMail = await ask(anna)
  const bare = await ask(maria)
  const channels = await rows<{ id: string; channel: string }>(
    desk.db,
    sql`select l.ticket_id as id, c.channel from ticket_conversation l join conversation c on c.id = l.conversation_id
      where l.ticket_id in (${byMail.id}, ${bare.id})`,
  )
  assert.deepEqual(
    new Map(channels.map(({ id, channel }) => [id, channel])),
    new Map([
      [byMail.id, 'email'],
      [bare.id, 'portal'],
    ]),
  )
  const { message } = await reply(bare.id, 'Уже едем')
  await desk.settle()
  const jobs = await rows<{ data: unknown }>(desk.db, sql`select data from pgboss.job where name = 'portal.carry'`)
  assert.deepEqual(
    jobs.map(({ data }) => data),
    [{ message }],
  )
  const words = async () => (await see(maria, bare.id)).story.flatMap((one) => (one.item === 'message' ? [one.text] : []))
  assert.deepEqual(await words(), ['Касса не печатает чек'])
  await desk.act({ kind: 'system', job: 'test' }, async (work) => carryOut(work, message))
  await desk.act({ kind: 'system', job: 'test' }, async (work) => carryOut(work, message))
  assert.deepEqual(await words(), ['Касса не печатает чек', 'Уже едем'])
})

test('nobody floods the desk', async () => {
  const flood = await desk.person('Настя', 'requester', { email: 'nastya@mail.example' })
  for (let n = 0; n < 30; n++) await ask(flood)
  await refused('portal.too-many', flood, portal.askForHelp, { body: { what: 'ещё' } })
})
