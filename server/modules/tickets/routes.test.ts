import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { TicketPage } from '#contract/tickets.ts'
import type { Actor } from '#platform/actor.ts'
import { apiPrefix, buildHttp } from '#platform/http/index.ts'
import { closeFirst } from '#testing/postgres.ts'
import { card, givenTickets, levelIds, solved } from '#testing/tickets.ts'
import { routes } from './index.ts'

const desk = await givenTickets()
let actor: Actor = desk.boris
const http = await buildHttp({
  house: desk.house,
  routes: routes(desk),
  authenticate: async () => ({ actor }),
  url: new URL(desk.url),
  maxUpload: 1_000,
})
closeFirst(() => http.close())

async function ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object) {
  const answer = await http.inject({ method, url: apiPrefix + path, ...(body === undefined ? {} : { payload: body }) })
  const isJson = String(answer.headers['content-type']).includes('json')
  return { status: answer.statusCode, body: isJson ? answer.json() : answer.body, headers: answer.headers }
}

test('a ticket lives over the wire: registered, answered, noted, handed over, solved, seen', async () => {
  const opened = await ask('POST', '/tickets', { title: 'Не печатает', text: 'Звонок', requester: { person: desk.anna }, channel: 'phone' })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  const path = `/tickets/${opened.body.number}`
  for (const [method, act, body] of [
    ['POST', '/replies', { text: 'Проверьте кабель', next: { status: 'waiting', until: '2999-01-01T10:00:00+03:00' } }],
    ['DELETE', '/wait'],
    ['POST', '/notes', { text: 'Старый принтер' }],
    ['PATCH', '', { urgency: 'high', category: '01980000-0000-7000-8000-000000000602' }],
    ['POST', '/escalation', { level: levelIds.L2, card }],
    ['POST', '/return', { reason: 'Это у вас' }],
    ['POST', '/resolution', { code: solved, text: 'Заменили' }],
    ['DELETE', '/resolution', {}],
    ['POST', '/taking'],
  ] as const) {
    const { status, body: told } = await ask(method, path + act, body)
    assert.equal(status, 200, `${method} ${act}: ${JSON.stringify(told)}`)
  }
  const page = await ask('GET', `/tickets/%23${opened.body.number}`)
  assert.equal(page.status, 200, JSON.stringify(page.body))
  const seen = z.decode(TicketPage, page.body)
  assert.deepEqual(
    [seen.ticket.title, seen.ticket.category?.name, seen.ticket.reopened, seen.ticket.status],
    ['Не печатает', 'Принтер и сканер', 1, 'in-work'],
  )
  const handed = seen.spine.find((item) => item.item === 'fact' && item.card !== null)
  assert.deepEqual(handed?.item === 'fact' && handed.card, card)
  assert.ok(seen.spine.some((item) => item.item === 'message' && item.message.audience === 'internal'))
})

test('a refusal is a problem with its code; what one may not read is not found', async () => {
  const { number } = await desk.arrive(desk.tom)
  const refused = await ask('POST', `/tickets/${number}/return`, { reason: 'Назад' })
  assert.deepEqual([refused.status, refused.body.code], [409, 'tickets.nowhere-to-return'])
  actor = desk.baker
  const hidden = await ask('GET', `/tickets/${number}`)
  const unknown = await ask('GET', '/tickets/999999')
  assert.deepEqual([hidden.status, unknown.status], [404, 404])
  assert.deepEqual(hidden.body, unknown.body)
  actor = desk.boris
  assert.equal((await ask('GET', '/tickets/nonsense')).status, 422)
})

test('files and raw letters come as bytes, under their names', async () => {
  const letter = new TextEncoder().encode('From: anna@bakery.example\r\n\r\nНе работает')
  const sha256 = await desk.storage.put(letter)
  const ticket = await desk.arrive()
  await desk.act(desk.boris, async (work) => {
    await work.tx.updateTable('message').set({ raw_sha256: sha256 }).where('id', '=', ticket.message).execute()
    await work.tx.updateTable('attachment').set({ sha256, size: letter.length }).where('message_id', '=', ticket.message).execute()
  })
  const raw = await ask('GET', `/messages/${ticket.message}/raw`)
  assert.deepEqual([raw.status, raw.headers['content-type'], raw.body], [200, 'message/rfc822', new TextDecoder().decode(letter)])
  const seen = z.decode(TicketPage, (await ask('GET', `/tickets/${ticket.id}`)).body)
  const [file] = seen.spine.flatMap((item) => (item.item === 'message' ? item.message.attachments : []))
  const picture = await ask('GET', `/attachments/${file?.id}`)
  assert.equal(picture.status, 200)
  assert.match(String(picture.headers['content-disposition']), /^inline; filename\*=UTF-8''%D1%8D/)
})

test('codes, matrix and rules are read and set over the wire', async () => {
  const { items } = (await ask('GET', '/resolution-codes')).body
  assert.ok(items.length >= 7)
  assert.equal((await ask('PUT', `/resolution-codes/${items[0].id}`, { names: { ru: 'Готово', en: 'Done' } })).status, 403)
  actor = { ...desk.manager, permissions: new Set([...desk.manager.permissions, 'settings.edit']) }
  assert.equal((await ask('PUT', `/resolution-codes/${items[0].id}`, { names: { ru: 'Готово', en: 'Done' } })).body.names.ru, 'Готово')
  const matrix = (await ask('GET', '/settings/priority-matrix')).body
  assert.equal((await ask('PUT', '/settings/priority-matrix', { ...matrix, person: { low: 5, normal: 5, high: 5 } })).body.person.high, 5)
  const rules = (await ask('GET', '/settings/tickets')).body
  assert.equal((await ask('PUT', '/settings/tickets', { ...rules, reopenWindowDays: 14 })).body.reopenWindowDays, 14)
  const { id } = (await ask('POST', '/tickets', { title: 'Срочно', requester: { person: desk.anna }, urgency: 'high' })).body
  assert.equal((await desk.row(id))['priority'], 5)
  actor = desk.boris
})
