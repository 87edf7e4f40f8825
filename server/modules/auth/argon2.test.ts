import assert from 'node:assert/strict'
import { argon2Sync } from 'node:crypto'
import { test } from 'node:test'
import { hashPassword, isOutdated, verifyPassword } from './ways/argon2.ts'

test('a password opens its own hash only, and no two hashes are the same', async () => {
  const [one, two] = await Promise.all([hashPassword('зелёный чайник'), hashPassword('зелёный чайник')])
  assert.notEqual(one, two)
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  assert.equal(await verifyPassword('зелёный чайник', one), true)
  assert.equal(await verifyPassword('зелёный чайник ', one), false)
  assert.equal(await verifyPassword('', one), false)
})

test('the same letters typed on another system are the same password', async () => {
  const composed = 'зелёный'.normalize('NFC')
  const decomposed = 'зелёный'.normalize('NFD')
  assert.notEqual(composed, decomposed)
  assert.equal(await verifyPassword(decomposed, await hashPassword(composed)), true)
})

test('a hash of other costs is verified with its own costs and known as outdated', async () => {
  const nonce = Buffer.alloc(16, 7)
  const hash = argon2Sync('argon2id', { message: 'чайник', nonce, parallelism: 1, tagLength: 32, memory: 8192, passes: 1 })
  const stored = `$argon2id$v=19$m=8192,t=1,p=1$${nonce.toString('base64').replaceAll('=', '')}$${hash.toString('base64').replaceAll('=', '')}`
  assert.equal(await verifyPassword('чайник', stored), true)
  assert.equal(isOutdated(stored), true)
  assert.equal(isOutdated(await hashPassword('чайник')), false)
})

test('the event loop goes on while hashes are computed', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  await Promise.all([1, 2, 3, 4].map(async () => hashPassword('чайник')))
  clearInterval(timer)
  assert.ok(turns > 10, `${turns} turns`)
})

for (const broken of ['', 'x', '$argon2id$v=19$m=1', '$argon2i$v=19$m=19456,t=2,p=1$AAAA$AAAA'])
  test(`what is no hash of ours opens nothing: "${broken}"`, async () => assert.equal(await verifyPassword('чайник', broken), false))
