import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#contract/auth-acts.ts'
import { leavePerson } from '#contract/people-acts.ts'
import { givenDesk } from '#testing/given.ts'
import { givenHttp } from '#testing/http.ts'
import { givenVisitors, password } from '#testing/visitors.ts'

const desk = await givenDesk()
let now = Temporal.Instant.from('2026-03-02T06:00:00Z')
const house = { ...desk.house, now: () => now }
const parts = { ...desk, house }
const doors = await givenHttp(parts)
const { call } = doors
await desk.settle()
const { administrator, visitor } = await givenVisitors(parts, doors)

let place = 0
/** A new address on the net for every test: what one test spends is not another's. */
const somewhere = () => `198.51.100.${++place}`
const enter = async (email: string, given = password, ip = somewhere()) =>
  call(contract.signIn, { body: { email, password: given } }, { ip })
const isIn = async (cookie: string | undefined) => (await call(contract.getMe, {}, { cookie: cookie ?? '' })).status === 200

test('each sign-in gives a new token, and sign-out ends it', async () => {
  const one = await enter(administrator.email.toUpperCase())
  const two = await enter(administrator.email)
  assert.notEqual(one.cookie, two.cookie)
  assert.equal((await call(contract.signOut, {}, { cookie: one.cookie ?? '' })).cookie, '')
  assert.deepEqual([await isIn(one.cookie), await isIn(two.cookie)], [false, true])
})

test('whoever signs in where he was signed in has the old token no more', async () => {
  const { cookie } = await visitor(['agent'])
  const again = await call(contract.signIn, { body: { email: administrator.email, password } }, { cookie, ip: somewhere() })
  assert.deepEqual([await isIn(cookie), await isIn(again.cookie)], [false, true])
})

test('the cookie is out of reach of scripts and of other sites', async () => {
  const { headers } = await enter(administrator.email)
  assert.match(String(headers['set-cookie']), /HttpOnly; SameSite=Lax/)
})

test('a page of another site cannot act by the cookie', async () => {
  const { cookie } = await visitor(['agent'])
  const foreign = await call(contract.signOutEverywhere, {}, { cookie, headers: { origin: 'https://evil.example' } })
  assert.equal(foreign.status, 403)
  const own = await call(contract.signOutEverywhere, {}, { cookie, headers: { origin: desk.url } })
  assert.equal(own.status, 200)
})

test('sign-out everywhere ends every session of the person and nobody else’s', async () => {
  const agent = await visitor(['agent'])
  const other = await enter(agent.email)
  assert.equal((await call(contract.signOutEverywhere, {}, { cookie: agent.cookie })).status, 200)
  assert.deepEqual([await isIn(agent.cookie), await isIn(other.cookie), await isIn(administrator.cookie)], [false, false, true])
})

test('a person sees his own sessions and ends one of them, never another’s', async () => {
  const agent = await visitor(['agent'])
  const other = await enter(agent.email)
  const { items } = (await call(contract.listSessions, {}, { cookie: agent.cookie })).body
  assert.equal(items.length, 2)
  assert.equal(items.filter(({ current }) => current).length, 1)
  const theirs = (await call(contract.listSessions, {}, { cookie: administrator.cookie })).body.items[0]
  const end = async (id = '') => call(contract.endSession, { params: { id } }, { cookie: agent.cookie })
  assert.equal((await end(theirs?.id)).status, 404)
  assert.equal((await end(items.find(({ current }) => !current)?.id)).status, 200)
  assert.deepEqual([await isIn(agent.cookie), await isIn(other.cookie), await isIn(administrator.cookie)], [true, false, true])
})

test('a session ends when it is idle, lives on while it is used, and ends when it is old all the same', async () => {
  const settings = { idleHours: 10, longestDays: 2, invitationDays: 7 }
  assert.equal((await call(contract.setAccessSettings, { body: settings }, { cookie: administrator.cookie })).status, 200)
  const begun = now
  const [used, idle] = [(await enter(administrator.email)).cookie, (await enter(administrator.email)).cookie]
  for (const hours of [9, 18, 27, 36, 45]) {
    now = begun.add({ hours })
    assert.equal(await isIn(used), true, `${hours} hours`)
  }
  assert.equal(await isIn(idle), false)
  now = begun.add({ hours: 48 })
  assert.equal(await isIn(used), false)
})

test('ten wrong tries stop one guesser, who learns when to come back; the owner elsewhere does not notice', async () => {
  const agent = await visitor(['agent'])
  const ip = somewhere()
  for (let i = 0; i < 10; i++) assert.equal((await enter(agent.email, `wrong ${i}`, ip)).status, 401)
  const stopped = await enter(agent.email, password, ip)
  assert.equal(stopped.status, 429)
  assert.equal(stopped.headers['retry-after'], '900')
  assert.equal((await enter(agent.email)).status, 200)
  now = now.add({ minutes: 15 })
  assert.equal((await enter(agent.email, password, ip)).status, 200)
})

test('a crowd of guesses at once gets no further than a queue', async () => {
  const agent = await visitor(['agent'])
  const ip = somewhere()
  const answers = await Promise.all(Array.from({ length: 20 }, async (_, i) => enter(agent.email, `wrong ${i}`, ip)))
  assert.equal(answers.filter(({ status }) => status === 401).length, 10)
  assert.equal(answers.filter(({ status }) => status === 429).length, 10)
})

test('whoever signs in rightly is not counted', async () => {
  const agent = await visitor(['agent'])
  const ip = somewhere()
  for (let i = 0; i < 12; i++) assert.equal((await enter(agent.email, password, ip)).status, 200)
})

test('an unknown address, a wrong password, no password and one who left answer alike, after the same time', async () => {
  const agent = await visitor(['agent'])
  const gone = await visitor(['agent'])
  await call(leavePerson, { params: { id: gone.id } }, { cookie: administrator.cookie })
  const tries = [agent.email, 'nobody@desk.example', 'not an address', gone.email].map((email) => ({
    email,
    answers: new Set<string>(),
    ms: Infinity,
  }))
  // In turns: what else the machine does slows all of them, and the shortest times are compared.
  for (let turn = 0; turn < 6; turn++)
    for (const one of tries) {
      const from = performance.now()
      const { status, body } = await enter(one.email, one.email === agent.email ? 'wrong password' : password)
      one.ms = Math.min(one.ms, performance.now() - from)
      one.answers.add(JSON.stringify({ status, body }))
    }
  const [known, ...others] = tries
  assert.ok(known?.answers.size === 1)
  for (const other of others) {
    assert.deepEqual(other.answers, known.answers, other.email)
    assert.ok(other.ms > known.ms * 0.5, `${other.email}: ${other.ms} ms, a known one ${known.ms} ms`)
  }
})

test('whoever leaves is out at once, by session and by key, and back only when he returns', async () => {
  const agent = await visitor(['agent'])
  const { token } = (await call(contract.addKey, { body: { name: 'робот', scopes: ['ticket.work'] } }, { cookie: agent.cookie })).body
  assert.equal((await call(contract.getMe, {}, { bearer: token })).status, 200)
  await call(leavePerson, { params: { id: agent.id } }, { cookie: administrator.cookie })
  assert.equal((await call(contract.getMe, {}, { bearer: token })).status, 401)
  assert.equal(await isIn(agent.cookie), false)
  await desk.settle()
  const open = await desk.db.selectFrom('session').select('id').where('person_id', '=', agent.id).where('ended_at', 'is', null).execute()
  const keys = await desk.db.selectFrom('api_key').select('id').where('person_id', '=', agent.id).where('revoked_at', 'is', null).execute()
  assert.deepEqual([open, keys], [[], []])
})
