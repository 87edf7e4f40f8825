import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as calendars from '#contract/calendar-acts.ts'
import { leavePerson } from '#contract/people-acts.ts'
import type { Permission, RoleName } from '#contract/people.ts'
import * as contract from '#contract/rotas.ts'
import { onCall } from '#modules/calendars'
import { addPerson } from '#modules/people'
import type { Actor } from '#platform/actor.ts'
import { givenDesk, system } from '#testing/given.ts'
import { assertReplayed } from '#testing/replay.ts'
import { rotaFold } from './rota-fold.ts'

const at = (text: string) => Temporal.Instant.from(text)
const start = at('2026-03-02T09:00:00Z')
let now = start
const desk = await givenDesk({ now: () => now })
const person = (...permissions: Permission[]): Actor => ({
  kind: 'person',
  id: '01980000-0000-7000-8000-00000000aaaa',
  permissions: new Set(permissions),
  organisation: null,
  teams: [],
  serves: null,
  by: 'session',
})
const agent = person('ticket.work')
const refused = (code: string) => ({ code })

const facts = { language: 'ru', timeZone: 'Europe/Moscow', vip: false, remark: '' } as const
const hire = (name: string, role: RoleName = 'agent') =>
  desk.act(system, (work) => addPerson(work, { ...facts, email: `${name.toLowerCase()}@desk.example`, teams: [], name, roles: [role] }))
const [ada, bob, requester] = [await hire('Ada'), await hire('Bob'), await hire('Zoe', 'requester')]
const layer = (...members: string[]): contract.RotaLayer => ({
  members,
  unit: 'day',
  length: 1,
  from: '2026-03-01',
  handOver: '09:00',
  calendar: null,
})
const plan = (...layers: contract.RotaLayer[]): contract.RotaPlan => ({ timezone: 'Europe/Moscow', layers, cover: null })
const names = { ru: 'Ночь', en: 'Night' }
const add = (one: contract.RotaPlan) => desk.call(system, contract.addRota, { body: { names, plan: one } })
const page = (id: string, query = {}) => desk.call(agent, contract.getRota, { params: { id }, query })
const edit = (id: string, body: object) => desk.call(system, contract.editRota, { params: { id }, body })
const put = (id: string, who: string, from: string, to: string) =>
  desk.call(system, contract.addOverride, { params: { id }, body: { person: who, from, to } })
const takeBack = (id: string, override: string) => desk.call(system, contract.removeOverride, { params: { id, override } })

test('a rota says who is on now, until when, and who is next', async () => {
  now = start
  const { id } = await add(plan(layer(ada, bob)))
  const on = await desk.call(agent, contract.getOnCall, { params: { id } })
  assert.deepEqual([on.person?.name, on.until, on.next?.name], ['Bob', '2026-03-03T06:00:00Z', 'Ada'])
  const listed = (await desk.call(agent, contract.listRotas, {})).items.find((one) => one.id === id)
  assert.deepEqual([listed?.now, listed?.gap], [on, null])
  assert.equal(await onCall(desk.db, id, at('2026-03-03T06:00:00Z')), ada)
  const { shifts, gaps } = await page(id, { from: '2026-03-02T00:00:00Z', to: '2026-03-04T00:00:00Z' })
  assert.deepEqual(gaps, [], 'before there was a rota nobody was missed')
  assert.deepEqual(
    shifts.map(({ from, person: { name } }) => [from, name]),
    [
      ['2026-03-02T09:00:00Z', 'Bob'],
      ['2026-03-03T06:00:00Z', 'Ada'],
    ],
  )
})

test('a change holds from now on, and one who has not seen the last change is refused', async () => {
  now = start
  const { id } = await add(plan(layer(ada)))
  now = start.add({ hours: 5 })
  const changed = await edit(id, { plan: plan(layer(bob)), n: 1 })
  assert.deepEqual([changed.n, changed.now.person?.name], [2, 'Bob'])
  assert.equal(await onCall(desk.db, id, start.add({ hours: 4 })), ada)
  await assert.rejects(edit(id, { plan: plan(layer(ada)), n: 1 }), refused('rotas.moved'))
})

test('an override counts while it lasts; taken back, what has been stays', async () => {
  now = start
  const { id } = await add(plan(layer(ada)))
  const { overrides } = await put(id, bob, '2026-03-01T00:00:00Z', '2026-03-02T15:00:00Z')
  assert.equal(overrides[0]?.from, '2026-03-02T09:00:00Z', 'it does not reach into the past')
  now = start.add({ hours: 1 })
  assert.equal(await onCall(desk.db, id, now), bob)
  await takeBack(id, overrides[0]?.id ?? '')
  assert.deepEqual([await onCall(desk.db, id, start), await onCall(desk.db, id, now)], [bob, ada])
  await assert.rejects(takeBack(id, overrides[0]?.id ?? ''), refused('rotas.over'))
  const later = await put(id, bob, '2026-03-05T00:00:00Z', '2026-03-06T00:00:00Z')
  const gone = await takeBack(id, later.overrides.at(-1)?.id ?? '')
  assert.ok(gone.overrides.every(({ from }) => from < '2026-03-05'))
  await assert.rejects(put(id, bob, '2026-03-06T00:00:00Z', '2026-03-05T00:00:00Z'), refused('rotas.bad-period'))
  await assert.rejects(put(id, bob, '2026-03-01T00:00:00Z', '2026-03-01T05:00:00Z'), refused('rotas.over'))
})

test('the hours of a calendar bound a layer, and what they leave open is a gap', async () => {
  now = start
  const week = { timezone: 'Europe/Moscow', weekly: { mon: [['09:00', '18:00'] satisfies [string, string]] } }
  const calendar = await desk.call(system, calendars.addCalendar, { body: { names, plan: week } })
  const limited = { ...layer(ada), calendar: calendar.id }
  await assert.rejects(add(plan(limited)), refused('rotas.unknown-calendar'))
  await desk.call(system, calendars.publishCalendar, {
    params: { id: calendar.id },
    body: { from: '2026-01-01', reason: 'x', revision: 1 },
  })
  const { id, gaps } = await add(plan(limited))
  assert.equal(gaps[0]?.from, '2026-03-02T15:00:00Z')
  assert.deepEqual((await edit(id, { plan: { ...plan(limited), cover: calendar.id }, n: 1 })).gaps, [])
})

test('only those who work here are on call, and only until they leave', async () => {
  now = start
  await assert.rejects(add(plan(layer(requester))), refused('rotas.unknown-member'))
  const eva = await hire('Eva')
  const { id } = await add(plan(layer(eva)))
  await assert.rejects(put(id, requester, '2026-03-05T00:00:00Z', '2026-03-06T00:00:00Z'), refused('rotas.unknown-member'))
  now = start.add({ hours: 2 })
  await desk.call(system, leavePerson, { params: { id: eva } })
  assert.deepEqual([await onCall(desk.db, id, start), await onCall(desk.db, id, now)], [eva, null])
  assert.equal((await page(id)).gaps[0]?.from, now.toString())
})

test('who may not set the desk changes no rota, and rows equal the log', async () => {
  now = start
  const { id } = await add(plan(layer(ada)))
  const change = desk.call(agent, contract.editRota, { params: { id }, body: { active: false } })
  await assert.rejects(change, refused('forbidden'))
  await edit(id, { active: false })
  assert.ok(!(await desk.call(agent, contract.listRotas, {})).items.some((one) => one.id === id))
  await assert.rejects(page(id, { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' }), refused('rotas.bad-period'))
  await assert.rejects(page('01980000-0000-7000-8000-00000000ffff'), refused('not-found'))
  assert.ok((await assertReplayed(desk.db, rotaFold)) > 5)
})
