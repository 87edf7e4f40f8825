import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'

const folder = mkdtempSync(join(tmpdir(), 'opora-logs-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'app.log')
writeFileSync(
  file,
  [
    'Dec  1 10:00:00 gate sshd[11]: Connection from 10.0.0.1',
    '',
    'Dec  1 10:00:01 gate sshd[12]: Connection from 10.0.0.2',
    'Dec  1 10:00:02 gate kernel: disk is full',
  ].join('\n'),
)

const opora = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(import.meta.dirname, '../cli.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  return { status, stdout, stderr }
}

test('patterns of a file are told as JSON, with the pattern of each line in order', () => {
  const { status, stdout } = opora('logs', 'patterns', file, '--json', '--lines')
  assert.equal(status, 0)
  const { lines, templates, lineTemplates } = JSON.parse(stdout)
  const named = lineTemplates.map((id: number) => templates.find((one: { id: number }) => one.id === id)?.template ?? null)
  assert.equal(lines, 4)
  assert.deepEqual(named, ['Connection from <ip>', null, 'Connection from <ip>', 'disk is full'])
  assert.deepEqual(templates.map(({ count }: { count: number }) => count).toSorted(), [1, 2])
})

test('without JSON the patterns are read by a person, and the lines stand one under another', () => {
  assert.match(opora('logs', 'patterns', file).stdout, /^4 lines, 0 errors, 0 warnings, 2 patterns\n[^]* 2 .*Connection from <ip>\n/)
  assert.match(opora('logs', 'patterns', file, '--lines').stdout, /^(\d)\n0\n\1\n\d\n$/)
})

test('a long answer reaches the end of a pipe', () => {
  const long = join(folder, 'long.log')
  writeFileSync(long, Array.from({ length: 200_000 }, (_, i) => `Dec  1 10:00:00 gate app[${i}]: request ${i} served`).join('\n'))
  const { stdout } = spawnSync(
    'sh',
    [
      '-c',
      `"$0" "$1" logs patterns "$2" --json --lines | { sleep 1; cat; }`,
      process.execPath,
      resolve(import.meta.dirname, '../cli.ts'),
      long,
    ],
    { encoding: 'utf8' },
  )
  assert.equal(JSON.parse(stdout).lineTemplates.length, 200_000)
})

test('a file that is not there, and none at all, are said in a line', () => {
  const missing = opora('logs', 'patterns', join(folder, 'nothing.log'))
  assert.deepEqual([missing.status, /nothing\.log cannot be read/.test(missing.stderr)], [1, true])
  assert.match(opora('logs').stderr, /Name the log/)
})
