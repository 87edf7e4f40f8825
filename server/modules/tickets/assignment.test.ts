import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { setAbsence } from '#contract/absences.ts'
import {
  assignToBest,
  getBestAssignee,
  getWorkTerms,
  listSkills,
  listTeamAssignments,
  saveSkill,
  setTeamAssignment,
  setWorkTerms,
} from '#contract/assignment.ts'
import { addCalendar, publishCalendar } from '#contract/calendar-acts.ts'
import { addRota } from '#contract/rotas.ts'
import { assignTicket, editTicket, escalateTicket, getTicket, openTicket } from '#contract/tickets.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { actorWith, card, firstTeam, givenTickets, levelIds } from '#testing/tickets.ts'

const desk = await givenTickets()
const { boris, lidia, vera, manager, anna, experts } = desk
const admin = actorWith(manager.id, [...manager.permissions, 'settings.edit', 'access.edit'], { serves: null })
await desk.settle()

const terms = { skills: [] as string[], capacity: null as number | null, calendar: null as string | null }
const way = (team: string, how: object) =>
  desk.call(admin, setTeamAssignment, {
    params: { id: team },
    body: { way: 'load', automatic: false, calendar: null, rota: null, ...how },
  })
const arrive = () => desk.arrive(anna, { team: firstTeam })
const page = (id: string) => desk.call(lidia, getTicket, { params: { ref: id } })
const assigneeOf = async (id: string) => (await desk.row(id))['assignee_id']
const refused = async (run: Promise<unknown>): Promise<string> => {
  try {
    await run
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing was refused'
}
const times = async (id: string, type: string) => (await desk.types(id)).filter((one) => one === type).length
const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
/** A calendar that is open always, or on one day of the week that is not today. */
const calendar = async (open: boolean) => {
  const all: [string, string][] = [['00:00', '24:00']]
  const days = open ? week : [nextDay()]
  const plan = { timezone: 'UTC', weekly: Object.fromEntries(days.map((day) => [day, all])) }
  const { id, draft } = await desk.call(admin, addCalendar, { body: { names: { ru: `к${String(open)}`, en: `c${String(open)}` }, plan } })
  const revision = draft?.revision ?? 0
  await desk.call(admin, publishCalendar, { params: { id }, body: { revision, from: '2024-01-01', reason: 'Для проверки' } })
  return id
}
/** Three days from now: not today in any zone. */
const nextDay = () => week[Temporal.Now.zonedDateTimeISO('UTC').add({ days: 3 }).dayOfWeek - 1] ?? 'mon'

test('on arrival in a team that wants it so, the ticket goes to the best, and the event says why him', async () => {
  await way(firstTeam, { automatic: true })
  const { id } = await arrive()
  await desk.settle()
  assert.equal(typeof (await assigneeOf(id)), 'string')
  const fact = (await page(id)).spine.find((item) => item.item === 'fact' && item.event.type === 'ticket.assigned')
  assert.ok(fact?.item === 'fact' && fact.event.type === 'ticket.assigned')
  assert.deepEqual([fact.event.why?.way, fact.event.why?.of, fact.event.why?.open], ['load', 2, 0])
  const second = await arrive()
  await desk.settle()
  assert.notEqual(await assigneeOf(second.id), await assigneeOf(id), 'the other has less')
})

test('what is put back into the queue of its own team stays there; what comes by a hand-over is given', async () => {
  const { id } = await arrive()
  await desk.settle()
  await desk.call(lidia, assignTicket, { params: { ref: id }, body: { team: firstTeam, assignee: null } })
  await desk.settle()
  assert.equal(await assigneeOf(id), null)
  await way(experts, { automatic: true })
  await desk.call(boris, escalateTicket, { params: { ref: id }, body: { level: levelIds.L2, card } })
  await desk.settle()
  assert.equal(await assigneeOf(id), vera.id)
})

test('skills are asked for by the service, the category and the level; by skill nobody else gets it', async () => {
  const vpn = randomUUIDv7()
  const network = '01980000-0000-7000-8000-000000000503'
  const skill = { names: { ru: 'Сети', en: 'Networks' }, active: true, services: [network], categories: [], levels: [] }
  await desk.call(admin, saveSkill, { params: { id: vpn }, body: skill })
  await way(firstTeam, { way: 'skill', automatic: true })
  const { id } = await desk.call(boris, openTicket, {
    body: { title: 'VPN', requester: { person: anna }, service: network, team: firstTeam, assignToMe: false },
  })
  await desk.settle()
  assert.equal((await page(id)).unattended?.because, 'nobody-skilled')
  assert.equal(await refused(desk.call(boris, assignToBest, { params: { ref: id }, body: {} })), 'tickets.nobody-skilled')
  await desk.call(lidia, setWorkTerms, { params: { id: boris.id }, body: { ...terms, skills: [vpn] } })
  assert.deepEqual(
    (await desk.call(boris, listSkills, {})).items[0]?.people.map((one) => one.name),
    ['Борис'],
  )
  const preview = await desk.call(lidia, getBestAssignee, { params: { ref: id }, query: {} })
  assert.deepEqual([preview.best?.person.id, preview.best?.skills[0]?.en], [boris.id, 'Networks'])
  await desk.runJob('tickets.sweep', {})
  assert.equal(await assigneeOf(id), boris.id)
  assert.equal((await page(id)).unattended, null)
  await desk.call(admin, saveSkill, { params: { id: vpn }, body: { ...skill, active: false } })
})

test('who is full gets no more', async () => {
  await way(firstTeam, { automatic: true })
  const held = async (person: string) => (await desk.call(lidia, getWorkTerms, { params: { id: person } })).open
  await desk.call(lidia, setWorkTerms, { params: { id: boris.id }, body: { ...terms, capacity: Math.max(1, await held(boris.id)) } })
  await desk.call(lidia, setWorkTerms, { params: { id: lidia.id }, body: { ...terms, capacity: (await held(lidia.id)) + 1 } })
  const [one, two] = [await arrive(), await arrive()]
  await desk.settle()
  assert.deepEqual([await assigneeOf(one.id), await assigneeOf(two.id)], [lidia.id, null])
  assert.equal((await page(two.id)).unattended?.because, 'everybody-full')
  for (const { id } of [boris, lidia]) await desk.call(lidia, setWorkTerms, { params: { id }, body: terms })
  await desk.runJob('tickets.sweep', {})
  assert.equal(typeof (await assigneeOf(two.id)), 'string')
})

test('when nobody is on shift the ticket says so, the lead is told once, and it is given when the shift begins', async () => {
  const [never, always] = [await calendar(false), await calendar(true)]
  await way(firstTeam, { automatic: true, calendar: never })
  const { id } = await arrive()
  await desk.settle()
  const { unattended } = await page(id)
  assert.deepEqual([unattended?.because, unattended?.paged.map((one) => one.id)], ['nobody-on-shift', [lidia.id]])
  const left = Temporal.Instant.from(unattended?.until ?? '')
    .since(Temporal.Now.instant())
    .total('hours')
  assert.ok(left > 48 && left < 72, `${left} hours to the next shift`)
  const [job] = await rows<{ at: Temporal.Instant }>(
    desk.db,
    sql`select start_after as at from pgboss.job where name = 'tickets.assign-waiting' and data->>'ticket' = ${id}`,
  )
  assert.equal(String(job?.at), unattended?.until)
  await desk.runJob('tickets.assign-waiting', { ticket: id })
  assert.deepEqual([await assigneeOf(id), await times(id, 'ticket.unattended')], [null, 1], 'tried again, and nobody is called twice')
  await desk.call(lidia, setWorkTerms, { params: { id: boris.id }, body: { ...terms, calendar: always } })
  await desk.runJob('tickets.assign-waiting', { ticket: id })
  assert.equal(await assigneeOf(id), boris.id)
  assert.equal((await page(id)).unattended, null)
  await desk.call(lidia, setWorkTerms, { params: { id: boris.id }, body: terms })
})

test('a team whose tickets are taken by hand is watched for its shifts, and who is on call is told before the lead', async () => {
  const [never] = await rows<{ id: string }>(desk.db, sql`select id from calendar where name_en = 'cfalse'`)
  const { id: rota } = await desk.call(admin, addRota, {
    body: {
      names: { ru: 'Ночь', en: 'Night' },
      plan: {
        timezone: 'UTC',
        cover: null,
        layers: [{ members: [vera.id], unit: 'week', length: 1, from: '2024-01-01', handOver: '00:00', calendar: null }],
      },
    },
  })
  await way(firstTeam, { automatic: false, calendar: never?.id ?? null, rota })
  const { id } = await arrive()
  await desk.settle()
  assert.deepEqual([await assigneeOf(id), (await page(id)).unattended?.paged.map((one) => one.id)], [null, [vera.id]])
  await desk.call(boris, assignTicket, { params: { ref: id }, body: { team: firstTeam, assignee: boris.id } })
  assert.equal((await page(id)).unattended, null, 'somebody has it')
  await way(firstTeam, {})
})

test('who is away gets nothing, and without a lead in the team the managers are told', async () => {
  await way(experts, { automatic: true })
  const now = Temporal.Now.instant()
  await desk.call(vera, setAbsence, {
    body: { person: vera.id, from: now.subtract({ hours: 1 }).toString(), to: now.add({ hours: 8 }).toString() },
  })
  const { id } = await arrive()
  await desk.call(boris, escalateTicket, { params: { ref: id }, body: { level: levelIds.L2, card } })
  await desk.settle()
  const { unattended } = await page(id)
  assert.deepEqual([unattended?.because, unattended?.paged.map((one) => one.id)], ['nobody-on-shift', [manager.id]])
})

test('only a lead of his sets what one can do, only who sets the desk up how a team gives tickets', async () => {
  assert.equal(await refused(desk.call(boris, setWorkTerms, { params: { id: boris.id }, body: terms })), 'forbidden')
  assert.equal(await refused(desk.call(lidia, setWorkTerms, { params: { id: vera.id }, body: terms })), 'forbidden')
  assert.equal(await refused(desk.call(lidia, setWorkTerms, { params: { id: anna }, body: terms })), 'not-found')
  const unknown = { ...terms, calendar: randomUUIDv7() }
  assert.equal(await refused(desk.call(lidia, setWorkTerms, { params: { id: boris.id }, body: unknown })), 'tickets.unknown-calendar')
  const how = { way: 'load', automatic: true, calendar: null, rota: null } as const
  assert.equal(await refused(desk.call(lidia, setTeamAssignment, { params: { id: firstTeam }, body: how })), 'forbidden')
  assert.equal((await desk.call(boris, listTeamAssignments, {})).items.length, 2)
  const { id } = await arrive()
  const baker = actorWith(boris.id, ['ticket.work'], { serves: [] })
  assert.equal(await refused(desk.call(baker, getBestAssignee, { params: { ref: id }, query: {} })), 'not-found')
  await desk.call(lidia, editTicket, { params: { ref: id }, body: { restricted: true } })
  assert.equal(await refused(desk.call(baker, assignToBest, { params: { ref: id }, body: {} })), 'not-found')
})
