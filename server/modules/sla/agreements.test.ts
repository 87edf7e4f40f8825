import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import {
  addAgreement,
  chooseAgreement,
  dropAgreementDraft,
  endAgreement,
  getAgreement,
  getTicketAgreements,
  listAgreements,
  publishAgreement,
  saveAgreementDraft,
  tryAgreementDraft,
} from '#contract/agreement-acts.ts'
import type { AgreementTerms, AgreedTarget } from '#contract/agreements.ts'
import type { Wire } from '#contract/endpoint.ts'
import { matchOf, textsOf } from './agreement.ts'
import { editTicket } from '#contract/ticket-acts.ts'
import { addAsset } from '#modules/assets'
import { editPerson } from '#modules/people'
import { auditClocks } from '#modules/sla'
import { ticketFold } from '#modules/tickets'
import { system } from '#testing/given.ts'
import { assertReplayed } from '#testing/replay.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenTickets, levelIds } from '#testing/tickets.ts'

const desk = await givenTickets()
const { manager, boris, bakery } = desk
const hour = 3_600_000
const calendar = '01980000-0000-7000-8000-000000000302'
const usual = '01980000-0000-7000-8000-000000000401'
const target = (metric: AgreedTarget['metric'], hours: number): AgreedTarget => {
  const all = { kind: 'duration' as const, ms: hours * hour }
  return { metric, byPriority: { '1': all, '2': all, '3': all, '4': all, '5': all } }
}
const terms = (change: Partial<Wire<typeof AgreementTerms>> = {}): Wire<typeof AgreementTerms> => ({
  validFrom: '2026-01-01T00:00:00Z',
  rank: 10,
  validTo: null,
  match: matchOf({ organisations: [bakery] }),
  calendar,
  targets: [target('firstResponse', 1), target('resolution', 4)],
  texts: textsOf({ supportHours: { ru: 'Круглосуточно', en: 'Around the clock' } }),
  ...change,
})
const names = { ru: 'Пекарня', en: 'Bakery' }
const add = (change: Partial<Wire<typeof AgreementTerms>> = {}, kind: 'sla' | 'ola' | 'uc' = 'sla') =>
  desk.call(manager, addAgreement, { body: { kind, names, terms: terms(change) } })
const clocksOf = async (ticket: string) =>
  desk.db
    .selectFrom('clock')
    .select(['metric', 'scope', 'status', 'target_ms', 'agreement_version_id as version'])
    .where('ticket_id', '=', ticket)
    .orderBy('metric')
    .orderBy('scope')
    .execute()
const audited = async () => assert.deepEqual((await auditClocks(desk.db)).drift, [])

const publish = async (id: string) => {
  const page = await desk.call(manager, publishAgreement, { params: { id } })
  await desk.runJob('sla.retell', {})
  return page
}
const end = async (id: string) => {
  await desk.call(manager, endAgreement, { params: { id } })
  await desk.runJob('sla.retell', {})
}

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const reasonsOf = (choices: { kind: string; asked: { agreement: { id: string }; because: string[] }[] }[], agreement: string) =>
  choices.flatMap(({ asked }) => asked).find((one) => one.agreement.id === agreement)?.because

test('a client’s agreement: drafted, tried, published; open tickets follow it, and ended it lets them go', async () => {
  const { id } = await desk.arrive()
  const { id: other } = await desk.arrive(desk.tom)
  const [before, beforeOther] = [await clocksOf(id), await clocksOf(other)]
  const made = await add()
  assert.deepEqual([made.state, made.hasDraft, made.versions.length, made.named[bakery]?.ru], ['draft', true, 1, 'Пекарня'])
  assert.deepEqual(await clocksOf(id), before, 'a draft promises nothing')

  const trial = await desk.call(manager, tryAgreementDraft, { params: { id: made.id } })
  assert.deepEqual([trial.tickets, trial.changed, trial.clocks.earlier, trial.clocks.begun], [2, 1, 2, 0])
  assert.deepEqual(await clocksOf(id), before, 'a trial changes nothing')

  const published = await publish(made.id)
  assert.deepEqual([published.state, published.hasDraft, published.inForce], ['inForce', false, made.versions[0]?.id])
  const after = await clocksOf(id)
  assert.deepEqual(
    after.map(({ metric, target_ms, version }) => [metric, target_ms / hour, version === published.inForce]),
    [
      ['firstResponse', 1, true],
      ['resolution', 4, true],
    ],
  )
  assert.deepEqual(await clocksOf(other), beforeOther, 'another client keeps what it had')
  await audited()

  const told = await desk.call(boris, getTicketAgreements, { params: { ref: id } })
  assert.deepEqual([reasonsOf(told.choices, made.id), reasonsOf(told.choices, usual)], [[], ['outranked']])
  const toldOther = await desk.call(boris, getTicketAgreements, { params: { ref: other } })
  assert.deepEqual([reasonsOf(toldOther.choices, made.id), reasonsOf(toldOther.choices, usual)], [['otherOrganisation'], []])

  await end(made.id)
  assert.deepEqual(
    (await clocksOf(id)).map(({ version }) => version),
    before.map(({ version }) => version),
  )
  await audited()
  await assert.rejects(desk.call(manager, endAgreement, { params: { id: made.id } }), refused('agreement.ended'))
  await assert.rejects(
    desk.call(manager, saveAgreementDraft, { params: { id: made.id }, body: { names, terms: terms() } }),
    refused('agreement.ended'),
  )
})

test('another version is another draft; the one before stays as it was', async () => {
  const made = await add({ rank: 5 })
  await publish(made.id)
  await assert.rejects(desk.call(manager, publishAgreement, { params: { id: made.id } }), refused('agreement.no-draft'))
  const body = { names, terms: { ...terms(), targets: [target('resolution', 2)] } }
  for (const hours of [3, 2])
    await desk.call(manager, saveAgreementDraft, {
      params: { id: made.id },
      body: { ...body, terms: { ...body.terms, targets: [target('resolution', hours)] } },
    })
  const { id } = await desk.arrive()
  const trial = await desk.call(manager, tryAgreementDraft, { params: { id: made.id } })
  assert.equal(trial.clocks.cancelled, trial.changed, 'the first response is promised no more')
  const page = await publish(made.id)
  assert.deepEqual(
    page.versions.map(({ n, targets, publishedAt }) => [n, targets.length, publishedAt !== null]),
    [
      [2, 1, true],
      [1, 2, true],
    ],
  )
  assert.deepEqual(
    (await clocksOf(id)).map(({ metric, status, target_ms }) => [metric, status, target_ms / hour]),
    [
      ['firstResponse', 'cancelled', 1],
      ['resolution', 'running', 2],
    ],
  )
  await audited()
  await end(made.id)
  await audited()
})

test('a draft is deleted; an agreement that never was published goes with it, a published one stays', async () => {
  const made = await add({ rank: 7 })
  const params = { id: made.id }
  await assert.rejects(desk.call(boris, dropAgreementDraft, { params }), refused('forbidden'))
  await desk.call(manager, dropAgreementDraft, { params })
  await assert.rejects(desk.call(manager, getAgreement, { params }), refused('not-found'))
  const other = { id: (await add({ rank: 8 })).id }
  await desk.call(manager, publishAgreement, { params: other })
  await assert.rejects(desk.call(manager, dropAgreementDraft, { params: other }), refused('agreement.no-draft'))
  await desk.call(manager, saveAgreementDraft, { params: other, body: { names, terms: terms({ rank: 9 }) } })
  await desk.call(manager, dropAgreementDraft, { params: other })
  const page = await desk.call(manager, getAgreement, { params: other })
  assert.deepEqual([page.hasDraft, page.versions.length, page.state], [false, 1, 'inForce'])
  await desk.call(manager, endAgreement, { params: other })
})

test('what is published for later begins and ends by itself', async () => {
  const now = Temporal.Now.instant()
  const made = await add({ validFrom: now.add({ hours: 1 }).toString(), validTo: now.add({ hours: 3 }).toString() })
  const page = await publish(made.id)
  assert.deepEqual([page.state, page.inForce], ['coming', null])
  const asked = (hours: number) =>
    desk.call(manager, chooseAgreement, { query: { organisation: bakery, at: now.add({ hours }).toString() } })
  const told = []
  for (const hours of [0, 2, 4]) told.push(reasonsOf((await asked(hours)).choices, made.id))
  assert.deepEqual(told, [['notYet'], [], ['over']])

  const jobs = await rows<{ count: number }>(
    desk.db,
    sql`select count(*)::int as count from pgboss.job where name = 'sla.turn-agreement' and data ->> 'agreement' = ${made.id}`,
  )
  assert.deepEqual(jobs, [{ count: 2 }])
  await desk.runJob('sla.turn-agreement', { agreement: made.id })
  assert.equal(
    (await desk.call(manager, getAgreement, { params: { id: made.id } })).state,
    'coming',
    'a job that comes too early does nothing',
  )
})

test('levels and vendors have agreements of their own, kept per place', async () => {
  await assert.rejects(add({ match: matchOf({}), targets: [target('level', 8)] }, 'ola'), refused('agreement.needs-place'))
  await assert.rejects(
    add({ match: matchOf({ vendors: [desk.vendor] }), targets: [target('level', 8)] }, 'uc'),
    refused('agreement.wrong-metric'),
  )
  await assert.rejects(add({ targets: [target('resolution', 8), target('resolution', 9)] }), refused('agreement.wrong-metric'))
  await assert.rejects(add({ calendar: bakery }), refused('agreement.unknown-calendar'))
  await assert.rejects(add({ validTo: '2025-01-01T00:00:00Z' }), refused('agreement.over-before-begun'))
  const made = await add({ match: matchOf({ levels: [levelIds.L1] }), targets: [target('level', 8)] }, 'ola')
  const { id } = await desk.arrive()
  const trial = await desk.call(manager, tryAgreementDraft, { params: { id: made.id } })
  assert.equal(trial.clocks.begun, trial.changed)
  await publish(made.id)
  const level = (await clocksOf(id)).find(({ metric }) => metric === 'level')
  assert.deepEqual([level?.scope, level?.status], [levelIds.L1, 'running'])
  await audited()
})

test('the list stands in the order of asking, and only who may set the desk sees it', async () => {
  const { items, calendars } = await desk.call(manager, listAgreements)
  const inForce = items.filter(({ state, kind }) => state === 'inForce' && kind === 'sla')
  assert.deepEqual(
    inForce.map(({ version }) => version.rank),
    inForce.map(({ version }) => version.rank).toSorted((a, b) => a - b),
  )
  assert.ok(items.some(({ state }) => state === 'over') && calendars.length > 0)
  await assert.rejects(desk.call(boris, listAgreements), refused('forbidden'))
  await assert.rejects(desk.call(await desk.as(desk.anna), getTicketAgreements, { params: { ref: '1001' } }), refused('forbidden'))
})

test('an agreement for VIPs and one for an asset: a ticket gets them while it is a VIP’s, or about the asset', async () => {
  const server = await desk.act(system, async (work) =>
    addAsset(work, { name: 'Сервер склада', kind: 'server', serial: '', inventory: '', person: null, organisation: bakery, remark: '' }),
  )
  const forAsset = await add({ rank: 1, match: matchOf({ assets: [server] }), targets: [target('resolution', 1)] })
  const forVip = await add({ rank: 2, match: matchOf({ vip: true }), targets: [target('resolution', 2)] })
  assert.deepEqual([forAsset.named[server]?.ru, forVip.versions[0]?.match.vip], ['Сервер склада', true])
  for (const { id } of [forAsset, forVip]) await desk.call(manager, publishAgreement, { params: { id } })
  const promised = async (ticket: string) => (await clocksOf(ticket)).find(({ metric }) => metric === 'resolution')?.target_ms
  const { id: plain } = await desk.arrive(desk.tom)
  const before = await promised(plain)
  await desk.act(system, async (work) => editPerson(work, desk.maria, { vip: true }))
  const { id: asked } = await desk.arrive(desk.maria)
  assert.equal(await promised(asked), 2 * hour)
  const toldVip = await desk.call(boris, getTicketAgreements, { params: { ref: asked } })
  assert.deepEqual([reasonsOf(toldVip.choices, forAsset.id), reasonsOf(toldVip.choices, forVip.id)], [['otherAsset'], []])

  await desk.call(boris, editTicket, { params: { ref: plain }, body: { affected: desk.maria } })
  assert.equal(await promised(plain), 2 * hour, 'it is asked for a VIP')
  await desk.call(boris, editTicket, { params: { ref: plain }, body: { asset: server } })
  assert.equal(await promised(plain), hour)
  await desk.call(boris, editTicket, { params: { ref: plain }, body: { asset: null, affected: null } })
  assert.equal(await promised(plain), before)
  await desk.act(system, async (work) => editPerson(work, desk.maria, { vip: false }))
  assert.equal(await promised(asked), 2 * hour, 'what was a VIP’s stays so')
  await audited()
  assert.ok((await assertReplayed(desk.db, ticketFold)) > 3)

  const tried = await desk.call(manager, chooseAgreement, { query: { asset: server, vip: 'true' } })
  assert.deepEqual([reasonsOf(tried.choices, forAsset.id), reasonsOf(tried.choices, forVip.id)], [[], ['outranked']])
  const { choices } = await desk.call(manager, chooseAgreement, { query: {} })
  assert.deepEqual([reasonsOf(choices, forAsset.id), reasonsOf(choices, forVip.id)], [['otherAsset'], ['notVip']])
  for (const { id } of [forAsset, forVip]) await desk.call(manager, endAgreement, { params: { id } })
})
