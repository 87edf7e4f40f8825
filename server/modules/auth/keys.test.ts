import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#contract/auth-acts.ts'
import { editPerson, listPeople, setRole } from '#contract/people-acts.ts'
import type { Permission } from '#contract/people.ts'
import { givenDesk } from '#testing/given.ts'
import { givenHttp } from '#testing/http.ts'
import { givenVisitors } from '#testing/visitors.ts'

const desk = await givenDesk()
let now = Temporal.Now.instant()
const parts = { ...desk, house: { ...desk.house, now: () => now } }
const doors = await givenHttp(parts)
const { call } = doors
const { administrator, visitor } = await givenVisitors(parts, doors)
const agent = await visitor(['agent'])

const makeKey = async (scopes: Permission[], visit = agent, expiresAt?: string) =>
  call(contract.addKey, { body: { name: 'робот', scopes, ...(expiresAt === undefined ? {} : { expiresAt }) } }, { cookie: visit.cookie })

test('a key opens what its scopes name and nothing more', async () => {
  const { token, key } = (await makeKey(['person.read', 'ticket.create'])).body
  const me = await call(contract.getMe, {}, { bearer: token })
  assert.deepEqual(me.body.permissions.sort(), ['person.read', 'ticket.create'])
  assert.equal((await call(listPeople, {}, { bearer: token })).status, 200)
  const edit = await call(editPerson, { params: { id: agent.id }, body: { remark: 'x' } }, { bearer: token })
  assert.equal(edit.status, 403)
  assert.equal(JSON.stringify((await call(contract.listKeys, {}, { cookie: agent.cookie })).body).includes(token), false)
  assert.match(key.id, /^[0-9a-f-]{36}$/)
})

test('nobody makes a key that may more than he', async () => {
  const { status, body } = await makeKey(['person.read', 'access.edit'])
  assert.deepEqual([status, body], [409, { ...body, code: 'auth.scope-beyond-own', facts: { scope: 'access.edit' } }])
})

test('a key loses what its owner loses', async () => {
  const lead = await visitor(['lead'])
  const { token } = (await makeKey(['report.read', 'ticket.create'], lead)).body
  await call(editPerson, { params: { id: lead.id }, body: { roles: ['requester'] } }, { cookie: administrator.cookie })
  assert.deepEqual((await call(contract.getMe, {}, { bearer: token })).body.permissions, ['ticket.create'])
})

test('a key manages no keys, sessions or passwords', async () => {
  const { token, key } = (await makeKey(['ticket.create'])).body
  const visitor = { bearer: token }
  const tries = [
    await call(contract.addKey, { body: { name: 'ещё', scopes: ['ticket.create'] } }, visitor),
    await call(contract.revokeKey, { params: { id: key.id } }, visitor),
    await call(contract.signOutEverywhere, {}, visitor),
    await call(contract.changePassword, { body: { current: '', password: 'другой чайник на плите' } }, visitor),
  ]
  assert.deepEqual(
    tries.map(({ status }) => status),
    [403, 403, 403, 403],
  )
  assert.equal((await call(contract.getMe, {}, { cookie: agent.cookie })).status, 200)
})

test('a key ends when it is revoked and when it expires; another’s is out of reach', async () => {
  const lasting = (await makeKey(['ticket.create'])).body
  const short = (await makeKey(['ticket.create'], agent, now.add({ hours: 1 }).toString())).body
  assert.equal((await makeKey(['ticket.create'], agent, now.toString())).status, 409)
  assert.equal((await call(contract.revokeKey, { params: { id: lasting.key.id } }, { cookie: administrator.cookie })).status, 404)
  assert.equal((await call(contract.getMe, {}, { bearer: lasting.token })).status, 200)
  assert.equal((await call(contract.revokeKey, { params: { id: lasting.key.id } }, { cookie: agent.cookie })).status, 200)
  assert.equal((await call(contract.getMe, {}, { bearer: lasting.token })).status, 401)
  assert.equal((await call(contract.getMe, {}, { bearer: short.token })).status, 200)
  now = now.add({ hours: 1 })
  assert.equal((await call(contract.getMe, {}, { bearer: short.token })).status, 401)
})

test('when a key was last used is told', async () => {
  const { token, key } = (await makeKey(['ticket.create'])).body
  const used = async () => (await call(contract.listKeys, {}, { cookie: agent.cookie })).body.items.find(({ id }) => id === key.id)?.usedAt
  assert.equal(await used(), null)
  await call(contract.getMe, {}, { bearer: token })
  assert.equal(await used(), now.round({ smallestUnit: 'millisecond', roundingMode: 'floor' }).toString())
})

test('a key beats a cookie, and a wrong key is not helped by one', async () => {
  assert.equal((await call(contract.getMe, {}, { bearer: 'opora_wrong', cookie: agent.cookie })).status, 401)
})

test('an administrator sees a person’s ways in and shuts them at once', async () => {
  const lead = await visitor(['lead'])
  const { token } = (await makeKey(['ticket.create'], lead)).body
  const seen = (await call(contract.getAccess, { params: { id: lead.id } }, { cookie: administrator.cookie })).body
  assert.deepEqual([seen.hasPassword, seen.sessions.length, seen.keys.length], [true, 1, 1])
  await call(contract.endAccess, { params: { id: lead.id } }, { cookie: administrator.cookie })
  assert.equal((await call(contract.getMe, {}, { cookie: lead.cookie })).status, 401)
  assert.equal((await call(contract.getMe, {}, { bearer: token })).status, 401)
})

test('a helper with access.edit has no hold on those who may more', async () => {
  await call(
    setRole,
    { params: { name: 'lead' }, body: { permissions: ['person.read', 'person.edit', 'access.edit'] } },
    { cookie: administrator.cookie },
  )
  const helper = await visitor(['lead'])
  const manager = await visitor(['manager'])
  for (const { id } of [administrator, manager]) {
    assert.equal((await call(contract.endAccess, { params: { id } }, { cookie: helper.cookie })).status, 403)
    assert.equal((await call(contract.getAccess, { params: { id } }, { cookie: helper.cookie })).status, 403)
    assert.equal((await call(contract.invitePerson, { params: { id } }, { cookie: helper.cookie })).status, 403)
  }
})
