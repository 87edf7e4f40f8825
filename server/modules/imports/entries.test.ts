import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LogMap } from '#contract/imports.ts'
import { casesOf, readEntries } from './entries.ts'
import { momentOf } from './moment.ts'

const said = {
  source: 'test',
  case: '{case}',
  at: '{at}',
  status: '{a}/{b}',
  statuses: { 'x/y': 'in-work' },
  title: '{case}',
  requester: 'R',
}
const surroundings = { now: Temporal.Instant.from('2014-01-01T00:00:00Z'), firstLevel: 'L1' }
const head = { line: 1, cells: ['case', 'at', 'a', 'b'] }
const read = (more: object, ...rows: string[][]) =>
  readEntries([head, ...rows.map((cells, at) => ({ line: at + 2, cells }))], LogMap.parse({ ...said, ...more }), surroundings)

const at = '2013-01-01T10:00:00Z'
const mistaken: [string, object, string[]][] = [
  ['cells', {}, ['1', at, 'x']],
  ['case', {}, [' ', at, 'x', 'y']],
  ['moment', {}, ['1', 'soon', 'x', 'y']],
  ['moment', { zone: 'Europe/Moscow' }, ['1', '31.02.2013 25:00', 'x', 'y']],
  ['zone', {}, ['1', '2013-01-01 10:00', 'x', 'y']],
  ['future', {}, ['1', '2014-01-01T00:00:01Z', 'x', 'y']],
  ['status', {}, ['1', at, 'x', 'z']],
  ['level', { levels: [{ team: '^A', levels: ['L1'] }] }, ['1', at, 'x', 'y']],
  ['priority', { priority: '{b}' }, ['1', at, 'x', 'y']],
]
for (const [code, more, row] of mistaken)
  test(`a row with a wrong ${code} is named by its line (${row.join(', ')})`, () => {
    const { mistakes, entries } = read(more, ['1', at, 'x', 'y'], row)
    const own = mistakes.filter(({ line }) => line === 3)
    assert.deepEqual(
      own.map((mistake) => mistake.code),
      [code],
    )
    assert.ok(entries.every(({ line }) => line !== 3))
  })

test('a case is read in the order of its moments, rows of one moment in the order of the file', () => {
  const { entries } = read({}, ['2', at, 'x', 'y'], ['1', '2013-01-02T10:00:00Z', 'x', 'y'], ['1', at, 'x', 'y'], ['1', at, 'x', 'y'])
  assert.deepEqual(
    casesOf(entries).map((one) => one.map(({ line }) => line)),
    [[2], [4, 5, 3]],
  )
})

const moments: [string, string | undefined, string | undefined][] = [
  ['2012-05-31T16:59:42+02:00', undefined, '2012-05-31T14:59:42Z'],
  ['2012-05-31 16:59:42.1239Z', 'Europe/Moscow', '2012-05-31T16:59:42.123Z'],
  ['2012-05-31 6:59', 'Europe/Stockholm', '2012-05-31T04:59:00Z'],
  ['1.2.2012 16:59', 'Europe/Moscow', '2012-02-01T12:59:00Z'],
  ['31.05.2012', 'UTC', '2012-05-31T00:00:00Z'],
  ['2012-05-31', 'UTC', '2012-05-31T00:00:00Z'],
  ['2012-05-31 16:59', undefined, undefined],
  ['2012-13-31 16:59', 'UTC', undefined],
  ['', 'UTC', undefined],
]
for (const [text, zone, expected] of moments)
  test(`«${text}» in ${zone ?? 'no zone'} is ${expected ?? 'no moment'}`, () => assert.equal(momentOf(text, zone)?.toString(), expected))
