import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#contract/auth-acts.ts'
import { personForLetter } from '#modules/people'
import { givenDesk, system } from '#testing/given.ts'
import { givenHttp } from '#testing/http.ts'
import { password } from '#testing/visitors.ts'
import { setupLink, showDemoAccounts } from './index.ts'

const desk = await givenDesk()
const { call } = await givenHttp(desk)
const wish = { organisation: 'Опора', name: 'Вера Климова', email: 'vera@desk.example', password }
const token = (await setupLink(desk.house, desk.url))?.split('#')[1] ?? ''

test('nobody without the link makes an administrator', async () => {
  const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`
  assert.equal((await call(contract.firstRun, { body: { ...wish, token: forged } })).status, 409)
  assert.equal((await call(contract.getFirstRun)).body.needed, true)
})

test('a weak password is refused before anything is made', async () => {
  const { status, body } = await call(contract.firstRun, { body: { ...wish, token, password: 'qwertyuiop' } })
  assert.deepEqual([status, body], [409, { ...body, code: 'auth.weak-password', facts: { reason: 'sequence' } }])
  assert.equal((await call(contract.getFirstRun)).body.needed, true)
})

test('two who hold the link make one administrator, even of one who wrote a letter before; he is signed in', async () => {
  const before = await desk.act(system, async (work) => personForLetter(work, { address: wish.email, name: 'vera' }))
  const answers = await Promise.all([1, 2].map(async () => call(contract.firstRun, { body: { ...wish, token } })))
  assert.deepEqual(
    answers.map(({ status }) => status).sort((a, b) => a - b),
    [200, 409],
  )
  const made = answers.find(({ status }) => status === 200)
  const { body } = await call(contract.getMe, {}, { cookie: made?.cookie ?? '' })
  assert.deepEqual([body.person, body.roles, body.organisation?.name], [{ id: before, name: 'Вера Климова' }, ['administrator'], 'Опора'])
  assert.equal(body.teams.length, 1)
})

test('after that the link opens nothing', async () => {
  assert.equal(await setupLink(desk.house, desk.url), undefined)
  assert.equal((await call(contract.firstRun, { body: { ...wish, email: 'other@desk.example', token } })).status, 409)
  assert.equal((await call(contract.getFirstRun)).body.needed, false)
})

test('a door says whose it is, and shows accounts of the demo only where there is one', async () => {
  const before = await call(contract.getSessionOptions)
  assert.deepEqual(before.body, { organisation: 'Опора', firstRun: false, demo: [] })
  const about = { ru: 'Первая линия', en: 'First line' }
  const account = { name: 'Ольга', email: 'olga@desk.example', password: 'demo', role: 'agent' as const, about }
  await showDemoAccounts(desk.house, [account])
  assert.deepEqual((await call(contract.getSessionOptions)).body.demo, [account])
})
