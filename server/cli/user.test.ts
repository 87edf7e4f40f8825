import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { getMe } from '#contract/auth-acts.ts'
import { givenDesk } from '#testing/given.ts'
import { givenHttp } from '#testing/http.ts'

const desk = await givenDesk()
const { call } = await givenHttp(desk)
const folder = mkdtempSync(join(tmpdir(), 'opora-cli-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function cli(...args: readonly string[]) {
  const env = { DATABASE_URL: desk.house.db.url, OPORA_DATA: folder, OPORA_URL: 'https://help.example' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(import.meta.dirname, '../cli.ts'), ...args], {
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('a person is added and gets a link; a token is printed and nothing else, and it works', async () => {
  const added = cli('user', 'add', '--email', 'Boss@desk.example', '--name', 'Вера', '--role', 'admin')
  assert.deepEqual([added.status, added.stderr], [0, ''])
  assert.match(added.stdout, /^Boss@desk\.example is added\.[^]*\nhttps:\/\/help\.example\/l\/password#\S+\n$/)
  const token = cli('token', 'add', '--user', 'boss@desk.example')
  assert.match(token.stdout, /^opora_[\w-]{43}\n$/)
  const me = (await call(getMe, {}, { bearer: token.stdout.trim() })).body
  assert.deepEqual([me.person.name, me.roles], ['Вера', ['administrator']])
})

for (const [args, line] of [
  [['token', 'add', '--user', 'nobody@desk.example'], 'nobody here has the address nobody@desk.example'],
  [['user', 'add', '--email', 'a@desk.example', '--name', 'А', '--role', 'king'], 'user add --email E --name N'],
  [['user', 'add', '--email', 'boss@desk.example', '--name', 'А', '--role', 'agent'], 'boss@desk.example belongs to somebody already'],
] as const)
  test(`${args.join(' ')} is refused in one line`, () => {
    const { status, stdout, stderr } = cli(...args)
    assert.deepEqual([status, stdout], [1, ''])
    assert.equal(stderr.startsWith(`opora: ${line}`) && stderr.split('\n').length === 2, true, stderr)
  })
