import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Reaction, startReaders } from '#platform/events/index.ts'
import { rows } from '#platform/db/index.ts'
import { openWork } from '#platform/work.ts'
import { givenDesk, system } from '#testing/given.ts'

const desk = await givenDesk()
const record = (subject: string) => desk.act(system, async (work) => work.record(subject, { type: 'person.renamed' }))

/** A reaction that notes the order in which it hears of subjects. */
function listener(name: string, fail: (subject: string) => boolean = () => false) {
  const heard: string[] = []
  const reaction: Reaction = {
    name,
    on: ['person.renamed'],
    react: async (_, { subject }) => {
      if (fail(subject)) throw new Error('on purpose')
      heard.push(subject)
    },
  }
  return { heard, reaction }
}

test('a slow transaction is not skipped', async () => {
  const { heard, reaction } = listener('slow')
  const readers = startReaders(desk.house, [reaction])
  await readers.idle()
  const [slow, quick] = [randomUUIDv7(), randomUUIDv7()]
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const slowWork = openWork(desk.house, system, async (work) => {
    work.record(slow, { type: 'person.renamed' })
    await sql`select pg_current_xact_id()`.execute(work.tx)
    begun.resolve()
    await gate.promise
  })
  await begun.promise
  await record(quick)
  readers.poke()
  gate.resolve()
  await slowWork
  await readers.idle()
  assert.deepEqual(new Set(heard), new Set([slow, quick]))
  assert.equal(heard.length, 2)
  await readers.stop()
})

test('readers that have heard all write nothing, however many they are and whatever transactions pass', async () => {
  const all = Array.from({ length: 20 }, (_, n) => listener(`quiet-${n}`))
  const readers = startReaders(
    desk.house,
    all.map(({ reaction }) => reaction),
  )
  await readers.idle()
  await record(randomUUIDv7())
  readers.poke()
  await readers.idle()
  const standing = () => rows(desk.db, sql`select name, low, high, seq from log_reader where name like 'quiet-%' order by name`)
  const before = await standing()
  // Transactions without events: each gives a number that a reader could follow.
  for (let n = 0; n < 20; n++) {
    await openWork(desk.house, system, async ({ tx }) => void (await sql`select pg_current_xact_id()`.execute(tx)))
    readers.poke()
  }
  await readers.idle()
  assert.deepEqual(await standing(), before)
  assert.ok(all.every(({ heard }) => heard.length === 1))
  await readers.stop()
})

test('idle is when nothing that one reaction has written waits for another', async () => {
  const { heard, reaction: last } = listener('chain-last')
  const first: Reaction = {
    name: 'chain-first',
    on: ['person.left'],
    react: async (work, { subject }) => {
      // Long enough for the other to have stood at the end of the log.
      await sleep(100)
      work.record(subject, { type: 'person.renamed' })
    },
  }
  const readers = startReaders(desk.house, [last, first])
  await readers.idle()
  const subject = randomUUIDv7()
  await desk.act(system, async (work) => work.record(subject, { type: 'person.left' }))
  readers.poke()
  await readers.idle()
  await readers.stop()
  assert.deepEqual(heard, [subject])
})

test('two nodes react once to each event', async () => {
  const [one, two] = [listener('shared'), listener('shared')]
  const nodes = [startReaders(desk.house, [one.reaction]), startReaders(desk.house, [two.reaction])]
  await Promise.all(nodes.map((node) => node.idle()))
  const subjects = Array.from({ length: 50 }, () => randomUUIDv7())
  await Promise.all(subjects.map(async (subject) => record(subject).then(() => nodes.forEach((node) => node.poke()))))
  await Promise.all(nodes.map((node) => node.idle()))
  assert.deepEqual([...one.heard, ...two.heard].sort(), subjects.sort())
  await Promise.all(nodes.map((node) => node.stop()))
})

test('a reaction that fails five times is parked and the others go on', async () => {
  const bad = randomUUIDv7()
  const { heard, reaction } = listener('parking', (subject) => subject === bad)
  const readers = startReaders(desk.house, [reaction])
  await readers.idle()
  const good = [randomUUIDv7(), randomUUIDv7()]
  await record(bad)
  for (const subject of good) await record(subject)
  await readers.idle()
  assert.deepEqual(heard, good)
  const parked = await desk.db.selectFrom('parked_reaction').select(['attempts', 'error']).where('reader', '=', 'parking').execute()
  assert.deepEqual(parked, [{ attempts: 5, error: 'Error: on purpose' }])
  await readers.stop()
})

test('the log of a cluster that was left is read to its end, then the new one', async () => {
  const { heard, reaction } = listener('moving')
  const first = startReaders(desk.house, [reaction])
  await first.idle()
  await first.stop()
  const [before, after] = [randomUUIDv7(), randomUUIDv7()]
  await record(before)
  await desk.act(system, async (work) => sql`update house set epoch = epoch + 1`.execute(work.tx))
  await record(after)
  const second = startReaders(desk.house, [reaction])
  await second.idle()
  assert.deepEqual(heard, [before, after])
  await second.stop()
})
