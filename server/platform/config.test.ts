import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { readConfig } from './config.ts'

test('an empty environment gives the defaults, with the data folder in Opora itself', () => {
  assert.deepEqual(readConfig({}), {
    port: 8080,
    dataFolder: resolve(import.meta.dirname, '../../data'),
    databaseUrl: undefined,
    smtpPort: 2525,
    lmtpPort: undefined,
    url: 'http://localhost:8080',
  })
})

test('an empty variable is an unset one', () => {
  assert.deepEqual(readConfig({ OPORA_PORT: '', OPORA_DATA: ' ', DATABASE_URL: '', OPORA_LMTP_PORT: '', OPORA_URL: '' }), readConfig({}))
})

test('a given data folder is relative to where one stands', () => {
  assert.equal(readConfig({ OPORA_DATA: 'desk' }).dataFolder, resolve('desk'))
})

test('the address loses its last slash and keeps its path', () => {
  assert.equal(readConfig({ OPORA_URL: 'https://help.example.org/desk/' }).url, 'https://help.example.org/desk')
})

for (const [name, value, code] of [
  ['OPORA_PORT', 'abc', 'config.not-a-port'],
  ['OPORA_PORT', '0', 'config.not-a-port'],
  ['OPORA_PORT', '65536', 'config.not-a-port'],
  ['OPORA_PORT', '-1', 'config.not-a-port'],
  ['OPORA_PORT', '80.5', 'config.not-a-port'],
  ['OPORA_SMTP_PORT', '2525/tcp', 'config.not-a-port'],
  ['OPORA_LMTP_PORT', 'lmtp', 'config.not-a-port'],
  ['OPORA_URL', 'help.example.org', 'config.not-a-web-address'],
  ['OPORA_URL', 'ftp://help.example.org', 'config.not-a-web-address'],
  ['OPORA_URL', 'https://help.example.org/?a=1', 'config.not-a-web-address'],
  ['DATABASE_URL', 'mysql://localhost/opora', 'config.not-a-database-address'],
] as const) {
  test(`${name}=${value} is refused by name`, () => {
    assert.throws(() => readConfig({ [name]: value }), { name: 'SetupFault', code, values: { name, value } })
  })
}

test('a refused database address does not show its password', () => {
  assert.throws(() => readConfig({ DATABASE_URL: 'mysql://opora:secret@db/opora' }), {
    values: { name: 'DATABASE_URL', value: 'mysql://opora:…@db/opora' },
  })
})
