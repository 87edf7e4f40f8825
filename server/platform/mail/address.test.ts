import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { domainOf, envelopeAddress, normalAddress, readMailboxes, tokenOf, withoutToken, withToken } from './address.ts'
import { readToken, signToken } from './token.ts'

test('one person’s address has one form', () => {
  const cases: [string, string | undefined][] = [
    ['Anna@Client.Example', 'anna@client.example'],
    [' <anna@client.example> ', 'anna@client.example'],
    ['mailto:anna@client.example', 'anna@client.example'],
    ['anna@client.example.', 'anna@client.example'],
    ['"anna"@client.example', 'anna@client.example'],
    ['anna@xn--e1afmkfd.xn--p1ai', 'anna@пример.рф'],
    ['АННА@Пример.РФ', 'анна@пример.рф'],
    ['anna@[192.0.2.1]', 'anna@[192.0.2.1]'],
    ['a@b@c.example', 'a@b@c.example'],
    ['nobody', undefined],
    ['@client.example', undefined],
    ['anna@', undefined],
    ['anna b@client.example', undefined],
    [`${'a'.repeat(320)}@x.example`, undefined],
  ]
  for (const [given, normal] of cases) assert.equal(normalAddress(given), normal, given)
})

test('the envelope speaks ASCII for domains', () => {
  assert.equal(envelopeAddress('anna@пример.рф'), 'anna@xn--e1afmkfd.xn--p1ai')
  assert.equal(domainOf('anna@client.example'), 'client.example')
})

test('lists of addresses are read as people write them', () => {
  assert.deepEqual(
    readMailboxes('"Иванова, Анна" <a@x.example>, b@x.example; Team: c@x.example, D <d@x.example>;').map(
      ({ name, address }) => `${name}|${address}`,
    ),
    ['Иванова, Анна|a@x.example', '|b@x.example', '|c@x.example', 'D|d@x.example'],
  )
  assert.deepEqual(readMailboxes('undisclosed-recipients:;'), [])
})

test('a token goes into an address and comes out of it', () => {
  assert.equal(withToken('support@desk.example', 'abc.def'), 'support+abc.def@desk.example')
  assert.equal(tokenOf('support+abc.def@desk.example'), 'abc.def')
  assert.equal(tokenOf('support@desk.example'), undefined)
  assert.equal(withoutToken('support+abc.def@desk.example'), 'support@desk.example')
  assert.equal(withoutToken('support@desk.example'), 'support@desk.example')
})

test('a signed token gives its id back to its secret alone, in any letter case', () => {
  const id = fc.oneof(fc.uuid(), fc.stringMatching(/^[A-Za-z0-9-]{1,20}$/))
  fc.assert(
    fc.property(id, fc.string({ minLength: 1 }), (given, secret) => {
      const token = signToken(secret, given)
      assert.match(token, /^[a-z2-7]+\.[a-z2-7]{16}$/)
      assert.ok(token.length <= 64 - 'support+'.length)
      assert.equal(readToken(secret, token), given)
      assert.equal(readToken(secret, token.toUpperCase()), given)
      assert.equal(readToken(`${secret}x`, token), undefined)
    }),
  )
})

test('a token that was touched is none', () => {
  const token = signToken('secret', '0198f1a2-3b4c-7d5e-8f60-718293a4b5c6')
  assert.equal(token.length, 44)
  for (let place = 0; place < token.length; place++) {
    const touched = token.slice(0, place) + (token[place] === 'a' ? 'b' : 'a') + token.slice(place + 1)
    assert.equal(readToken('secret', touched), undefined, touched)
  }
  for (const nonsense of ['', '.', 'u.', `${token}.x`, token.slice(0, -1), 'reply', 'ü.ü'])
    assert.equal(readToken('secret', nonsense), undefined)
})
