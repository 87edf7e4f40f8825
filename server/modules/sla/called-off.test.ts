import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { checkCalledOff, getCorrections } from '#contract/corrections.ts'
import { closeTicket, openTicket, reopenTicket, waitForSomething } from '#contract/tickets.ts'
import { listTickets } from '#contract/worklists.ts'
import { auditClocks } from '#modules/sla'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenWorld } from '#testing/given-world.ts'

const world = await givenWorld()
const { olga, larisa, marat } = world.desk
const at = (time: string) => Temporal.Instant.from(`2026-03-23T${time}+03:00`)
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

async function givenClosed(how: 'spam' | 'duplicate' = 'spam'): Promise<{ ref: string; id: string }> {
  const { number, id } = await world.call(olga, openTicket, {
    body: { title: 'Выиграйте приз', text: 'Да', channel: 'desk', requester: { person: world.clients.anna.id } },
  })
  const ref = String(number)
  world.at(world.house.now().add({ minutes: 30 }))
  await world.call(olga, waitForSomething, { params: { ref }, body: { on: 'requester' } })
  world.at(world.house.now().add({ minutes: 30 }))
  await world.call(olga, closeTicket, { params: { ref }, body: { how, reason: 'Рассылка' } })
  return { ref, id }
}
const statusOf = async (id: string) =>
  (await rows<{ status: string }>(world.db, sql`select status from clock where ticket_id = ${id} and metric = 'resolution'`))[0]?.status

test('a ticket that was no spam has its promises back, as if it had never been closed', async () => {
  world.at(at('09:00'))
  const { ref, id } = await givenClosed()
  assert.equal(await statusOf(id), 'cancelled')
  world.at(at('12:00'))
  await world.call(larisa, reopenTicket, { params: { ref }, body: { reason: 'Настоящая заявка' } })
  const [clock] = await rows<{ status: string; hours: number; started: Temporal.Instant }>(
    world.db,
    sql`select status, elapsed_ms / 3600000.0 as hours, started_at as started from clock where ticket_id = ${id} and metric = 'resolution'`,
  )
  // From nine to half past nine, and from ten, when the wait ended with the closing, to noon.
  assert.deepEqual([clock?.status, clock?.hours, clock?.started.toString()], ['running', 2.5, at('09:00').toString()])
  assert.deepEqual((await auditClocks(world.db)).drift, [])
})

test('about one closing in five is checked by somebody else: upheld, or opened again', async () => {
  world.at(at('13:00'))
  const closed = []
  for (let n = 0; n < 40; n++) closed.push(await givenClosed(n % 2 === 0 ? 'spam' : 'duplicate'))
  const query = { signal: 'unchecked', limit: 200 } as const
  const waiting = async () => (await world.call(marat, listTickets, { query })).items.map(({ number }) => String(number))
  const sample = await waiting()
  assert.ok(sample.length >= 2 && sample.length <= 20, `${sample.length} of 40`)
  const [first = '', second = ''] = sample
  const check = (actor: typeof olga, ref: string, upheld: boolean) =>
    world.call(actor, checkCalledOff, { params: { ref }, body: { upheld, reason: 'Посмотрели' } })
  const asked = async (actor: typeof olga, ref: string) => (await world.call(actor, getCorrections, { params: { ref } })).toCheck?.mayCheck
  assert.deepEqual([await asked(olga, first), await asked(larisa, first)], [false, true])
  await assert.rejects(check(olga, first, true), refused('forbidden'))
  const self = { ...olga, permissions: new Set([...olga.permissions, 'ticket.close-unconfirmed' as const]) }
  await assert.rejects(check(self, first, true), refused('tickets.own-closing'))
  await check(larisa, first, true)
  await assert.rejects(check(larisa, first, true), refused('tickets.nothing-to-check'))
  await check(marat, second, false)
  const reopened = closed.find(({ ref }) => ref === second)
  assert.equal(await statusOf(reopened?.id ?? ''), 'running')
  assert.deepEqual(new Set(await waiting()), new Set(sample.slice(2)))
  const other = closed.find(({ ref }) => !sample.includes(ref))
  assert.equal(await asked(larisa, other?.ref ?? ''), undefined)
  assert.deepEqual((await auditClocks(world.db)).drift, [])
})
