import assert from 'node:assert/strict'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import * as contract from '#contract/recurrences.ts'
import { registerProblem } from '#contract/problems.ts'
import { foundRecurrence, recurrenceFold } from '#modules/problems'
import { rows } from '#platform/db/index.ts'
import { parseLetter } from '#platform/mail/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { assertReplayed } from '#testing/replay.ts'
import { system } from '#testing/given.ts'
import { givenTickets } from '#testing/tickets.ts'
import { sql } from 'kysely'
import { jobs } from './jobs.ts'

const desk = await givenTickets()
const now = Temporal.Now.instant()
const ago = (hours: number) => now.subtract({ minutes: Math.round(hours * 60) })
const things = 'Принтер Почта Касса Телефон Ноутбук'.split(' ')
const faults = ['не печатает', 'не открывается', 'зависает', 'просит пароль', 'пропал доступ', 'показывает ошибку', 'шумит', 'мигает']
for (let n = 0; n < 280; n++)
  await desk.arrive(desk.anna, { title: `${things[n % 5] ?? ''} ${faults[Math.floor(n / 5) % 8] ?? ''}`, startedAt: ago(71 * 24 - n * 6) })
await desk.act(system, (work) => work.tx.updateTable('ticket').set({ kind: 'incident' }).execute())

/** Each has the radar of a node of its own. */
const nodes = [jobs(desk.house), jobs(desk.house)]
const hear = async () => {
  for (const node of nodes) await node.find(({ job }) => job.name === 'problems.radar')?.run({}, { id: '', last: true })
}
const comes = (title: string, hours: number, from = desk.anna) => desk.arrive(from, { title, kind: 'incident', startedAt: ago(hours) })
const list = (actor = desk.lidia, show: 'proposed' | 'decided' = 'proposed') =>
  desk.call(actor, contract.listRecurrences, { query: { show } })
const numbers = async () => (await list()).items.map(({ tickets }) => tickets.map(({ number }) => number).sort((a, b) => a - b))
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const reason = { reason: 'Учения' }

await hear()
// Reactions hear what happens from here on.
await desk.settle()
const outbreak = ['VPN обрывается, код 809', 'Ошибка 809 у впн', 'vpn drops, error 809', 'Обрывы VPN 809', 'впн: код 809', 'VPN 809 обрыв']
const came: number[] = []

test('while incidents come as usual nothing is proposed', async () => {
  assert.deepEqual(await list(), { items: [], proposed: 0 })
})

test('an outbreak is proposed once, however many nodes hear it, and goes on with what comes', async () => {
  for (const [n, title] of outbreak.entries()) {
    came.push((await comes(title, 20 - n, n === 3 ? desk.tom : desk.anna)).number)
    await hear()
  }
  assert.deepEqual(await numbers(), [came])
  const [one] = (await list()).items
  assert.ok(one)
  assert.ok(one.words.includes('809'), one.words.join())
  assert.equal(one.unusual.before, 0)
  assert.deepEqual([one.weeks.at(-1), one.cost.people, one.cost.breaches], [6, 2, 0])
})

test('a node that starts anew finds the same', async () => {
  nodes.push(jobs(desk.house))
  await hear()
  assert.deepEqual(await numbers(), [came])
})

test('who may not work on all of its incidents does not learn of it', async () => {
  const [one] = (await list()).items
  const id = one?.id ?? ''
  assert.deepEqual(await list(desk.baker), { items: [], proposed: 0 })
  await assert.rejects(desk.call(desk.baker, contract.dismissRecurrence, { params: { id }, body: reason }), refused('not-found'))
})

test('whoever leads and may work on all of its incidents is told of it by a letter, and nobody else', async () => {
  const [one] = (await list()).items
  const boss = await desk.person('Зоя', 'manager', { email: 'zoya@desk.example' })
  const ofBakers = await desk.person('Игорь', 'lead', { team: desk.bakers, email: 'igor@desk.example' })
  await desk.settle()
  const queued = await rows<{ data: { recurrence: string } }>(
    desk.db,
    sql`select data from pgboss.job where name = 'notifications.recurrence-letter'`,
  )
  assert.deepEqual(
    queued.map(({ data }) => data.recurrence),
    [one?.id],
  )
  const people = (await foundRecurrence(desk.db, one?.id ?? ''))?.people ?? []
  assert.ok(people.includes(boss) && people.includes(desk.lidia.id))
  assert.ok(!people.includes(ofBakers) && !people.includes(desk.boris.id))
  await desk.runJob('notifications.recurrence-letter', { recurrence: one?.id })
  const outbox = join(desk.dataFolder, 'outbox')
  const letters = (await readdir(outbox)).map(async (name) => parseLetter(await readFile(join(outbox, name))))
  const told = (await Promise.all(letters)).find(({ to }) => to.some(({ address }) => address === 'zoya@desk.example'))
  assert.match(told?.subject ?? '', /809/)
  assert.match(told?.text ?? '', /6 инцидентов[^]*\/recurrences/)
})

test('a dismissed one is remembered, and comes back only when it has doubled', async () => {
  const [one] = (await list()).items
  const id = one?.id ?? ''
  await desk.call(desk.lidia, contract.dismissRecurrence, { params: { id }, body: reason })
  await assert.rejects(
    desk.call(desk.lidia, contract.dismissRecurrence, { params: { id }, body: reason }),
    refused('problems.recurrence-decided'),
  )
  for (let n = 0; n < 5; n++) came.push((await comes(`VPN обрывается, код 809, кабинет ${'АБВГД'[n] ?? ''}`, 10 - n)).number)
  await hear()
  assert.deepEqual((await list()).items, [])
  const [kept] = (await list(desk.lidia, 'decided')).items
  assert.deepEqual([kept?.state, kept?.decided?.reason, kept?.returnsAt, kept?.tickets.length], ['dismissed', 'Учения', 12, 11])
  came.push((await comes('VPN обрывается, код 809', 4)).number)
  await hear()
  assert.deepEqual(await numbers(), [came])
})

test('accepted it is a problem with all its incidents, and what comes later can be linked too', async () => {
  const [one] = (await list()).items
  const id = one?.id ?? ''
  const body = { title: 'VPN обрывается', text: 'Код 809' }
  const problem = await desk.call(desk.lidia, contract.acceptRecurrence, { params: { id }, body })
  const linked = () => desk.db.selectFrom('ticket_link').select('ticket_id').where('other_id', '=', problem.id).execute()
  assert.equal((await linked()).length, 12)
  await comes('VPN обрывается, код 809', 2)
  await hear()
  const [kept] = (await list(desk.lidia, 'decided')).items
  assert.deepEqual(
    [kept?.state, kept?.problem?.number, kept?.tickets.filter((ticket) => !ticket.linked).length],
    ['accepted', problem.number, 1],
  )
  const other = await desk.call(desk.lidia, registerProblem, { body: { ...body, incidents: [String(came[0])] } })
  await assert.rejects(
    desk.call(desk.lidia, contract.mergeRecurrence, { params: { id }, body: { problem: String(other.number) } }),
    refused('problems.recurrence-decided'),
  )
  await desk.call(desk.lidia, contract.mergeRecurrence, { params: { id }, body: { problem: String(problem.number) } })
  assert.equal((await linked()).length, 13)
})

test('rows are the replay of the log', async () => {
  assert.equal(await assertReplayed(desk.db, recurrenceFold), 1)
})
