/** Plants a mistake against each rule of the house and sees it refused by the tool that guards it. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { after, before, test } from 'node:test'
import { guards } from './plants.ts'

const root = resolve(import.meta.dirname, '..')
const house = mkdtempSync(join(tmpdir(), 'opora-rules-'))
const parts = [
  'contract',
  'server',
  'web',
  'messages',
  'tools',
  'architecture.js',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'knip.json',
  '.oxlintrc.json',
  '.dependency-cruiser.js',
  'vite.config.ts',
]
const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`

before(() => {
  for (const part of parts) cpSync(join(root, part), join(house, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
})
after(() => rmSync(house, { recursive: true, force: true }))

function run(command: string, ...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(command, args, {
    cwd: house,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
    maxBuffer: 1 << 28,
  })
  assert.notEqual(status, 0, `${command} let everything pass`)
  return stdout + stderr
}

/** Plants all of one guard, runs it once, and asks whether each was seen. */
for (const { name, plants, command } of guards) {
  test(name, async (t) => {
    for (const { file, code } of plants) {
      mkdirSync(join(house, dirname(file)), { recursive: true })
      writeFileSync(join(house, file), `${code}\n`)
    }
    const said = run(...command)
    for (const { rule, file, says = /./ } of plants)
      await t.test(`${rule}: ${file}`, () => {
        // What a tool says of a file begins with its name and may go on in indented lines.
        const words = said.split(/\n(?!\s)/).filter((line) => line.includes(file))
        assert.ok(words.length > 0, `not seen: ${file}`)
        assert.match(words.join('\n'), says)
      })
    for (const { file } of plants) rmSync(join(house, file))
  })
}

test('11 en and ru agree: a key of one language alone is refused', () => {
  writeFileSync(join(house, 'messages/en/planted.json'), '{"a": "{count} letters", "b": "only here"}')
  writeFileSync(join(house, 'messages/ru/planted.json'), '{"a": "{count, plural, one {письмо} other {писем}}"}')
  const said = run('node', 'tools/messages.ts')
  assert.match(said, /planted.json b: missing in ru/)
  assert.match(said, /the plural has no "few"/)
})

test('3 Node itself refuses what is not a face', () => {
  const said = run('node', '--input-type=module', '-e', "await import('#modules/calendars/hours.ts')")
  assert.match(said, /ERR_PACKAGE_IMPORT_NOT_DEFINED/)
})
