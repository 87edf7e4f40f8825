import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#contract/auth-acts.ts'
import { givenDesk } from '#testing/given.ts'
import { givenHttp } from '#testing/http.ts'
import { setupLink } from './index.ts'

const desk = await givenDesk()
const { call } = await givenHttp(desk)
const password = 'зелёный чайник у окна'
const tokenOf = (href: string | undefined): string => href?.split('#')[1] ?? ''

const wish = { organisation: 'Опора', name: 'Вера Климова', email: 'vera@desk.example', password }

test('the first run makes the first administrator once, and only for the holder of the link', async () => {
  const token = tokenOf(await setupLink(desk.house, desk.url))
  assert.equal((await call(contract.getFirstRun)).body.needed, true)
  const wrong = await call(contract.firstRun, { body: { ...wish, token: `${token.slice(0, -2)}zz` } })
  assert.equal(wrong.status, 409)
  const [first, second] = await Promise.all([
    call(contract.firstRun, { body: { ...wish, token } }),
    call(contract.firstRun, { body: { ...wish, token } }),
  ])
  assert.deepEqual(
    [first.status, second.status].sort((a, b) => a - b),
    [200, 409],
  )
  const made = first.status === 200 ? first : second
  assert.deepEqual(made.body.roles, ['administrator'])
  assert.equal(made.body.organisation?.name, 'Опора')
  assert.equal((await call(contract.getMe, {}, { cookie: made.cookie ?? '' })).body.person.name, 'Вера Климова')
  assert.equal(await setupLink(desk.house, desk.url), undefined)
  assert.equal((await call(contract.getFirstRun)).body.needed, false)
})

const enter = async (email: string, given = password, ip = '192.0.2.50') =>
  call(contract.signIn, { body: { email, password: given } }, { ip })

test('sign-in gives a new token each time, sign-out ends it', async () => {
  const one = await enter('Vera@Desk.example')
  const two = await enter('vera@desk.example')
  assert.notEqual(one.cookie, two.cookie)
  const cookie = one.cookie ?? ''
  assert.equal((await call(contract.getMe, {}, { cookie })).status, 200)
  const out = await call(contract.signOut, {}, { cookie })
  assert.equal(out.cookie, '')
  assert.equal((await call(contract.getMe, {}, { cookie })).status, 401)
  assert.equal((await call(contract.getMe, {}, { cookie: two.cookie ?? '' })).status, 200)
})
