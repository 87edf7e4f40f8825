import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addAgreement, publishAgreement } from '#contract/agreement-acts.ts'
import type { AgreedTarget } from '#contract/agreements.ts'
import { Policy, replayDraft } from '#contract/what-if.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenWorld } from '#testing/given-world.ts'
import { matchOf, textsOf } from './agreement.ts'
import { replayPolicy } from './queries/what-if.ts'

const world = await givenWorld()
const usual = '01980000-0000-7000-8000-000000000401'
const asked = {
  from: Temporal.PlainDate.from('2026-03-01'),
  to: Temporal.PlainDate.from('2026-04-01'),
  timeZone: 'Europe/Moscow',
  now: world.house.now(),
}
const system = { kind: 'system', job: 'what-if' } as const
const ask = (policy: unknown) => replayPolicy(world.db, Policy.parse(policy), asked)
const every = (text: string) => ({ '1': text, '2': text, '3': text, '4': text, '5': text })
const counted = async () =>
  (
    await rows<{ status: string; n: number }>(
      world.db,
      sql`select status, count(*)::int as n from clock where status in ('met', 'missed') group by status order by status`,
    )
  ).map(({ status, n }) => [status, n])

test('the terms as they are change nothing, and count what the clocks say', async () => {
  const same = await ask({ agreement: usual })
  assert.deepEqual([same.changed, same.saved, same.lost, same.changes], [0, 0, 0, []])
  assert.deepEqual(same.before, same.after)
  const kept = Object.fromEntries(await counted())
  assert.equal(same.before.met, kept['met'])
  assert.ok(same.before.missed >= (kept['missed'] ?? 0), 'overdue ones are missed too')
  assert.equal(
    same.months.reduce((sum, { before }) => sum + before.met, 0),
    same.before.met,
  )
})

test('a promise of a minute loses tickets, one of a thousand hours saves them; nothing is written', async () => {
  const before = await counted()
  const targets = (text: string) => ['firstResponse', 'resolution'].map((metric) => ({ metric, byPriority: every(text) }))
  const strict = await ask({ agreement: usual, targets: targets('1m') })
  const mild = await ask({ agreement: usual, targets: targets('1000h') })
  assert.ok(strict.lost > 0 && strict.saved === 0)
  assert.deepEqual([mild.lost, mild.saved, mild.after.missed], [0, mild.before.missed, 0])
  assert.ok(mild.before.missed > 0)
  assert.ok((strict.after.share ?? 1) < (mild.after.share ?? 0))
  assert.equal(mild.changes.filter((one) => one.before?.status === 'missed' && one.after?.status !== 'missed').length, mild.saved)
  assert.deepEqual(await counted(), before)
})

test('hours written out and working days are terms too', async () => {
  const calendar = { timezone: 'Asia/Yekaterinburg', weekly: { mon: [['09:00', '18:00']] } }
  const { tickets, changed } = await ask({ agreement: usual, calendar, targets: [{ metric: 'resolution', byPriority: every('1d end') }] })
  assert.ok(tickets > 0 && changed > 0)
})

test('the draft of an agreement is replayed before it is published', async () => {
  const hour = { kind: 'duration' as const, ms: 60_000 }
  const target: AgreedTarget = { metric: 'resolution', byPriority: { '1': hour, '2': hour, '3': hour, '4': hour, '5': hour } }
  const terms = {
    validFrom: '2026-03-01T00:00:00Z',
    validTo: null,
    rank: 1,
    match: matchOf({}),
    calendar: '01980000-0000-7000-8000-000000000302',
    targets: [target],
    texts: textsOf({}),
  }
  const made = await world.call(system, addAgreement, { body: { kind: 'sla', names: { ru: 'Строгое', en: 'Strict' }, terms } })
  const replayed = (from: string, to: string) => world.call(system, replayDraft, { params: { id: made.id }, query: { from, to } })
  const march = await replayed('2026-03-01', '2026-04-01')
  assert.ok(march.lost > 0)
  assert.equal((await replayed('2025-03-01', '2025-04-01')).changed, 0)
  const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
  await assert.rejects(replayed('2026-04-01', '2026-04-01'), refused('agreement.period-empty'))
  await world.call(system, publishAgreement, { params: { id: made.id } })
  await assert.rejects(replayed('2026-03-01', '2026-04-01'), refused('agreement.no-draft'))
})

test('a policy of nothing in particular is refused', () => {
  assert.equal(Policy.safeParse({ kind: 'sla' }).success, false)
  assert.equal(Policy.safeParse({ agreement: 'A', targets: [{ metric: 'resolution', byPriority: { '1': '4x' } }] }).success, false)
})
