/** The report over a whole imported log, beside figures counted straight from the file by other means. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import type { LevelFigures } from '#contract/level-reports.ts'
import type { CutBy, CutOf } from '#contract/worklists.ts'
import { importCases, readLog, readLogMap } from '#modules/imports'
import { givenDesk } from '#testing/given.ts'
import { sharedData } from '#testing/shared-data.ts'
import { levelReport } from './queries/levels.ts'

const log = sharedData('bpi2013/incidents.csv.gz')
const skip = log === undefined && 'no shared data here'

type Row = Readonly<Record<string, string>>
type Case = readonly Row[]

function casesOf(text: string): Case[] {
  const [head = '', ...lines] = text.trim().split(/\r?\n/u)
  const names = head.split(',')
  const table = lines.map((line): Row => Object.fromEntries(line.split(',').map((cell, n) => [names[n] ?? '', cell])))
  return [...Map.groupBy(table, (row) => row['case'] ?? '').values()]
}

const linesOf = (team: string): string[] =>
  team.endsWith('2nd 3rd') ? ['L2', 'L3'] : team.endsWith('2nd') ? ['L2'] : team.endsWith('3rd') ? ['L3'] : ['L1']
const at = (row: Row): number => Temporal.Instant.from(row['timestamp'] ?? '').epochMilliseconds
const isOver = ({ status }: Row): boolean => status === 'Completed'
const ask = 'Wait - User'

/** Everything about one case, in plain loops. */
function told(rows: Case) {
  const teams = rows.map(({ team = '' }) => team)
  const chain = teams.filter((team, n) => team !== teams[n - 1])
  const lines = new Set(teams.flatMap(linesOf))
  const real = rows.filter(({ status }) => status !== 'Unmatched')
  const reopened = real.some((row, n) => n > 0 && !isOver(row) && isOver(real[n - 1] ?? row))
  const resolved = isOver(real.at(-1) ?? rows[0] ?? {})
  const waited = rows.some((row) => row['sub_status'] === ask)
  const onlyFirst = !lines.has('L2') && !lines.has('L3')
  return {
    lines,
    onlyFirst,
    reopened,
    resolved,
    waited,
    never: !rows.some(isOver),
    handOvers: chain.length - 1,
    pingPongs: chain.filter((team, n) => n > 1 && team === chain[n - 2]).length,
    firstContact: resolved && onlyFirst && chain.length === 1 && !reopened && !waited,
    waits: rows.flatMap((row, n) => (row['sub_status'] === ask && rows[n + 1] ? [at(rows[n + 1] ?? row) - at(row)] : [])),
    life: Math.max(...rows.map(at)) - Math.min(...rows.map(at)),
    variant: rows.map(({ status, sub_status }) => `${status}/${sub_status}`).join('|'),
  }
}

function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place))
}

function expected(cases: readonly Case[]) {
  const all = cases.map(told)
  const count = (is: (one: (typeof all)[number]) => boolean) => all.filter(is).length
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0)
  const waits = all.flatMap((one) => one.waits)
  return {
    tickets: all.length,
    resolved: count((one) => one.resolved),
    touched: ['L1', 'L2', 'L3'].map((line) => count((one) => one.lines.has(line))),
    firstOnly: count((one) => one.onlyFirst),
    firstContact: count((one) => one.firstContact),
    handOvers: sum((one) => one.handOvers),
    most: Math.max(...all.map((one) => one.handOvers)),
    handedOver: count((one) => one.handOvers > 0),
    kept: count((one) => one.handOvers === 0),
    returns: sum((one) => one.pingPongs),
    pingPong: count((one) => one.pingPongs > 0),
    waits: waits.length,
    waited: count((one) => one.waited),
    meanMs: waits.length === 0 ? null : Math.round(waits.reduce((a, b) => a + b, 0) / waits.length),
    medianMs: quantile(waits, 0.5),
    maxMs: waits.length === 0 ? null : Math.max(...waits),
    reopened: count((one) => one.reopened),
    never: count((one) => one.never),
    variants: new Set(all.map((one) => one.variant)).size,
    life: quantile(
      all.map((one) => one.life),
      0.5,
    ),
    life95: Math.round(
      quantile(
        all.map((one) => one.life),
        0.95,
      ) ?? 0,
    ),
  }
}

const reported = (one: LevelFigures): ReturnType<typeof expected> => ({
  tickets: one.tickets.count,
  resolved: one.resolved.count,
  touched: one.touched.slice(0, 3).map(({ figure }) => figure.count),
  firstOnly: one.firstOnly.count,
  firstContact: one.firstContact.count,
  handOvers: one.handOvers.count,
  most: one.handOvers.most,
  handedOver: one.handOvers.tickets.count,
  kept: one.handOvers.none.count,
  returns: one.pingPong.count,
  pingPong: one.pingPong.tickets.count,
  waits: one.waits.count,
  waited: one.waits.tickets.count,
  meanMs: one.waits.meanMs === null ? null : Math.round(one.waits.meanMs),
  medianMs: one.waits.medianMs,
  maxMs: one.waits.maxMs,
  reopened: one.reopened.count,
  never: one.neverResolved.count,
  variants: one.variants ?? 0,
  life: one.life.medianMs,
  life95: Math.round(one.life.p95Ms ?? 0),
})

test('the incidents of Volvo, in all and in every cut, are what the file says', { skip }, async () => {
  const desk = await givenDesk()
  const bytes = readFileSync(log ?? '')
  const map = readLogMap(readFileSync(resolve(import.meta.dirname, '../../../docs/examples/volvo-2013.yaml'), 'utf8'))
  assert.ok(map.value)
  const read = await readLog(desk.house.db.read, bytes, map.value, desk.house.now())
  assert.ok(read.value)
  await importCases(desk.house, map.value.map, read.value.cases, () => undefined)
  const cases = casesOf(gunzipSync(bytes).toString())
  const report = (by: CutBy, of: CutOf, more = {}) =>
    levelReport(
      { db: desk.house.db.read, actor: { kind: 'system', job: 'test' }, at: desk.house.now() },
      { from: Temporal.Instant.from('2010-01-01T00:00:00Z'), to: Temporal.Instant.from('2013-01-01T00:00:00Z'), by, of, ...more },
    )
  const columns = { impact: 'impact', org: 'org_line', product: 'product' } as const
  const valuesIn = (rows: Case, by: keyof typeof columns, of: CutOf): string[] => {
    const said = rows.map((row) => row[columns[by]] ?? '')
    return of === 'any' ? [...new Set(said)] : [said.at(of === 'first' ? 0 : -1) ?? '']
  }
  for (const [by, of] of [
    ['impact', 'first'],
    ['org', 'first'],
    ['org', 'last'],
    ['org', 'any'],
    ['product', 'first'],
  ] as const) {
    const { total, rows } = await report(by, of)
    assert.deepEqual(reported(total), expected(cases))
    const groups = Map.groupBy(
      cases.flatMap((one) => valuesIn(one, by, of).map((value) => ({ value, one }))),
      ({ value }) => value,
    )
    assert.equal(rows.length, groups.size)
    for (const { value, figures } of rows)
      assert.deepEqual(reported(figures), expected((groups.get(value) ?? []).map(({ one }) => one)), `${by} ${of} ${value}`)
  }
  const { total } = await report('impact', 'first', { narrow: 'org:first:Org line C' })
  assert.deepEqual(reported(total), expected(cases.filter(([first]) => first?.['org_line'] === 'Org line C')))
  const known = reported((await report('impact', 'first')).total)
  assert.deepEqual(
    [known.firstOnly, known.touched, known.pingPong, known.returns, known.handOvers, known.most, known.kept, known.waited, known.waits],
    [4_546, [6_782, 2_772, 544], 1_177, 2_394, 9_454, 31, 3_734, 2_495, 4_214],
  )
  assert.deepEqual([known.reopened, known.never, known.variants], [514, 8, 2_278])
})
