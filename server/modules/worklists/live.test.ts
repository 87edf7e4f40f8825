import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import * as z from 'zod'
import { signOut } from '#contract/auth-acts.ts'
import { addOrganisation, addTeam } from '#contract/people-acts.ts'
import { openTicket } from '#contract/tickets.ts'
import { apiPrefix } from '#platform/http/index.ts'
import { givenDesk, system } from '#testing/given.ts'
import { givenHttp } from '#testing/http.ts'
import { givenNodes } from '#testing/nodes.ts'
import { followStream } from '#testing/streams.ts'
import { givenVisitors } from '#testing/visitors.ts'
import { levelIds } from '#testing/tickets.ts'

const desk = await givenDesk()
const doors = await givenHttp(desk)
const { administrator, visitor } = await givenVisitors(desk, doors)

const bakery = (await desk.call(system, addOrganisation, { body: { name: 'Пекарня', domains: ['bakery.example'] } })).id
const telecom = (await desk.call(system, addOrganisation, { body: { name: 'Связь', domains: ['telecom.example'] } })).id
const firstLine = (await desk.call(system, addTeam, { body: { name: 'Первые', levels: [levelIds.L1] } })).id
const forTelecom = (await desk.call(system, addTeam, { body: { name: 'Для связи', levels: [levelIds.L1], serves: [telecom] } })).id
const olga = await visitor(['agent'], { teams: [firstLine] })
const pavel = await visitor(['agent'], { teams: [forTelecom] })
const anna = await visitor(['requester'], { email: 'anna@bakery.example', organisation: bakery })
const tom = await visitor(['requester'], { email: 'tom@telecom.example', organisation: telecom })

const [one = '', other = ''] = await givenNodes(desk.house.db.url, 2)
/** Acts through the other node: its own readers of the log tell what happened. */
const onOther = async (cookie: string, method: string, path: string, body: object): Promise<unknown> => {
  const headers = { cookie: `opora_session=${cookie}`, 'content-type': 'application/json' }
  const answer = await fetch(`${other}${apiPrefix}${path}`, { method, headers, body: JSON.stringify(body) })
  assert.equal(answer.status, 200, await answer.clone().text())
  return answer.json()
}
const open = async (requester: typeof anna, title: string) => {
  const body = { title, text: title, requester: { person: requester.id }, team: firstLine }
  return z.parse(openTicket.result, await onOther(olga.cookie, openTicket.method, openTicket.path, body))
}
const setMembers = (members: string[]) => onOther(administrator.cookie, 'PATCH', `/teams/${firstLine}`, { members })

test('what happens on one node is told on the other, to each only what is his', { timeout: 60_000 }, async () => {
  const [agent, narrow, baker, client] = await Promise.all([olga, pavel, anna, tom].map(({ cookie }) => followStream(one, cookie)))
  assert.ok(agent && narrow && baker && client)
  for (const stream of [agent, narrow, baker, client]) await stream.until(({ event }) => event === 'hello')

  const oven = await open(anna, 'Печь не греет')
  await onOther(olga.cookie, 'POST', `/tickets/${oven.id}/notes`, { text: 'Опять забыли включить' })
  await onOther(olga.cookie, 'POST', `/tickets/${oven.id}/escalation`, {
    level: levelIds.L2,
    card: { done: 'Спросили про рубильник', ruledOut: '', evidence: '', question: 'Что с реле?' },
  })
  const line = await open(tom, 'Обрыв на линии')
  // The last news is heard by all but Anna, who has her own.
  for (const stream of [agent, narrow, client]) await stream.until(({ data }) => data.id === line.id)
  await baker.until(({ data }) => data.type === 'changed')

  const said = ({ heard }: typeof agent) => heard.filter(({ event }) => event === 'ticket')
  const typesOf = (stream: typeof agent, id: string) => new Set(said(stream).flatMap(({ data }) => (data.id === id ? [data.type] : [])))
  assert.ok(typesOf(agent, oven.id).isSupersetOf(new Set(['ticket.opened', 'ticket.noted', 'ticket.escalated', 'message.kept'])))
  assert.deepEqual(said(agent)[0]?.data.number, oven.number)
  assert.deepEqual(new Set(said(narrow).map(({ data }) => data.id)), new Set([line.id]))
  assert.deepEqual(new Set(said(client).map(({ data }) => data.id)), new Set([line.id]))
  assert.deepEqual(new Set(said(baker).map(({ data }) => data.id)), new Set([oven.id]))
  assert.deepEqual(typesOf(baker, oven.id), new Set(['ticket.opened', 'changed']))
  for (const stream of [agent, narrow, baker, client]) stream.stop()
})

test('what happens to a problem is told to those who work it, and to no requester', { timeout: 60_000 }, async () => {
  const [agent, client] = await Promise.all([olga, tom].map(({ cookie }) => followStream(one, cookie)))
  assert.ok(agent && client)
  for (const stream of [agent, client]) await stream.until(({ event }) => event === 'hello')
  const line = await open(tom, 'Помехи на линии')
  await desk.act(system, async (work) => work.record(line.id, { type: 'problem.watch-ended', how: 'kept', incidents: [] }))
  await agent.until(({ data }) => data.id === line.id && data.type === 'problem.watch-ended')
  const last = await open(tom, 'Тишина на линии')
  await client.until(({ data }) => data.id === last.id)
  assert.ok(!client.heard.some(({ data }) => data.type === 'problem.watch-ended'))
  for (const stream of [agent, client]) stream.stop()
})

test('letters put aside are told to those who work tickets, and to nobody else', { timeout: 60_000 }, async () => {
  const [agent, client] = await Promise.all([olga, tom].map(({ cookie }) => followStream(one, cookie)))
  assert.ok(agent && client)
  for (const stream of [agent, client]) await stream.until(({ event }) => event === 'hello')
  await desk.act(system, async (work) => work.record(randomUUID(), { type: 'letter.overdue' }))
  await agent.until(({ event }) => event === 'letters')
  const line = await open(tom, 'Шум на линии')
  await client.until(({ data }) => data.id === line.id)
  assert.ok(!client.heard.some(({ event }) => event === 'letters'))
  for (const stream of [agent, client]) stream.stop()
})

test('who comes to a ticket on one node is seen on the other by those who work it, and by nobody else', { timeout: 60_000 }, async () => {
  const oven = await open(anna, 'Печь гудит')
  const [agent, narrow, baker] = await Promise.all([olga, pavel, anna].map(({ cookie }) => followStream(one, cookie)))
  assert.ok(agent && narrow && baker)
  for (const stream of [agent, narrow, baker]) await stream.until(({ event }) => event === 'hello')
  await onOther(olga.cookie, 'PUT', `/tickets/${oven.id}/presence`, { doing: 'typing' })
  await agent.until(({ event, data }) => event === 'presence' && data.people?.[0]?.doing === 'typing')
  await onOther(olga.cookie, 'DELETE', `/tickets/${oven.id}/presence`, {})
  await agent.until(({ event, data }) => event === 'presence' && data.people?.length === 0)
  const line = await open(tom, 'Эхо на линии')
  await narrow.until(({ data }) => data.id === line.id)
  await onOther(olga.cookie, 'POST', `/tickets/${oven.id}/notes`, { text: 'Едем' })
  await baker.until(({ event }) => event === 'ticket')
  assert.ok(![...narrow.heard, ...baker.heard].some(({ event }) => event === 'presence'))
  for (const stream of [agent, narrow, baker]) stream.stop()
})

test('whose rights change hears the news by the new ones, and is told to look again', { timeout: 60_000 }, async () => {
  const stream = await followStream(one, pavel.cookie)
  await stream.until(({ event }) => event === 'hello')
  await setMembers([olga.id, pavel.id])
  await stream.until(({ event }) => event === 'again')
  const oven = await open(anna, 'Печь дымит')
  await stream.until(({ data }) => data.id === oven.id)
  await setMembers([olga.id])
  await stream.until(({ event }) => stream.heard.filter((heard) => heard.event === 'again').length === 2 && event === 'again')
  const before = stream.heard.length
  await onOther(olga.cookie, 'POST', `/tickets/${oven.id}/notes`, { text: 'Павлу это уже не видно' })
  const line = await open(tom, 'Шум на линии')
  await stream.until(({ data }) => data.id === line.id)
  assert.deepEqual(new Set(stream.heard.slice(before).map(({ data }) => data.id)), new Set([line.id]))
  stream.stop()
})

test('a stream ends with its session; without one there is none', { timeout: 60_000 }, async () => {
  assert.equal((await followStream(one, 'nobody')).status, 401)
  const stream = await followStream(one, tom.cookie)
  await stream.until(({ event }) => event === 'hello')
  await onOther(tom.cookie, signOut.method, signOut.path, {})
  await stream.done
  assert.deepEqual(
    stream.heard.filter(({ event }) => event === 'ticket'),
    [],
  )
})
