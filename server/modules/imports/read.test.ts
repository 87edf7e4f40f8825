import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import english from '#messages/en/cli.json' with { type: 'json' }
import russian from '#messages/ru/cli.json' with { type: 'json' }
import { givenDesk } from '#testing/given.ts'
import { readLog, readLogMap } from './index.ts'

const desk = await givenDesk()
const map = `source: s
case: '{case}'
at: '{at}'
status: '{status}'
statuses: { x: in-work }
title: '{case}'
requester: R
`
async function wrong(more: string, log: string | Buffer): Promise<string[]> {
  const read = readLogMap(map + more)
  assert.ok(read.value, JSON.stringify(read.wrong))
  const found = (await readLog(desk.db, Buffer.from(log), read.value, desk.house.now())).wrong ?? []
  for (const { code } of found) assert.ok(`cli.import.wrong.${code}` in english && `cli.import.wrong.${code}` in russian, code)
  return found.map(({ file, line, code }) => `${file} ${line} ${code}`)
}
const head = 'case,at,status,team\n'
const at = '2013-01-01T10:00:00Z'

test('every mistake of a log is found at once, each with its line and a sentence in both languages', async () => {
  const log = `${head}1,${at},x,"A\nB"\n1,${at},x\n,${at},x,A\n1,soon,x,A\n1,2013-01-01 10:00,x,A\n1,2999-01-01T10:00:00Z,x,A\n1,${at},y,A\n1,${at},x,\n`
  assert.deepEqual(await wrong("team: '{team}'\nlevels: [{ team: 'A', levels: [L1] }]\n", log), [
    'log 4 row-cells',
    'log 5 row-case',
    'log 6 row-moment',
    'log 7 row-zone',
    'log 8 row-future',
    'log 9 row-status',
    'log 10 row-level',
  ])
  assert.deepEqual(await wrong("priority: '{team}'\n", `${head}1,${at},x,A\n`), ['log 2 row-priority'])
})

test('a map that does not fit the house or the file is named by its own line', async () => {
  assert.deepEqual(await wrong("assignee: '{who}'\ncode: Nothing\nlevels:\n  - { team: '', levels: [L9] }\n", head), [
    'map 8 column',
    'map 11 level',
    'map 9 code',
  ])
  assert.deepEqual(await wrong('encoding: klingon\n', head), ['map 8 encoding'])
  assert.deepEqual(await wrong('', Buffer.from([0xcf, 0xf0, 0xe8])), ['map 1 encoding'])
})

test('a packed file and one in another encoding are read', async () => {
  const read = readLogMap(`${map}encoding: windows-1251\n`)
  assert.ok(read.value)
  const bytes = Buffer.concat([Buffer.from(`${head}`), Buffer.from([0xcf, 0xe5, 0xf7, 0xfc]), Buffer.from(`,${at},x,A\n`)])
  const log = await readLog(desk.db, gzipSync(bytes), read.value, desk.house.now())
  assert.equal(log.value?.cases[0]?.[0].case, 'Печь')
})
