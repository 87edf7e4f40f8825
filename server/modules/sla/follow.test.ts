import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addAgreement, getAgreement, publishAgreement, saveAgreementDraft } from '#contract/agreement-acts.ts'
import { addCalendar, getCalendar, publishCalendar, saveDraft } from '#contract/calendar-acts.ts'
import { type Hours, weekdays } from '#contract/calendars.ts'
import { tryCalendarDraft } from '#contract/calendar-trial.ts'
import { replayCalendar } from '#contract/what-if.ts'
import { openTicket, resolveTicket } from '#contract/tickets.ts'
import { auditClocks } from '#modules/sla'
import { rows } from '#platform/db/index.ts'
import { givenWorld } from '#testing/given-world.ts'
import { solved } from '#testing/tickets.ts'
import { matchOf, textsOf } from './agreement.ts'
import { followCalendar } from './commands/follow.ts'

const world = await givenWorld()
const { olga, marat } = world.desk
const at = (day: string, time: string) => Temporal.Instant.from(`2026-03-${day}T${time}+03:00`)
const hour = 3_600_000
const week = (...hours: Hours[]) => ({
  timezone: 'Europe/Moscow',
  weekly: Object.fromEntries(weekdays.slice(0, 5).map((name) => [name, hours])),
})

async function publish(id: string, plan: ReturnType<typeof week> & object, from: string) {
  const { draft } = await world.call(marat, getCalendar, { params: { id } })
  const saved = await world.call(marat, saveDraft, { params: { id }, body: { plan, revision: draft?.revision ?? 0 } })
  const revision = saved.draft?.revision ?? 0
  const trial = await world.call(marat, tryCalendarDraft, { params: { id }, query: { from } })
  await world.call(marat, publishCalendar, { params: { id }, body: { from, reason: 'Проверка', revision } })
  await retold()
  return trial
}
/** Open tickets have followed. */
async function retold(): Promise<void> {
  await world.settle()
  await world.runJob('sla.retell', {})
}

/** A calendar 9–18 of its own, and an agreement of eight working hours for everybody that counts by it. */
world.at(at('23', '08:00'))
const { id: calendar } = await world.call(marat, addCalendar, {
  body: { names: { ru: 'Цех', en: 'Shop' }, plan: week(['09:00', '18:00']) },
})
await publish(calendar, week(['09:00', '18:00']), '2026-01-01')
const [first] = (await world.call(marat, getCalendar, { params: { id: calendar } })).versions
const eight = { kind: 'duration' as const, ms: 8 * hour }
const terms = {
  validFrom: '2026-01-01T00:00:00Z',
  validTo: null,
  rank: 1,
  match: matchOf({ organisations: [world.groups.bakery] }),
  calendar: first?.id ?? '',
  targets: [
    {
      metric: 'resolution' as const,
      retarget: 'restart' as const,
      byPriority: { '1': eight, '2': eight, '3': eight, '4': eight, '5': eight },
    },
  ],
  texts: textsOf({}),
}
const names = { ru: 'Цеховое', en: 'Of the shop' }
const { id: agreement } = await world.call(marat, addAgreement, { body: { kind: 'sla', names, terms } })
await world.call(marat, publishAgreement, { params: { id: agreement } })
await retold()

const open = async () => {
  const { id, number } = await world.call(olga, openTicket, {
    body: { title: 'Станок', text: 'Стоит', channel: 'desk', requester: { person: world.clients.anna.id } },
  })
  return { id, ref: String(number) }
}
const clockOf = async (id: string) => {
  const [clock] = await rows<{ status: string; hours: number; due: Temporal.Instant | null }>(
    world.db,
    sql`select status, elapsed_ms / 3600000.0 as hours, due_at as due from clock where ticket_id = ${id} and metric = 'resolution'`,
  )
  return [clock?.status, clock?.due?.toString() ?? null]
}
const page = () => world.call(marat, getAgreement, { params: { id: agreement } })
const consistent = async () => assert.deepEqual((await auditClocks(world.db)).drift, [])

test('a change from a date on moves what is due after it, and nothing that was counted', async () => {
  world.at(at('23', '16:00'))
  const { id } = await open()
  assert.deepEqual(await clockOf(id), ['running', at('24', '15:00').toString()])
  world.at(at('23', '17:00'))
  await world.call(marat, saveAgreementDraft, { params: { id: agreement }, body: { names, terms: { ...terms, rank: 2 } } })
  const trial = await publish(calendar, week(['12:00', '21:00']), '2026-03-24')
  assert.deepEqual([trial.isCorrection, trial.agreements.map(({ en }) => en)], [false, ['Of the shop']])
  assert.ok(trial.clocks.later >= 1 && trial.clocks.earlier === 0)
  // Two hours of Monday by the old hours, six of Tuesday from noon on.
  assert.deepEqual(await clockOf(id), ['running', at('24', '18:00').toString()])
  const { versions, inForce } = await page()
  assert.deepEqual(
    versions.map(({ n, publishedAt, id: one }) => [n, publishedAt !== null, one === inForce]),
    [
      [3, false, false],
      [2, true, true],
      [1, true, false],
    ],
    'the draft stands after what is published',
  )
  assert.equal(versions[0]?.calendar, versions[1]?.calendar, 'and counts by the calendar as it is now')
  await consistent()
})

test('a correction of the past counts open clocks anew and leaves what was stated of resolved ones', async () => {
  world.at(at('25', '12:00'))
  const [running, done] = [await open(), await open()]
  world.at(at('25', '20:00'))
  await world.call(olga, resolveTicket, { params: { ref: done.ref }, body: { code: solved, text: 'Запустили станок' } })
  const stated = await clockOf(done.id)
  assert.deepEqual(
    [stated, await clockOf(running.id)],
    [
      ['met', at('25', '20:00').toString()],
      ['running', at('25', '20:00').toString()],
    ],
  )
  world.at(at('25', '20:30'))
  const before = await rows<{ id: string; due: string }>(
    world.db,
    sql`select ticket_id as id, due_at::text as due from clock where status = 'running' and scope = ''`,
  )
  const trial = await publish(calendar, week(['15:00', '18:00']), '2026-03-24')
  assert.equal(trial.isCorrection, true)
  // Three hours a day: Wednesday, Thursday, and two of Friday.
  assert.deepEqual(await clockOf(running.id), ['running', at('27', '17:00').toString()])
  assert.deepEqual(await clockOf(done.id), stated)
  const after = await rows<{ id: string; due: string }>(
    world.db,
    sql`select ticket_id as id, due_at::text as due from clock where status = 'running' and scope = ''`,
  )
  const moved = after.filter(
    ({ id, due }) => before.some((one) => one.id === id) && !before.some((one) => one.id === id && one.due === due),
  )
  assert.equal(trial.clocks.earlier + trial.clocks.later, moved.length, 'the trial said how many')
  await consistent()
})

test('the draft of a calendar is replayed over a period; nothing is written', async () => {
  const { draft } = await world.call(marat, getCalendar, { params: { id: calendar } })
  const clocks = () => rows(world.db, sql`select md5(string_agg(state::text, ' ' order by ticket_id, metric, scope)) as sum from clock`)
  const before = await clocks()
  const params = { id: calendar }
  const query = { from: '2026-03-23', to: '2026-03-28' }
  const refused = world.call(marat, replayCalendar, { params, query })
  await assert.rejects(refused, { code: 'calendars.no-draft' })
  const keep = (hours: Hours[], revision: number) => world.call(marat, saveDraft, { params, body: { plan: week(...hours), revision } })
  await keep([['15:00', '18:00']], draft?.revision ?? 0)
  world.at(at('27', '23:00'))
  const same = await world.call(marat, replayCalendar, { params, query })
  await keep([['03:00', '03:01']], 1)
  const more = await world.call(marat, replayCalendar, { params, query })
  assert.ok(same.tickets > 0 && more.saved > same.saved && more.lost === 0, 'who is open for a minute a day is late of nothing')
  assert.deepEqual(await clocks(), before)
})

test('asked again, nothing follows twice', async () => {
  const { versions } = await page()
  const [newest] = (await world.call(marat, getCalendar, { params: { id: calendar } })).versions
  await world.act({ kind: 'system', job: 'test' }, (work) => followCalendar(work, newest?.id ?? '', 'carry'))
  assert.equal((await page()).versions.length, versions.length)
})
