import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#contract/auth-acts.ts'
import { addAddress, leavePerson } from '#contract/people-acts.ts'
import { givenDesk } from '#testing/given.ts'
import { givenHttp } from '#testing/http.ts'
import { givenVisitors, password } from '#testing/visitors.ts'
import { jobs, linkFor } from './index.ts'

const desk = await givenDesk()
let now = Temporal.Now.instant()
const parts = { ...desk, house: { ...desk.house, now: () => now } }
const doors = await givenHttp(parts)
const { call } = doors
const { administrator, visitor } = await givenVisitors(parts, doors)
const requester = await visitor(['requester'])

let place = 0
const somewhere = () => ({ ip: `198.51.100.${++place}` })
const newPassword = 'другой чайник на плите'

/** What the job makes of the ask, as the writer of the letter sees it. */
async function letterTo(email: string, purpose: 'reset' | 'sign-in') {
  const before = await countLinks()
  const job = jobs(parts.house).find((handler) => handler.job.name === 'auth.ask-link')
  await job?.run({ email, purpose }, { id: '', last: false })
  if ((await countLinks()) === before) return undefined
  const { id } = await desk.db.selectFrom('access_link').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
  return linkFor(desk.db, desk.url, id, now)
}
const countLinks = async () => (await desk.db.selectFrom('access_link').select('id').execute()).length
const tokenOf = (link: { href: string } | undefined): string => link?.href.split('#')[1] ?? ''

test('asking answers the same for known and unknown addresses, and leaves the same job behind', async () => {
  for (const ask of [contract.askSignInLink, contract.askPasswordReset]) {
    const known = await call(ask, { body: { email: requester.email } }, somewhere())
    const unknown = await call(ask, { body: { email: 'nobody@desk.example' } }, somewhere())
    assert.deepEqual([known.status, known.body], [unknown.status, unknown.body])
  }
  assert.equal(await letterTo('nobody@desk.example', 'sign-in'), undefined)
})

test('a letter goes to the address that asked, and its link signs in once', async () => {
  const link = await letterTo(requester.email, 'sign-in')
  assert.equal(link?.address, requester.email)
  assert.match(link?.href ?? '', /^http:\/\/desk\.test\/l\/sign-in#/)
  const token = tokenOf(link)
  for (let i = 0; i < 3; i++) assert.equal((await call(contract.lookAtLink, { body: { token } }, somewhere())).body.name, requester.email)
  const answers = await Promise.all([1, 2, 3].map(async () => call(contract.signInByLink, { body: { token } }, somewhere())))
  assert.deepEqual(
    answers.map(({ status }) => status).sort((a, b) => a - b),
    [200, 409, 409],
  )
  assert.equal((await call(contract.lookAtLink, { body: { token } }, somewhere())).status, 409)
})

test('links end: to sign in after half an hour, to reset after an hour, an invitation after its days', async () => {
  const signIn = tokenOf(await letterTo(requester.email, 'sign-in'))
  const reset = tokenOf(await letterTo(requester.email, 'reset'))
  now = now.add({ minutes: 30 })
  assert.equal((await call(contract.signInByLink, { body: { token: signIn } }, somewhere())).status, 409)
  assert.equal((await call(contract.lookAtLink, { body: { token: reset } }, somewhere())).status, 200)
  now = now.add({ minutes: 30 })
  assert.equal((await call(contract.setPasswordByLink, { body: { token: reset, password: newPassword } }, somewhere())).status, 409)
})

test('a link serves its own purpose only', async () => {
  const signIn = tokenOf(await letterTo(requester.email, 'sign-in'))
  const reset = tokenOf(await letterTo(requester.email, 'reset'))
  assert.equal((await call(contract.setPasswordByLink, { body: { token: signIn, password: newPassword } }, somewhere())).status, 409)
  assert.equal((await call(contract.signInByLink, { body: { token: reset } }, somewhere())).status, 409)
})

test('nobody makes a link out of its row', async () => {
  const token = tokenOf(await letterTo(requester.email, 'reset'))
  const [id = '', signature = ''] = token.split('.')
  const other = tokenOf(await letterTo(administrator.email, 'reset'))
  for (const forged of [
    `${id}.${'A'.repeat(signature.length)}`,
    `${other.split('.')[0]}.${signature}`,
    id.padEnd(30, '.'),
    '.'.repeat(40),
    'я'.repeat(40),
  ])
    assert.equal(
      (await call(contract.setPasswordByLink, { body: { token: forged, password: newPassword } }, somewhere())).status,
      409,
      forged,
    )
})

test('no event and no row carries a token', async () => {
  const token = tokenOf(await letterTo(requester.email, 'reset'))
  const written =
    JSON.stringify(await desk.db.selectFrom('event').select('data').execute()) +
    JSON.stringify(await desk.db.selectFrom('access_link').selectAll().execute())
  assert.equal(written.includes(token.split('.')[1] ?? ''), false)
})

test('a new password ends every session and every other letter of the person, and signs in', async () => {
  const agent = await visitor(['agent'])
  const [one, two] = [tokenOf(await letterTo(agent.email, 'reset')), tokenOf(await letterTo(agent.email, 'reset'))]
  const set = await call(contract.setPasswordByLink, { body: { token: one, password: newPassword } }, somewhere())
  assert.equal(set.status, 200)
  assert.equal((await call(contract.getMe, {}, { cookie: agent.cookie })).status, 401)
  assert.equal((await call(contract.getMe, {}, { cookie: set.cookie ?? '' })).status, 200)
  assert.equal((await call(contract.setPasswordByLink, { body: { token: two, password } }, somewhere())).status, 409)
  assert.equal((await call(contract.signIn, { body: { email: agent.email, password } }, somewhere())).status, 401)
  assert.equal((await call(contract.signIn, { body: { email: agent.email, password: newPassword } }, somewhere())).status, 200)
})

test('a weak password uses no link up', async () => {
  const token = tokenOf(await letterTo(requester.email, 'reset'))
  const weak = await call(contract.setPasswordByLink, { body: { token, password: 'qwertyuiop' } }, somewhere())
  assert.equal(weak.status, 409)
  assert.equal((await call(contract.setPasswordByLink, { body: { token, password: newPassword } }, somewhere())).status, 200)
})

test('whoever left gets no letter, and a letter that he has opens nothing', async () => {
  const agent = await visitor(['agent'])
  const token = tokenOf(await letterTo(agent.email, 'sign-in'))
  await call(leavePerson, { params: { id: agent.id } }, { cookie: administrator.cookie })
  assert.equal((await call(contract.signInByLink, { body: { token } }, somewhere())).status, 409)
  assert.equal(await letterTo(agent.email, 'sign-in'), undefined)
})

test('an own second address signs in too', async () => {
  const second = { kind: 'email' as const, value: 'Second@desk.example' }
  await call(addAddress, { params: { id: requester.id }, body: second }, { cookie: administrator.cookie })
  const token = tokenOf(await letterTo('second@desk.example', 'sign-in'))
  assert.equal((await call(contract.signInByLink, { body: { token } }, somewhere())).body.person.id, requester.id)
})

test('nobody is flooded with letters, and nobody floods many', async () => {
  const ask = async (email: string, ip: string) => (await call(contract.askPasswordReset, { body: { email } }, { ip })).status
  const toOne = []
  for (let i = 0; i < 7; i++) toOne.push(await ask('one@desk.example', `203.0.113.${i}`))
  assert.deepEqual(toOne, [200, 200, 200, 200, 200, 429, 429])
  const fromOne = []
  for (let i = 0; i < 32; i++) fromOne.push(await ask(`many-${i}@desk.example`, '203.0.113.99'))
  assert.deepEqual(fromOne.slice(29), [200, 429, 429])
})
