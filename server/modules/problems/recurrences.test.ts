import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recurrences } from '#modules/problems'
import { system } from '#testing/given.ts'
import { actorWith, givenTickets } from '#testing/tickets.ts'

const desk = await givenTickets()
const begin = Temporal.Instant.from('2026-03-01T08:00:00Z')
const after = (hours: number) => begin.add({ minutes: Math.round(hours * 60) })

const things = 'Принтер Почта Касса Телефон Ноутбук'.split(' ')
const faults = ['не печатает', 'не открывается', 'зависает', 'просит пароль', 'пропал доступ', 'показывает ошибку', 'шумит', 'мигает']
// Four a day for seventy days, each of its own kind as often as before.
for (let n = 0; n < 280; n++)
  await desk.arrive(desk.anna, { title: `${things[n % 5] ?? ''} ${faults[Math.floor(n / 5) % 8] ?? ''}`, startedAt: after(n * 6) })
const outbreak = ['VPN обрывается, код 809', 'Ошибка 809 у впн', 'vpn drops, error 809', 'Обрывы VPN 809', 'впн: код 809', 'VPN 809 обрыв']
const numbers: number[] = []
for (const [n, title] of outbreak.entries())
  numbers.push((await desk.arrive(n % 2 === 0 ? desk.anna : desk.tom, { title, startedAt: after(68 * 24 + n + 0.5) })).number)

const kind = (of: 'incident' | 'request') => desk.act(system, (work) => work.tx.updateTable('ticket').set({ kind: of }).execute())
const found = (actor = system) => recurrences({ db: desk.db, actor, at: after(90 * 24) }, { from: after(60 * 24), to: after(80 * 24) })

test('an outbreak is told with its tickets, its words, how unusual it is, and what it costs', async () => {
  await kind('incident')
  const [one, ...more] = await found()
  assert.deepEqual(more, [])
  assert.deepEqual(
    one?.tickets.map(({ number }) => number),
    numbers,
  )
  assert.ok(one.words.includes('809') && one.words.includes('vpn'), one.words.join())
  assert.equal(one.unusual.before, 0)
  assert.equal(one.unusual.since, begin.toString())
  assert.ok(one.unusual.chance < 1e-4)
  assert.equal(one.began, after(68 * 24 + 0.5).toString())
  assert.equal(one.cost.people, 2)
  // Six tickets, open for 22 days less their delays of 0.5 to 5.5 hours.
  assert.equal(one.cost.hours, 6 * 22 * 24 - 18)
})

test('who may read none of the incidents is told nothing', async () => {
  assert.deepEqual(await found(actorWith(desk.maria, [])), [])
})

test('requests are not incidents', async () => {
  await kind('request')
  assert.deepEqual(await found(), [])
})
