import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { setAbsence } from '#contract/absences.ts'
import { rows } from '#platform/db/index.ts'
import { givenTickets } from '#testing/tickets.ts'
import { recipientsOf } from './queries/recipients.ts'

const desk = await givenTickets()
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
