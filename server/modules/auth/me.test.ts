import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#contract/auth-acts.ts'
import { addPerson, editPerson } from '#contract/people-acts.ts'
import { givenDesk, system } from '#testing/given.ts'
import { givenHttp } from '#testing/http.ts'
import { givenVisitors, password } from '#testing/visitors.ts'
import { tokenAdd, userAdd, userLink } from './index.ts'

const desk = await givenDesk()
const doors = await givenHttp(desk)
const { call } = doors
const { administrator, visitor } = await givenVisitors(desk, doors)
const requester = await visitor(['requester'])

test('a person changes his own name, language, zone and screens, and nothing else of himself', async () => {
  const own = { cookie: requester.cookie }
  await call(contract.editMe, { body: { name: 'Пётр', language: 'en', timeZone: 'Asia/Omsk', preferences: { theme: 'dark' } } }, own)
  const { body } = await call(contract.editMe, { body: { preferences: { density: 'roomy', columns: ['due', 'owner'] } } }, own)
  assert.deepEqual(
    [body.person.name, body.language, body.timeZone, body.preferences],
    ['Пётр', 'en', 'Asia/Omsk', { theme: 'dark', density: 'roomy', shortcuts: true, columns: ['due', 'owner'] }],
  )
  assert.equal((await call(contract.editMe, { body: { timeZone: 'Mars/Olympus' } }, own)).status, 409)
  await doors.send('PATCH', '/me', { roles: ['administrator'], organisation: null, vip: true }, own)
  assert.deepEqual((await call(contract.getMe, {}, own)).body.roles, ['requester'])
})

test('a new password needs the old one, ends the other sessions and keeps this one under a new token', async () => {
  const agent = await visitor(['agent'])
  const other = (await call(contract.signIn, { body: { email: agent.email, password } }, { ip: '198.51.100.1' })).cookie ?? ''
  const change = async (current: string, wanted: string) =>
    call(contract.changePassword, { body: { current, password: wanted } }, { cookie: agent.cookie })
  assert.equal((await change('wrong', 'другой чайник на плите')).status, 409)
  assert.equal((await change(password, 'agent-agent')).status, 409)
  const changed = await change(password, 'другой чайник на плите')
  assert.equal(changed.status, 200)
  const statuses = [agent.cookie, other, changed.cookie].map(
    async (cookie) => (await call(contract.getMe, {}, { cookie: cookie ?? '' })).status,
  )
  assert.deepEqual(await Promise.all(statuses), [401, 401, 200])
})

test('whoever is in by a stolen session guesses the password ten times and no more', async () => {
  const agent = await visitor(['agent'])
  const statuses = []
  for (let i = 0; i < 12; i++)
    statuses.push(
      (await call(contract.changePassword, { body: { current: `${i}`, password: 'другой чайник на плите' } }, { cookie: agent.cookie }))
        .status,
    )
  assert.deepEqual(statuses.slice(9), [409, 429, 429])
})

test('the audit names who did what to whom, and knows nothing of the daily work', async () => {
  const boss = { cookie: administrator.cookie }
  const { id } = (await call(addPerson, { body: { name: 'Новый', email: 'new@desk.example' } }, boss)).body
  await call(editPerson, { params: { id }, body: { roles: ['requester', 'agent'] } }, boss)
  await desk.act(system, async (work) => work.record(id, { type: 'ticket.begun' }))
  const { items } = (await call(contract.readAudit, { query: { person: id } }, boss)).body
  assert.deepEqual(
    items.map(({ type }) => type),
    ['person.roles-set', 'person.roles-set', 'person.address-added', 'person.added'],
  )
  assert.deepEqual(
    [items[0]?.actor?.name, items[0]?.by, items[0]?.subject.name, items[0]?.facts],
    ['Админ', 'session', 'Новый', { roles: ['agent', 'requester'] }],
  )
})

test('the audit is read page by page without a gap, and by kind, person and time', async () => {
  const boss = { cookie: administrator.cookie }
  const whole = (await call(contract.readAudit, { query: { limit: '200' } }, boss)).body.items.map(({ id }) => id)
  const paged: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: { id: string }[]; next: string | null } = (
      await call(contract.readAudit, { query: { limit: '3', ...(cursor ? { cursor } : {}) } }, boss)
    ).body
    paged.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  assert.deepEqual(paged, whole)
  const began = (await call(contract.readAudit, { query: { type: 'session.begun', person: requester.id } }, boss)).body.items
  assert.deepEqual(
    began.map(({ ip }) => ip?.slice(0, 9)),
    ['2001:db8:'],
  )
  assert.equal((await call(contract.readAudit, { query: { to: '2020-01-01T00:00:00Z' } }, boss)).body.items.length, 0)
  assert.equal((await call(contract.readAudit, { query: { cursor: 'x' } }, boss)).status, 409)
})

test('the launcher adds people of each role, gives new ways in, and makes keys', async () => {
  for (const role of ['administrator', 'manager', 'lead', 'agent', 'requester'] as const) {
    const email = `${role}@launcher.example`
    const href = await userAdd(desk.house, desk.url, { email, name: role, role, language: 'ru' })
    const token = href.split('#')[1] ?? ''
    const entered = await call(contract.setPasswordByLink, { body: { token, password } }, { ip: '198.51.100.77' })
    assert.deepEqual([entered.body.roles, entered.body.email], [[role], email])
    const bearer = await tokenAdd(desk.house, email.toUpperCase())
    assert.deepEqual((await call(contract.getMe, {}, { bearer })).body.permissions.sort(), entered.body.permissions.sort())
  }
  assert.match(await userLink(desk.house, desk.url, 'agent@launcher.example'), /^http:\/\/desk\.test\/l\/password#/)
  await assert.rejects(userLink(desk.house, desk.url, 'nobody@launcher.example'), { code: 'people.unknown-person' })
  await assert.rejects(userAdd(desk.house, desk.url, { email: 'agent@launcher.example', name: 'x', role: 'agent', language: 'en' }), {
    code: 'people.address-taken',
  })
})
