import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Wire } from '#contract/endpoint.ts'
import * as contract from '#contract/report-schedules.ts'
import { parseLetter } from '#platform/mail/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { readCsv } from '#platform/sheets/index.ts'
import { rows } from '#platform/db/index.ts'
import { sql } from 'kysely'
import { givenWorld } from '#testing/given-world.ts'
import { nextAfter, periodBefore } from './schedule.ts'

const { desk, clients, groups, call, act, db, house, runJob, dataFolder, at } = await givenWorld()
const moment = Temporal.Instant.from.bind(Temporal.Instant)
const anyMoment = fc
  .integer({ min: moment('2020-01-01T00:00:00Z').epochMilliseconds, max: moment('2035-01-01T00:00:00Z').epochMilliseconds })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))
const anyZone = fc.constantFrom('Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia')
const pad = (n: number) => String(n).padStart(2, '0')
const anyTime = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${pad(h)}:${pad(m)}`)
const anyRhythm = fc.oneof(
  fc.record({ every: fc.constant('week' as const), day: fc.integer({ min: 1, max: 7 }), time: anyTime }),
  fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 28 }), time: anyTime }),
)

test('the next moment is later, on the right day, and no moment of the rhythm lies before it', () => {
  fc.assert(
    fc.property(anyMoment, anyZone, anyRhythm, (at, zone, rhythm) => {
      const next = nextAfter(at, zone, rhythm)
      assert.ok(Temporal.Instant.compare(next, at) > 0)
      const shown = next.toZonedDateTimeISO(zone)
      assert.equal(rhythm.every === 'week' ? shown.dayOfWeek : shown.day, rhythm.day)
      // Each moment before the next one leads to the same.
      const between = Temporal.Instant.fromEpochMilliseconds(Math.floor((at.epochMilliseconds + next.epochMilliseconds) / 2))
      if (Temporal.Instant.compare(between, next) < 0) assert.ok(nextAfter(between, zone, rhythm).equals(next))
      assert.ok(next.since(at).total('hours') <= (rhythm.every === 'week' ? 7 * 24 + 25 : 31 * 24 + 25))
    }),
  )
})

test('a period is whole, over, and the last such one', () => {
  fc.assert(
    fc.property(anyMoment, anyZone, fc.constantFrom('week' as const, 'month' as const, 'quarter' as const), (at, zone, period) => {
      const { from, to } = periodBefore(at, zone, period)
      assert.ok(Temporal.Instant.compare(to, at) <= 0)
      const [first, end] = [from, to].map((one) => one.toZonedDateTimeISO(zone).toPlainDate())
      const length = { week: { weeks: 1 }, month: { months: 1 }, quarter: { months: 3 } }[period]
      assert.ok(first && end && first.add(length).equals(end))
      assert.ok(period === 'week' ? first.dayOfWeek === 1 : first.day === 1)
      assert.ok(Temporal.PlainDate.compare(end.add(length), at.toZonedDateTimeISO(zone).toPlainDate()) > 0)
    }),
  )
})

type Input = Wire<(typeof contract.addReportSchedule)['body']>
const body: Input = {
  name: 'Сроки за неделю',
  by: 'priority',
  period: 'week',
  every: 'week',
  day: 1,
  time: '09:00',
  format: 'csv',
  recipients: [desk.marat.id],
}
const add = async (more: object, actor: (typeof desk)['marat'] = desk.marat) =>
  call(actor, contract.addReportSchedule, { body: { ...body, ...more } }).then(({ id }) => id)
const listed = async (id: string, actor = desk.marat) =>
  (await call(actor, contract.listReportSchedules, {})).items.find((one) => one.id === id)
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

const letters = (schedule: string) =>
  rows<{ id: string; person: string; failure: string | null; sent: boolean }>(
    db,
    sql`select id, person_id as person, failure, sent_at is not null as sent from report_letter where schedule_id = ${schedule} order by id`,
  )
/** Carries out what a schedule has written, and answers the mail of each person. */
async function mailOf(schedule: string) {
  const found = new Map<string, ReturnType<typeof parseLetter>>()
  for (const { id, person } of await letters(schedule)) {
    await runJob('reports.send-letter', { letter: id })
    const file = readdirSync(join(dataFolder, 'outbox')).find((name) => name.startsWith(id))
    if (file) found.set(person, parseLetter(readFileSync(join(dataFolder, 'outbox', file))))
  }
  return found
}
const figuresIn = (letter: ReturnType<typeof parseLetter> | undefined) =>
  readCsv(Buffer.from(letter?.attachments[0]?.bytes ?? []).toString('utf8')).slice(1)
const kept = (letter: ReturnType<typeof parseLetter> | undefined) =>
  figuresIn(letter).reduce((sum, { cells }) => sum + Number(cells[2]) + Number(cells[3]), 0)

test('it goes out at its moment once, whatever is repeated, and then waits for the next', async () => {
  const id = await add({})
  const first = (await listed(id))?.nextAt
  assert.ok(first && String(first) === '2026-03-23T06:00:00Z', String(first))
  const due = String(first)
  at(moment(due))
  await runJob('reports.send-due', { schedule: id, due: '2026-03-16T06:00:00Z' })
  assert.equal((await letters(id)).length, 0, 'a moment that is not the next one')
  await Promise.all([1, 2, 3].map(async () => runJob('reports.send-due', { schedule: id, due })))
  assert.equal((await letters(id)).length, 1)
  const mail = (await mailOf(id)).get(desk.marat.id)
  await mailOf(id)
  assert.equal(readdirSync(join(dataFolder, 'outbox')).filter((name) => name.startsWith(mail?.messageId?.slice(0, 36) ?? 'none')).length, 1)
  assert.match(mail?.subject ?? '', /^Сроки за неделю: 16 марта 2026 г\. — 22 марта 2026 г\.$/)
  assert.deepEqual(
    mail?.to.map(({ address }) => address),
    ['marat@opora.example'],
  )
  assert.match(mail?.attachments[0]?.filename ?? '', /2026-03-16-2026-03-22\.csv$/)
  assert.ok(kept(mail) > 10, String(kept(mail)))
  const after = await listed(id)
  assert.equal(String(after?.nextAt), '2026-03-30T06:00:00Z')
  assert.deepEqual([after?.last?.sent, after?.last?.waiting, after?.last?.failed], [1, 0, 0])
})

test('after a standstill one letter goes out, about the period that was due; a pause sends none', async () => {
  const id = await add({})
  const due = String((await listed(id))?.nextAt)
  at(moment(due).add({ hours: 24 * 20 }))
  await runJob('reports.send-due', { schedule: id, due })
  assert.equal((await letters(id)).length, 1)
  const next = String((await listed(id))?.nextAt)
  assert.ok(Temporal.Instant.compare(moment(next), house.now()) > 0, next)
  await call(desk.marat, contract.pauseReportSchedule, { params: { id }, body: { paused: true } })
  await runJob('reports.send-due', { schedule: id, due: next })
  assert.equal((await letters(id)).length, 1)
  await call(desk.marat, contract.pauseReportSchedule, { params: { id }, body: { paused: false } })
  assert.equal(String((await listed(id))?.nextAt), next)
})

test('a client’s person gets the figures of his organisation, in his language, and of no restricted ticket but his own', async () => {
  const recipients = [clients.john.id, clients.denis.id, desk.marat.id]
  const id = await add({ organisation: groups.telecom, recipients, period: 'quarter' })
  const sendTo = async (day: string) => {
    at(moment(`${day}T08:00:00Z`))
    assert.equal((await call(desk.marat, contract.sendReportSchedule, { params: { id } })).letters, 3)
    const mail = await mailOf(id)
    return recipients.map((person) => mail.get(person))
  }
  const [john, denis, marat] = await sendTo('2026-05-01')
  assert.match(john?.subject ?? '', /Север-Телеком: January 1, 2026 to March 31, 2026/)
  assert.match(john?.text ?? '', /Hello, John Smith/)
  assert.match(denis?.text ?? '', /для организации «Север-Телеком»/)
  // Of a restricted ticket Denis is the requester, and John knows nothing.
  assert.ok(kept(john) > 0 && kept(john) < kept(denis))
  await act({ kind: 'system', job: 'test' }, async ({ tx }) =>
    tx.updateTable('ticket').set({ restricted: false }).where('organisation_id', '=', groups.telecom).execute(),
  )
  const open = await sendTo('2026-05-02')
  assert.deepEqual(open.map(kept), [kept(marat), kept(marat), kept(marat)])
})

test('nobody is sent what he may not see', async () => {
  await assert.rejects(add({ recipients: [clients.john.id] }), refused('reports.recipient-outside'))
  await assert.rejects(add({ organisation: groups.bakery, recipients: [clients.john.id] }), refused('reports.recipient-outside'))
  await assert.rejects(add({ recipients: [desk.olga.id] }), refused('reports.recipient-may-not'))
  await assert.rejects(add({ recipients: [clients.jonas.id] }), refused('reports.recipient-may-not'))
  await assert.rejects(add({ day: 9 }), refused('reports.bad-day'))
  await assert.rejects(add({}, desk.olga), refused('forbidden'))
})

test('rights are asked again when it goes out, and the list says why nothing came', async () => {
  const id = await add({ organisation: groups.telecom, recipients: [clients.john.id] })
  at(house.now().add({ hours: 1 }))
  await call(desk.marat, contract.sendReportSchedule, { params: { id } })
  // Moved to another client between the writing and the sending.
  await act({ kind: 'system', job: 'test' }, async ({ tx }) =>
    tx.updateTable('person').set({ organisation_id: groups.bakery }).where('id', '=', clients.john.id).execute(),
  )
  assert.equal((await mailOf(id)).size, 0)
  assert.equal((await listed(id))?.last?.failure, 'reports.recipient-outside')
})

test('what another set up is not there, but for an administrator', async () => {
  const id = await add({})
  assert.equal(await listed(id, desk.larisa), undefined)
  await assert.rejects(call(desk.larisa, contract.sendReportSchedule, { params: { id } }), refused('not-found'))
  assert.equal((await listed(id, desk.ada))?.name, body.name)
  await call(desk.ada, contract.editReportSchedule, { params: { id }, body: { ...body, recipients: [desk.larisa.id], time: '07:30' } })
  const changed = await listed(id)
  assert.deepEqual([changed?.recipients[0]?.name, changed?.owner.id, changed?.time], ['Лариса Орлова', desk.marat.id, '07:30'])
})
