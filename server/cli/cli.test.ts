import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'opora-cli-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function cli(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'server/cli.ts'), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('help names every command, in the language of the terminal', () => {
  assert.match(cli([]).stdout, /support desk[^]*\n {2}test /)
  assert.match(cli(['--help'], { LANG: 'ru_RU.UTF-8' }).stdout, /служба[^]*\n {2}test /)
  assert.doesNotMatch(cli(['help'], { LANG: 'ru_RU.UTF-8' }).stdout, /cli\./)
})

test('an unknown command and an unknown option are refused', () => {
  assert.deepEqual([cli(['fly']).status, cli(['test', '--fly']).status], [2, 2])
  assert.match(cli(['fly']).stderr, /^opora: there is no command "fly"\n/)
})

for (const [environment, line] of [
  [{ OPORA_PORT: 'abc' }, 'opora: OPORA_PORT: "abc" is not a port (1-65535)\n'],
  [{ OPORA_PORT: 'abc', LC_ALL: 'ru_RU.UTF-8' }, 'opora: OPORA_PORT: «abc» — не номер порта (1–65535)\n'],
  [{ OPORA_URL: 'help' }, 'opora: OPORA_URL: "help" is not a web address (like https://help.example.org)\n'],
] as const) {
  test(`a wrong setting stops the start with one line: ${Object.values(environment).join(' ')}`, () => {
    assert.deepEqual(cli(['start'], environment), { status: 1, stdout: '', stderr: line })
  })
}

test('a port that is taken stops the start before anything is begun', async () => {
  const other = createServer().listen(0, '0.0.0.0')
  await new Promise((ready) => other.once('listening', ready))
  const address = other.address()
  const port = address && typeof address === 'object' ? String(address.port) : ''
  const data = join(folder, 'data')
  const { status, stderr } = cli(['start'], { OPORA_PORT: port, OPORA_DATA: data })
  other.close()
  assert.equal(status, 1)
  assert.equal(stderr, `opora: OPORA_PORT: port ${port} is taken by another program; choose another one in OPORA_PORT\n`)
  assert.equal(existsSync(data), false)
})

const installed = existsSync(join(root, 'node_modules/.opora-installed'))

test(
  'the launcher works through a link, from any folder, with an empty environment',
  { skip: !installed && 'the launcher has not installed this clone' },
  () => {
    const link = join(folder, 'desk')
    symlinkSync(join(root, 'opora'), link)
    const { status, stdout, stderr } = spawnSync('/bin/sh', [link, 'help'], { cwd: '/', env: {}, encoding: 'utf8' })
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
    assert.match(stdout, /^Opora/)
  },
)
