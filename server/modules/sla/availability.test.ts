import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addAgreement, endAgreement, publishAgreement, saveAgreementDraft } from '#contract/agreement-acts.ts'
import type { AgreementTerms, AvailabilityPromise } from '#contract/agreements.ts'
import { getAvailability } from '#contract/availability.ts'
import type { Wire } from '#contract/endpoint.ts'
import { announceMaintenance } from '#contract/maintenance.ts'
import { recordOutage } from '#contract/outages.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenTickets } from '#testing/tickets.ts'
import { matchOf, textsOf } from './agreement.ts'

let now = Temporal.Instant.from('2026-02-01T09:00:00Z')
const desk = await givenTickets({ now: () => now })
const { manager, boris, bakery, telecom } = desk
/** Moscow, Monday to Friday 9 to 18: February 2026 has 19 working days (the 23rd is a holiday), 10,260 minutes. */
const calendar = '01980000-0000-7000-8000-000000000302'
const network = '01980000-0000-7000-8000-000000000503'
const minute = 60_000
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

const always = { kind: 'duration' as const, ms: 4 * 60 * minute }
const promise: AvailabilityPromise = { service: network, percent: 99.5, calendar: null, countsDegraded: false, noticeHours: 48 }
const terms = (change: Partial<Wire<typeof AgreementTerms>> = {}): Wire<typeof AgreementTerms> => ({
  validFrom: '2026-01-01T00:00:00Z',
  validTo: null,
  rank: 10,
  match: matchOf({ organisations: [bakery] }),
  calendar,
  targets: [{ metric: 'resolution', byPriority: { '1': always, '2': always, '3': always, '4': always, '5': always } }],
  availability: [promise],
  texts: textsOf({}),
  ...change,
})
async function agreed(ru: string, change: Partial<Wire<typeof AgreementTerms>> = {}): Promise<string> {
  const { id } = await desk.call(manager, addAgreement, { body: { kind: 'sla', names: { ru, en: ru }, terms: terms(change) } })
  await desk.call(manager, publishAgreement, { params: { id } })
  return id
}
const msk = (text: string) => `2026-${text}:00+03:00`
async function outage(from: string, to: string | null, more: { organisation?: string | null; degree?: 'degraded'; ticket?: string } = {}) {
  const { organisation = bakery, ticket = ticketOfBakery } = more
  const degree: 'full' | 'degraded' = more.degree ?? 'full'
  const body = { service: network, organisation, degree, from: msk(from), to: to === null ? null : msk(to) }
  await desk.call(boris, recordOutage, { params: { ref: ticket }, body })
}
async function maintain(from: string, to: string, organisations: string[] = []) {
  const body = { service: network, organisations, from: msk(from), to: msk(to), texts: { ru: 'Работы', en: 'Work' } }
  await desk.call(manager, announceMaintenance, { body })
}
const month = async (actor = manager, more: { organisation?: string; agreement?: string; from?: string; to?: string } = {}) =>
  (await desk.call(actor, getAvailability, { query: { from: '2026-02', to: '2026-02', ...more } })).items
const { id: ticketOfBakery } = await desk.arrive()
const { id: ticketOfTelecom } = await desk.arrive(desk.tom)
const id = await agreed('Пекарня')

test('a month: promise, reached, budget, used and left, with every outage and maintenance that made them', async () => {
  await maintain('02-10T10:00', '02-10T12:00')
  now = Temporal.Instant.from('2026-02-16T07:00:00Z')
  await maintain('02-17T15:00', '02-17T16:00')
  now = Temporal.Instant.from('2026-03-10T12:00:00Z')
  await outage('02-05T17:30', '02-06T09:20')
  await outage('02-06T09:10', '02-06T09:30', { organisation: null, ticket: ticketOfTelecom })
  await outage('02-10T11:00', '02-10T12:30')
  await outage('02-11T10:00', '02-11T11:00', { degree: 'degraded' })
  await outage('02-07T10:00', '02-07T12:00')
  await outage('02-12T10:00', '02-12T12:00', { organisation: telecom, ticket: ticketOfTelecom })
  const [row, ...more] = await month()
  assert.ok(row && more.length === 0)
  assert.deepEqual(
    [row.agreement.id, row.service.id, row.zone, row.from, row.to],
    [id, network, 'Europe/Moscow', '2026-01-31T21:00:00Z', '2026-02-28T21:00:00Z'],
  )
  assert.deepEqual(
    [row.windowMs, row.agreedMs, row.budgetMs, row.downMs, row.leftMs, row.overlapMs].map((ms) => ms / minute),
    [10_140, 10_140, 50.7, 90, -39.3, 10],
  )
  assert.deepEqual([row.promise, row.breached, row.percent], [99.5, true, ((10_140 - 90) / 10_140) * 100])
  assert.ok(Math.abs((row.burn.month ?? 0) - 90 / 50.7) < 1e-9 && row.burn.week === 0)
  assert.deepEqual(
    row.outages.map(({ ms, because }) => [ms / minute, because]),
    [
      [50, 'counts'],
      [20, 'counts'],
      [0, 'outsideHours'],
      [30, 'counts'],
      [0, 'degraded'],
    ],
  )
  assert.deepEqual(
    row.maintenance.map(({ ms, because }) => [ms / minute, because]),
    [
      [120, 'counts'],
      [0, 'lateNotice'],
    ],
  )
  assert.equal(
    row.parts.reduce((sum, { downMs }) => sum + downMs, 0),
    row.downMs,
  )
})

test('a month that goes on is judged by what is spent, of the budget of the whole month', async () => {
  await outage('03-10T09:00', null)
  const [row] = await month(manager, { from: '2026-03', to: '2026-03' })
  assert.ok(row)
  // Six working days of March and six hours of the 10th are over; March has 21 working days of nine hours, the 9th being a holiday.
  assert.deepEqual(
    [row.downMs, row.agreedMs, row.windowMs].map((ms) => ms / 60 / minute),
    [6, 51, 189],
  )
  assert.deepEqual([row.asOf, row.budgetMs], ['2026-03-10T12:00:00Z', (189 * 60 * minute) / 200])
  assert.ok(row.breached && (row.burn.month ?? 0) > 20)
  assert.deepEqual(await month(manager, { from: '2026-04', to: '2026-04' }), [], 'what has not begun is not told')
})

test('the first agreement in order that is for a client holds for him; one for all counts the others', async () => {
  const usual = await agreed('Все остальные', { rank: 500, match: matchOf({}) })
  const ofAll = (await month()).find(({ agreement }) => agreement.id === usual)
  assert.deepEqual(
    ofAll?.outages.map(({ organisation, ms }) => [organisation?.name, ms / minute]),
    [
      [undefined, 20],
      ['Связь', 120],
    ],
  )
  assert.deepEqual(
    (await month(manager, { organisation: bakery })).map(({ agreement }) => agreement.id),
    [id],
  )
  assert.deepEqual(
    (await month(manager, { organisation: telecom })).map(({ agreement, downMs }) => [agreement.id, downMs / minute]),
    [[usual, 140]],
  )
  assert.equal((await month(manager, { agreement: usual })).length, 1)
  await desk.call(manager, endAgreement, { params: { id: usual } })
})

test('a client is told of his own only, and never of another client’s ticket', async () => {
  const maria = { ...(await desk.as(desk.maria)), permissions: new Set(['report.read' as const]), serves: [bakery] }
  const [row] = await month(maria)
  assert.deepEqual(
    row?.outages.map(({ ticket }) => ticket !== null),
    [false, false, false, false, false],
    'who may read no ticket is told of the outage alone',
  )
  const agent = { ...desk.baker, permissions: new Set([...desk.baker.permissions, 'report.read' as const]) }
  const [seen] = await month(agent)
  assert.deepEqual(
    seen?.outages.map(({ ticket }) => ticket !== null),
    [true, false, true, true, true],
  )
  const elsewhere = { ...agent, serves: [telecom] }
  assert.deepEqual(
    (await month(elsewhere)).map(({ agreement }) => agreement.names.ru),
    ['Все остальные'],
  )
  assert.deepEqual(await month(elsewhere, { organisation: bakery }), [])
})

test('a later version takes nothing back, and its part of the month is counted by it', async () => {
  const milder = terms({ availability: [{ ...promise, percent: 90 }] })
  await desk.call(manager, saveAgreementDraft, { params: { id }, body: { names: { ru: 'Пекарня', en: 'Bakery' }, terms: milder } })
  await desk.call(manager, publishAgreement, { params: { id } })
  const [february] = await month()
  assert.deepEqual([february?.promise, february?.breached, february?.parts.length], [99.5, true, 1])
  const [march] = await month(manager, { from: '2026-03', to: '2026-03' })
  assert.deepEqual(
    march?.parts.map(({ n, promise: promised, to }) => [n, promised, to]),
    [
      [1, 99.5, '2026-03-10T12:00:00Z'],
      [2, 90, '2026-03-31T21:00:00Z'],
    ],
  )
})

test('what cannot be promised is refused', async () => {
  const add = (change: Partial<Wire<typeof AgreementTerms>>, kind: 'sla' | 'uc' = 'sla') =>
    desk.call(manager, addAgreement, { body: { kind, names: { ru: 'x', en: 'x' }, terms: terms(change) } })
  const wrong = refused('agreement.wrong-availability')
  await assert.rejects(add({ availability: [promise, promise] }), wrong)
  await assert.rejects(add({ availability: [{ ...promise, service: bakery }] }), wrong)
  await assert.rejects(add({ match: matchOf({ services: ['01980000-0000-7000-8000-000000000501'] }) }), wrong)
  await assert.rejects(add({ availability: [{ ...promise, calendar: bakery }] }), refused('agreement.unknown-calendar'))
  const vendors = {
    match: matchOf({ vendors: [desk.vendor] }),
    targets: terms().targets.map((one) => ({ ...one, metric: 'vendor' as const })),
  }
  await assert.rejects(add(vendors, 'uc'), wrong)
  await assert.rejects(month(manager, { from: '2026-03', to: '2026-02' }), refused('reports.period-empty'))
  await assert.rejects(month(manager, { from: '2020-03', to: '2026-02' }), refused('reports.too-many-months'))
})
