import assert from 'node:assert/strict'
import { performance } from 'node:perf_hooks'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { routes as conversations } from '#modules/conversations'
import { routes as tickets } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { apiPrefix, buildHttp } from '#platform/http/index.ts'
import { closeFirst } from '#testing/postgres.ts'
import { givenTickets } from '#testing/tickets.ts'
import { routes } from './index.ts'

const desk = await givenTickets()
let actor: Actor = desk.boris
const http = await buildHttp({
  house: desk.house,
  routes: [...conversations(desk), ...tickets(desk), ...routes(desk)],
  authenticate: async () => ({ actor }),
  url: new URL(desk.url),
  maxUpload: 50_000_000,
})
closeFirst(() => http.close())

async function as<T>(who: Actor, act: () => Promise<T>): Promise<T> {
  const before = actor
  actor = who
  return act().finally(() => (actor = before))
}
const ask = async (method: 'GET' | 'POST', path: string, body?: object) => {
  const bytes = body instanceof Uint8Array
  const answer = await http.inject({
    method,
    url: apiPrefix + path,
    ...(body && { payload: body }),
    headers: bytes ? { 'content-type': 'application/octet-stream' } : {},
  })
  return { status: answer.statusCode, body: answer.json() }
}

/** A file on an internal note of a new ticket of Анна's. */
async function attached(name: string, bytes: Buffer): Promise<string> {
  const { number } = await desk.arrive(desk.anna)
  const file = await ask('POST', `/attachments?name=${encodeURIComponent(name)}`, bytes)
  assert.equal(file.status, 200, JSON.stringify(file.body))
  const note = await ask('POST', `/tickets/${number}/notes`, { text: 'Журнал', attachments: [file.body.id] })
  assert.equal(note.status, 200, JSON.stringify(note.body))
  return file.body.id
}

const line = (i: number) =>
  `2026-03-01 10:${String(Math.floor(i / 60) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')} ${i === 950 ? 'ERROR Нет связи с базой' : 'INFO'} request ${i} served`
const log = Buffer.from(Array.from({ length: 1000 }, (_, i) => line(i)).join('\n'))

test('an attached log is opened in place: its patterns, the new error first, and its errors in time; packed or not', async () => {
  for (const [name, bytes] of [
    ['app.log', log],
    ['app.log.gz', gzipSync(log)],
  ] as const) {
    const id = await attached(name, bytes)
    const { status, body } = await ask('GET', `/attachments/${id}/log`)
    assert.equal(status, 200, JSON.stringify(body))
    assert.deepEqual([body.name, body.lines, body.errors, body.whole], [name, 1000, 1, true])
    assert.deepEqual(
      body.patterns.map((one: { template: string; severity: string; firstLine: number }) => [one.template, one.severity, one.firstLine]),
      [
        ['Нет связи с базой request <num> served', 'error', 951],
        ['request <num> served', 'info', 1],
      ],
    )
    const bad = body.timeline.stretches.filter((stretch: { errors: number }) => stretch.errors > 0)
    assert.equal(bad.length, 1)
    assert.ok(bad[0].firstLine <= 951)
  }
})

test('lines are found by words, by pattern and by number, with those around them, page after page', async () => {
  const id = await attached('поиск.log', log)
  const find = async (query: string) => (await ask('GET', `/attachments/${id}/log/lines?${query}`)).body
  const words = await find(`text=${encodeURIComponent('НЕТ СВЯЗИ')}&around=2`)
  assert.deepEqual([words.total, words.next, words.hits[0].line, words.hits[0].severity], [1, null, 951, 'error'])
  assert.deepEqual(
    [words.hits[0].before, words.hits[0].after],
    [
      [line(948), line(949)],
      [line(951), line(952)],
    ],
  )
  const pattern = await find('pattern=2&limit=3')
  assert.deepEqual([pattern.total, pattern.next, pattern.hits.map((hit: { line: number }) => hit.line)], [999, 3, [1, 2, 3]])
  const further = await find('pattern=2&limit=3&after=3')
  assert.deepEqual(
    further.hits.map((hit: { line: number }) => hit.line),
    [4, 5, 6],
  )
  const place = await find('after=950&limit=2')
  assert.deepEqual(
    place.hits.map((hit: { text: string }) => hit.text),
    [line(950), line(951)],
  )
  assert.deepEqual(await find('text=.*'), { hits: [], total: 0, next: null })
})

test('who may not see the file may not read the log in it either', async () => {
  const id = await attached('secret.log', log)
  for (const who of [await desk.as(desk.tom), await desk.as(desk.anna)])
    await as(who, async () => {
      for (const path of [`/attachments/${id}/log`, `/attachments/${id}/log/lines?text=served`])
        assert.ok([403, 404].includes((await ask('GET', path)).status), path)
    })
  // An agent who serves another organisation only.
  const stranger = { ...desk.boris, id: desk.vera.id, serves: [desk.telecom], teams: [] }
  await as(stranger, async () => assert.equal((await ask('GET', `/attachments/${id}/log`)).status, 404))
})

test('a file that is no text is refused', async () => {
  const picture = await attached('photo.log', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)))
  const { status, body } = await ask('GET', `/attachments/${picture}/log`)
  assert.deepEqual([status, body.code], [409, 'diagnosis.not-a-log'])
})

test('the server is free while a long log is read', async () => {
  const id = await attached('long.log', Buffer.from(Array.from({ length: 300_000 }, (_, i) => line(i)).join('\n')))
  const before = performance.eventLoopUtilization()
  const { status, body } = await ask('GET', `/attachments/${id}/log`)
  const { utilization } = performance.eventLoopUtilization(before)
  assert.deepEqual([status, body.lines], [200, 300_000])
  assert.ok(utilization < 0.3, `the loop of the server was busy ${Math.round(utilization * 100)} % of the time`)
})
