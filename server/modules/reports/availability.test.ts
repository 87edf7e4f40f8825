import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import { addAgreement, publishAgreement } from '#contract/agreement-acts.ts'
import { getCompliance } from '#contract/compliance.ts'
import { recordOutage } from '#contract/outages.ts'
import { readCsv } from '#platform/sheets/index.ts'
import { givenTickets } from '#testing/tickets.ts'
import { complianceFile } from './queries/compliance-file.ts'

let now = Temporal.Instant.from('2026-02-02T09:00:00Z')
const desk = await givenTickets({ now: () => now })
const { manager, boris, bakery } = desk
const network = '01980000-0000-7000-8000-000000000503'
const hours = { kind: 'duration' as const, ms: 4 * 3_600_000 }
const silence = { ru: '', en: '' }
const { id: ticket } = await desk.arrive()
const { id } = await desk.call(manager, addAgreement, {
  body: {
    kind: 'sla',
    names: { ru: 'Договор пекарни', en: 'Contract of the bakery' },
    terms: {
      validFrom: '2026-01-01T00:00:00Z',
      validTo: null,
      rank: 10,
      match: { organisations: [bakery], services: [], kinds: [], priorities: [], levels: [], teams: [], vendors: [] },
      calendar: '01980000-0000-7000-8000-000000000302',
      targets: [{ metric: 'resolution', byPriority: { '1': hours, '2': hours, '3': hours, '4': hours, '5': hours } }],
      availability: [{ service: network, percent: 99.5, calendar: null, countsDegraded: false, noticeHours: 24 }],
      texts: { supportHours: silence, availability: silence, reportingPeriod: silence, howToReport: silence, howWeInform: silence },
    },
  },
})
await desk.call(manager, publishAgreement, { params: { id } })
now = Temporal.Instant.from('2026-03-02T09:00:00Z')
const body = { service: network, organisation: bakery, degree: 'full' as const, from: '2026-02-05T07:00:00Z', to: '2026-02-05T08:00:00Z' }
await desk.call(boris, recordOutage, { params: { ref: ticket }, body })
// Days of Moscow, three hours before those of Greenwich.
const asked = { from: '2026-01-31T21:00:00Z', to: '2026-02-28T21:00:00Z', zone: 'Europe/Moscow', by: 'month' as const }
const wanted = { ...asked, from: Temporal.Instant.from(asked.from), to: Temporal.Instant.from(asked.to) }
/** 19 working days of nine hours: half a percent of 10,260 minutes. */
const [budget, used, left] = [51.3, 60, -8.7]

test('the report of promises tells the availability of its months, unless it is about a level', async () => {
  const { availability } = await desk.call(manager, getCompliance, { query: asked })
  assert.deepEqual(
    availability.map(({ month, budgetMs, downMs, leftMs }) => [month, budgetMs / 60_000, downMs / 60_000, Math.round(leftMs / 600) / 100]),
    [['2026-02', budget, used, left]],
  )
  const { availability: none } = await desk.call(manager, getCompliance, { query: { ...asked, team: desk.experts } })
  assert.deepEqual(none, [])
})

test('its files say the same in the language asked for', async () => {
  const asking = { db: desk.db, actor: manager, at: now }
  const csv = readCsv((await complianceFile(asking, wanted, 'csv', 'ru')).body.toString('utf8'))
  const row = csv.find(({ cells }) => cells[1] === 'Договор пекарни')
  assert.deepEqual(row?.cells, ['февраль 2026 г.', 'Договор пекарни', 'Сеть и VPN', '0,995', '0,99415', '51,3', '60', '-8,7', '1,17'])
  const { sheets } = await readXlsx((await complianceFile(asking, wanted, 'xlsx', 'en')).body)
  const sheet = sheets.find(({ name }) => name === 'Availability')
  assert.deepEqual(sheet?.rows[1]?.slice(0, 8), [
    'February 2026',
    'Contract of the bakery',
    'Network and VPN',
    0.995,
    0.99415,
    budget,
    used,
    left,
  ])
  for (const language of ['ru', 'en'] as const) {
    const { body: pdf } = await complianceFile(asking, wanted, 'pdf', language)
    const { body: without } = await complianceFile(asking, { ...wanted, team: desk.experts }, 'pdf', language)
    assert.ok(pdf.length > without.length + 1_000, 'the tables of availability are in it')
    if (process.env['OPORA_SCREENS']) writeFileSync(join(process.env['OPORA_SCREENS'], `availability-${language}.pdf`), pdf)
  }
})
