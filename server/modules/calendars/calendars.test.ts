import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import pg from 'pg'
import * as contract from '#contract/calendar-acts.ts'
import { weekdays, type Hours, type WorkingHours } from '#contract/calendars.ts'
import type { Permission } from '#contract/people.ts'
import type { Actor } from '#platform/actor.ts'
import { givenDesk, system } from '#testing/given.ts'
import { assertReplayed } from '#testing/replay.ts'
import { sharedData } from '#testing/shared-data.ts'
import { calendarFold } from './fold.ts'

let now = Temporal.Instant.from('2026-03-02T09:00:00Z')
const desk = await givenDesk({ now: () => now })
const person = (...permissions: Permission[]): Actor => ({
  kind: 'person',
  id: '01980000-0000-7000-8000-00000000aaaa',
  permissions: new Set(permissions),
  organisation: null,
  teams: [],
  serves: null,
  by: 'session',
})
const agent = person('ticket.work')
const hour = 3_600_000
const seeded = '01980000-0000-7000-8000-000000000301'

const week = (...day: Hours[]): WorkingHours['weekly'] => Object.fromEntries(weekdays.slice(0, 5).map((weekday) => [weekday, day]))
const moscow: WorkingHours = { timezone: 'Europe/Moscow', weekly: week(['09:00', '13:00'], ['14:00', '18:00']) }
const omsk: WorkingHours = { timezone: 'Asia/Omsk', weekly: week(['10:00', '19:00']) }
const names = (word: string) => ({ ru: word, en: word })
const refused = (code: string) => ({ code })

const add = async (plan: contract.CalendarPlan, word = 'x') =>
  desk.call(system, contract.addCalendar, { body: { names: names(word), plan } })
const publish = async (id: string, from: string, revision = 1) =>
  desk.call(system, contract.publishCalendar, { params: { id }, body: { from, reason: 'so agreed', revision } })
const save = async (id: string, plan: contract.CalendarPlan, revision: number) =>
  desk.call(system, contract.saveDraft, { params: { id }, body: { plan, revision } })
const bring = async (id: string, source: { text: string } | { shipped: number }, saving: boolean, revision: number) =>
  desk.call(system, contract.importDays, { params: { id }, body: { source, save: saving, revision } })
const page = async (id: string, actor: Actor = system) => desk.call(actor, contract.getCalendar, { params: { id } })
const year = async (id: string, number: number, version?: string, actor: Actor = system) =>
  desk.call(actor, contract.getCalendarYear, {
    params: { id, year: String(number) },
    query: version === undefined ? {} : { version },
  })

test('a 40-hour week with the production calendar of Russia has 247 days and 1,972 hours in 2025', async () => {
  const { id } = await add(moscow)
  const looked = await bring(id, { shipped: 2025 }, false, 1)
  assert.ok(looked.difference.dates.some(({ date, after }) => date === '2025-11-01' && after.intervals.at(-1)?.[1] === '17:00'))
  assert.equal((await page(id)).draft?.revision, 1, 'looking keeps nothing')
  await bring(id, { shipped: 2025 }, true, 1)
  const drafted = await year(id, 2025, 'draft')
  assert.deepEqual([drafted.days, drafted.ms], [247, 1972 * hour])
  await publish(id, '2025-01-01', 2)
  const { days, ms, months, notable } = await year(id, 2025)
  assert.deepEqual([days, ms, months[0]], [247, 1972 * hour, { month: 1, days: 17, ms: 136 * hour }])
  assert.deepEqual(notable[0], { date: '2025-01-01', intervals: [], note: { date: '2025-01-01', kind: 'holiday', holiday: 'new-year' } })
})

const published = sharedData('calendar_ru/2025/calendar.xml')
test('the published file says the same', { skip: published === undefined && 'no shared data here' }, async () => {
  const { id } = await add(moscow)
  const { years, saved } = await bring(id, { text: readFileSync(published ?? '', 'utf8') }, true, 1)
  assert.deepEqual([years, saved], [[2025], true])
  const { days, ms } = await year(id, 2025, 'draft')
  assert.deepEqual([days, ms], [247, 1972 * hour])
})

test('holidays of an iCalendar come into the draft with what they change', async () => {
  const { id } = await add(moscow)
  const text = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260309\nSUMMARY:Rest\nEND:VEVENT\nEND:VCALENDAR\n'
  const { difference, passedOver } = await bring(id, { text }, true, 1)
  assert.deepEqual(passedOver, [])
  assert.deepEqual(difference.dates, [
    {
      date: '2026-03-09',
      before: { intervals: moscow.weekly.mon ?? [] },
      after: { intervals: [], note: { date: '2026-03-09', kind: 'holiday', label: 'Rest' } },
    },
  ])
  assert.deepEqual((await page(id)).draft?.plan, { ...moscow, holidays: [{ date: '2026-03-09', label: 'Rest' }] })
})

test('a file that is neither, a year that is not brought and a calendar without dates are refused', async () => {
  const { id } = await add(moscow)
  await assert.rejects(bring(id, { text: 'x' }, true, 1), refused('calendars.unreadable-file'))
  await assert.rejects(bring(id, { shipped: 1999 }, true, 1), refused('calendars.unknown-year'))
  const composed = await add({ union: [seeded] })
  await assert.rejects(bring(composed.id, { shipped: 2025 }, true, 1), refused('calendars.composed'))
})

test('the draft is compared with the newest version, by weekday and by date', async () => {
  const { id } = await add(moscow)
  await publish(id, '2026-01-01')
  await assert.rejects(desk.call(system, contract.compareDraft, { params: { id } }), refused('calendars.no-draft'))
  const weekly = { ...moscow.weekly, fri: [['09:00', '17:00']] satisfies Hours[] }
  await save(id, { timezone: 'Europe/Samara', weekly, dayOverrides: [{ date: '2027-05-04', intervals: [] }] }, 0)
  const difference = await desk.call(system, contract.compareDraft, { params: { id } })
  assert.deepEqual(difference.timezone, { before: 'Europe/Moscow', after: 'Europe/Samara' })
  assert.deepEqual(difference.week, [{ weekday: 'fri', before: moscow.weekly.fri, after: [['09:00', '17:00']] }])
  assert.deepEqual(
    difference.dates.map(({ date, before, after }) => [date, before.intervals.length, after.intervals.length, after.note?.kind]),
    [['2027-05-04', 2, 0, 'off']],
  )
})

test('a version holds from the beginning of its date in its own zone, and the year shows each date by its version', async () => {
  const { id } = await add(omsk)
  await publish(id, '2026-01-01')
  await save(id, { ...omsk, weekly: week(['10:00', '14:00']) }, 0)
  const { versions, inForce } = await publish(id, '2026-07-01')
  assert.deepEqual(
    versions.map(({ n, validFrom, reason }) => [n, validFrom, reason]),
    [
      [2, '2026-07-01', 'so agreed'],
      [1, '2026-01-01', 'so agreed'],
    ],
  )
  assert.deepEqual(inForce, { n: 1, validFrom: '2026-01-01' })
  const { months } = await year(id, 2026)
  assert.deepEqual([months[5]?.ms, months[6]?.ms], [22 * 9 * hour, 23 * 4 * hour])
  assert.equal((await year(id, 2026, '1')).months[6]?.ms, 23 * 9 * hour)
  assert.equal((await year(id, 2025)).ms, 0, 'nobody works before the first version')
  const before = now
  now = Temporal.Instant.from('2026-06-30T17:59:59Z')
  assert.equal((await page(id)).inForce?.n, 1)
  now = Temporal.Instant.from('2026-06-30T18:00:00Z')
  assert.equal((await page(id)).inForce?.n, 2)
  now = before
})

test('nobody writes over a draft that he has not seen', async () => {
  const { id } = await add(moscow)
  await save(id, omsk, 1)
  const moved = refused('calendars.draft-moved')
  await assert.rejects(save(id, moscow, 1), moved)
  await assert.rejects(bring(id, { shipped: 2025 }, true, 1), moved)
  await assert.rejects(publish(id, '2026-01-01', 1), moved)
  await publish(id, '2026-01-01', 2)
  await assert.rejects(publish(id, '2026-01-01', 2), refused('calendars.no-draft'))
  await assert.rejects(save(id, moscow, 2), moved)
  const both = await Promise.allSettled([save(id, moscow, 0), save(id, omsk, 0)])
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('a draft can be thrown away', async () => {
  const { id } = await add(moscow)
  await desk.call(system, contract.dropDraft, { params: { id } })
  assert.equal((await page(id)).draft, null)
  await assert.rejects(desk.call(system, contract.dropDraft, { params: { id } }), refused('calendars.no-draft'))
})

test('a calendar made of others follows when one of them is published', async () => {
  const part = await add(omsk, 'part')
  await publish(part.id, '2026-01-01')
  const whole = await add({ intersect: [part.id, seeded] }, 'whole')
  await publish(whole.id, '2026-01-01')
  const july = (await year(whole.id, 2026)).months[6]?.ms
  // Omsk is three hours ahead: 10–19 there is 7–16 in Moscow, of which 9–16 is shared.
  assert.equal(july, 23 * 7 * hour)
  await save(part.id, { ...omsk, weekly: week(['10:00', '14:00']) }, 0)
  await publish(part.id, '2026-07-01')
  const { versions, composed, timezone } = await page(whole.id)
  assert.deepEqual([composed, timezone], [true, 'Asia/Omsk'])
  assert.deepEqual(
    versions.map(({ n, validFrom, follows }) => [n, validFrom, follows]),
    [
      [2, '2026-07-01', part.id],
      [1, '2026-01-01', null],
    ],
  )
  const { months } = await year(whole.id, 2026)
  assert.deepEqual([months[5]?.ms, months[6]?.ms], [21 * 7 * hour, 23 * 2 * hour], '12 June is a holiday of Moscow')
})

test('parts are published calendars that can be chosen, and none is made of the whole', async () => {
  const part = await add(omsk)
  await assert.rejects(add({ union: [part.id] }), refused('calendars.unpublished-part'))
  await publish(part.id, '2026-01-01')
  const whole = await add({ union: [part.id, seeded] })
  await publish(whole.id, '2026-02-01')
  await assert.rejects(save(part.id, { minus: [whole.id] }, 0), refused('calendars.made-of-itself'))
  await save(whole.id, { union: [part.id] }, 0)
  await assert.rejects(publish(whole.id, '2025-12-31'), refused('calendars.unpublished-part'))
  await desk.call(system, contract.editCalendar, { params: { id: part.id }, body: { active: false } })
  await assert.rejects(add({ union: [part.id] }), refused('calendars.unknown-part'))
  await assert.rejects(add({ union: ['01980000-0000-7000-8000-00000000ffff'] }), refused('calendars.unknown-part'))
})

test('two calendars that take each other at once do not both succeed', async () => {
  const [a, b] = [await add(moscow), await add(omsk)]
  await publish(a.id, '2026-01-01')
  await publish(b.id, '2026-01-01')
  await save(a.id, { union: [b.id] }, 0)
  await save(b.id, { union: [a.id] }, 0)
  const ends = await Promise.allSettled([publish(a.id, '2026-04-01'), publish(b.id, '2026-04-01')])
  assert.deepEqual(ends.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
})

test('retired calendars are listed only when asked for, and can be restored', async () => {
  const { id } = await add(moscow, 'old')
  const listed = async (retired: string) =>
    (await desk.call(agent, contract.listCalendars, { query: { retired } })).items.find((one) => one.id === id)
  assert.deepEqual((await listed('false'))?.drafted, true)
  await desk.call(system, contract.editCalendar, { params: { id }, body: { active: false, names: names('older') } })
  assert.equal(await listed('false'), undefined)
  assert.deepEqual([(await listed('true'))?.active, (await listed('true'))?.names.en], [false, 'older'])
  await desk.call(system, contract.editCalendar, { params: { id }, body: { active: true } })
  assert.ok(await listed('false'))
})

test('agents read what is published; drafts are for those who may edit settings', async () => {
  const { id } = await add(moscow)
  await publish(id, '2026-01-01')
  await save(id, omsk, 0)
  assert.equal((await page(id, agent)).draft, null)
  assert.ok((await page(id, person('ticket.work', 'settings.edit'))).draft)
  assert.equal((await year(id, 2026, undefined, agent)).timezone, 'Europe/Moscow')
  await assert.rejects(year(id, 2026, 'draft', agent), refused('forbidden'))
  await assert.rejects(desk.call(agent, contract.saveDraft, { params: { id }, body: { plan: omsk, revision: 1 } }), refused('forbidden'))
  await assert.rejects(year(id, 2026, '9'), refused('not-found'))
})

test('the calendar that every desk begins with stands as it did', async () => {
  const { versions, draft } = await page(seeded)
  assert.deepEqual([versions.map(({ n }) => n), draft], [[1], null])
  assert.equal((await year(seeded, 2025)).days, 247)
})

test('the database keeps what was published', async () => {
  const client = new pg.Client({ connectionString: desk.house.db.url })
  await client.connect()
  try {
    await assert.rejects(client.query(`update calendar_version set valid_from = now()`), /never changed/)
    await assert.rejects(client.query(`delete from calendar_version`), /never changed/)
  } finally {
    await client.end()
  }
})

test('rows are the replay of the log', async () => {
  assert.ok((await assertReplayed(desk.db, calendarFold)) > 3)
})
