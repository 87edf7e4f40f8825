import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ComplianceBy, getCompliance } from '#contract/compliance.ts'
import { listTickets } from '#contract/worklists.ts'
import { Refusal } from '#platform/refusal.ts'
import { readCsv } from '#platform/sheets/index.ts'
import { givenWorld } from '#testing/given-world.ts'
import { complianceFile } from './queries/compliance-file.ts'

const { desk, call, db, house } = await givenWorld()
const march = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z', zone: 'Europe/Moscow' }
const ask = (query: object) => call(desk.marat, getCompliance, { query: { ...march, ...query } })

test('every number of every cut opens exactly as many tickets', async () => {
  let figures = 0
  for (const by of ComplianceBy.options) {
    const { totals, rows, signals } = await ask({ by })
    const counts = [...totals, ...rows].flatMap(({ met, missed, cancelled }) => [met, missed, cancelled])
    for (const { count, query } of [...counts, ...signals.map(({ figure }) => figure)]) {
      const list = await call(desk.marat, listTickets, { query: { ...query, limit: 200 } })
      assert.equal(list.items.length, count, JSON.stringify(query))
      figures += count
    }
  }
  assert.ok(figures > 50, String(figures))
})

test('the groups of a cut sum to the whole, and a share is of what was due', async () => {
  const { totals, rows } = await ask({ by: 'priority' })
  const resolution = totals.find(({ metric }) => metric === 'resolution')
  assert.ok(resolution && resolution.missed.count > 0 && resolution.met.count > 0)
  const groups = rows.filter(({ metric }) => metric === 'resolution')
  assert.equal(
    groups.reduce((sum, { met }) => sum + met.count, 0),
    resolution.met.count,
  )
  assert.equal(resolution.share, resolution.met.count / (resolution.met.count + resolution.missed.count))
  assert.ok(resolution.used && resolution.used.p50 <= resolution.used.p90 && resolution.used.p90 <= resolution.used.p95)
})

test('months are those of the zone, and a period that ends before it begins is refused', async () => {
  const { rows } = await ask({ by: 'month' })
  assert.deepEqual([...new Set(rows.map(({ key }) => key))], ['2026-03-01'])
  const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
  await assert.rejects(ask({ to: march.from }), refused('reports.period-empty'))
  await assert.rejects(ask({ zone: 'Mars/Olympus' }), refused('reports.unknown-zone'))
})

test('the file has the same numbers in the language asked for', async () => {
  const { rows, totals } = await ask({ by: 'organisation' })
  const asking = { db, actor: desk.marat, at: house.now() }
  const asked = { ...march, from: Temporal.Instant.from(march.from), to: Temporal.Instant.from(march.to), by: 'organisation' as const }
  const csv = await complianceFile(asking, asked, 'csv', 'ru')
  const [head, ...lines] = readCsv(csv.body.toString('utf8'))
  assert.deepEqual(head?.cells.slice(0, 3), ['Организация', 'Обязательство', 'Выполнено'])
  assert.deepEqual(
    lines.map(({ cells }) => Number(cells[2])),
    [...rows, ...totals].map(({ met }) => met.count),
  )
  assert.match(csv.name, /^сроки-2026-03-01-2026-04-01\.csv$/)
})

test('the PDF for a client says what was kept and counts out what was missed', async () => {
  const asking = { db, actor: desk.marat, at: house.now() }
  const asked = { ...march, from: Temporal.Instant.from(march.from), to: Temporal.Instant.from(march.to), by: 'priority' as const }
  for (const language of ['ru', 'en'] as const) {
    const { body, type } = await complianceFile(asking, asked, 'pdf', language)
    assert.deepEqual([type, body.subarray(0, 5).toString()], ['application/pdf', '%PDF-'])
    assert.ok(body.length > 10_000)
    if (process.env['OPORA_SCREENS']) writeFileSync(join(process.env['OPORA_SCREENS'], `compliance-${language}.pdf`), body)
  }
})
