import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { LogMap } from '#contract/imports.ts'
import { readCsv } from '#platform/sheets/index.ts'
import { readYaml } from '#platform/yaml/index.ts'
import { sharedData } from '#testing/shared-data.ts'
import { casesOf, readEntries } from './entries.ts'
import { figuresOf } from './figures.ts'

const log = sharedData('bpi2013/incidents.csv.gz')

test('the incidents of Volvo amount to what is known of them', { skip: log === undefined && 'no shared data here' }, () => {
  const map = LogMap.parse(readYaml(readFileSync(resolve(import.meta.dirname, '../../../docs/examples/volvo-2013.yaml'), 'utf8')).value)
  const rows = readCsv(gunzipSync(readFileSync(log ?? '')).toString())
  const { entries, mistakes } = readEntries(rows, map, { now: Temporal.Instant.from('2013-01-01T00:00:00Z'), firstLevel: 'L1' })
  assert.deepEqual(mistakes, [])
  assert.equal(entries.length, 65_533)
  assert.deepEqual(figuresOf(casesOf(entries), ['L1', 'L2', 'L3']), {
    cases: 7_554,
    handOvers: 9_454,
    waits: 4_214,
    reopened: 514,
    neverResolved: 8,
    touched: { L1: 6_782, L2: 2_772, L3: 544 },
    firstOnly: 4_546,
  })
})
