import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { setAbsence } from '#contract/absences.ts'
import { takeTicket } from '#contract/tickets.ts'
import { rows } from '#platform/db/index.ts'
import { firstTeam, givenTickets } from '#testing/tickets.ts'
import { unattendedOf } from './queries/facts.ts'
import { recipientsOf } from './queries/recipients.ts'

const desk = await givenTickets()
// Reactions read the log from where they first stood.
await desk.settle()
const agent = async (name: string) => desk.as(await desk.person(name, 'agent', { email: `${name}@desk.example` }))
const [ann, bob, eve] = [await agent('ann'), await agent('bob'), await agent('eve')]
const now = Temporal.Now.instant()
const away = (who: typeof ann, substitute: string | null) =>
  desk.call(who, setAbsence, {
    body: { person: who.id, substitute, from: now.toString(), to: now.add({ hours: 48 }).toString() },
  })
const reach = async (hours: number, ...people: readonly { id: string }[]) =>
  (
    await recipientsOf(
      desk.db,
      people.map(({ id }) => id),
      now.add({ hours }),
    )
  ).map(({ name, standsInFor }) => (standsInFor === null ? name : `${name} for ${standsInFor}`))

test('a notice goes to who stands in, once, and to the person himself where nobody does', async () => {
  assert.deepEqual(await reach(1, ann, bob), ['ann', 'bob'])
  await away(ann, bob.id)
  assert.deepEqual(await reach(1, ann), ['bob for ann'])
  assert.deepEqual(await reach(1, ann, bob), ['bob'])
  await away(bob, eve.id)
  assert.deepEqual(await reach(1, ann, bob, eve), ['eve'])
  assert.deepEqual(await reach(49, ann, bob), ['ann', 'bob'])
  await away(eve, null)
  assert.deepEqual(await reach(1, ann), ['ann'])
})

test('who is to stand in gets a letter about it', async () => {
  await desk.settle()
  const jobs = await rows(desk.db, sql`select 1 from pgboss.job where name = 'notifications.stand-in-letter'`)
  assert.equal(jobs.length, 2)
})

test('who leads is written to when nobody could be given a ticket, as long as nobody has it', async () => {
  const hours = { from: now.toString(), to: now.add({ hours: 48 }).toString() }
  for (const person of [desk.boris.id, desk.lidia.id]) await desk.call(desk.manager, setAbsence, { body: { person, ...hours } })
  const { id } = await desk.arrive(desk.anna, { team: firstTeam })
  await desk.settle()
  const found = await unattendedOf(desk.db, id)
  assert.deepEqual([found?.because, found?.team, found?.until, found?.paged], ['nobody-on-shift', 'Поддержка', null, [desk.lidia.id]])
  const jobs = await rows(desk.db, sql`select 1 from pgboss.job where name = 'notifications.unattended-letter' and data->>'ticket' = ${id}`)
  assert.equal(jobs.length, 1)
  await desk.call(desk.boris, takeTicket, { params: { ref: id }, body: {} })
  assert.equal(await unattendedOf(desk.db, id), undefined)
})
