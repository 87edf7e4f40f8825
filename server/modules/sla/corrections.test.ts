import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { askExemption, correctTicket, decideExemption, getCorrections, tryCorrection } from '#contract/corrections.ts'
import { endWait, openTicket, resolveTicket, waitForSomething } from '#contract/tickets.ts'
import { ticketFold } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenWorld } from '#testing/given-world.ts'
import { assertReplayed } from '#testing/replay.ts'
import { auditClocks } from '#modules/sla'
import { solved } from '#testing/tickets.ts'

const world = await givenWorld()
const { olga, larisa, marat, timur } = world.desk
const { anna } = world.clients
/** Monday the 23rd of March 2026, by the clock of Moscow. */
const at = (time: string, day = '23') => Temporal.Instant.from(`2026-03-${day}T${time}+03:00`)
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const hour = 3_600_000

/** A call of 10:00 that is registered at once, waits from 11:00 to 14:00 and is resolved on the next day at 17:00: 13 h of the 32 promised. */
async function givenTicket(): Promise<{ ref: string; id: string }> {
  world.at(at('10:00'))
  const made = await world.call(olga, openTicket, {
    body: { title: 'Касса не печатает', text: 'Лента есть', channel: 'desk', requester: { person: anna.id } },
  })
  const ref = String(made.number)
  world.at(at('11:00'))
  await world.call(olga, waitForSomething, { params: { ref }, body: { on: 'requester' } })
  world.at(at('14:00'))
  await world.call(olga, endWait, { params: { ref } })
  world.at(at('17:00', '24'))
  await world.call(olga, resolveTicket, { params: { ref }, body: { code: solved, text: 'Заменили чековую ленту' } })
  world.at(at('18:00', '24'))
  return { ref, id: made.id }
}
const clockOf = async (id: string) => {
  const [clock] = await rows<{ status: string; hours: number; started: Temporal.Instant }>(
    world.db,
    sql`select status, elapsed_ms / 3600000.0 as hours, started_at as started from clock where ticket_id = ${id} and metric = 'resolution'`,
  )
  return clock
}
const ask = (actor: Actor, ref: string) => world.call(actor, getCorrections, { params: { ref } })
const consistent = async () => {
  assert.deepEqual((await auditClocks(world.db)).drift, [])
  await assertReplayed(world.db, ticketFold)
}

test('a pause that was none: before and after, by whom and why; what was stated is kept', async () => {
  const { ref, id } = await givenTicket()
  assert.deepEqual([(await clockOf(id))?.status, (await clockOf(id))?.hours], ['met', 13])
  const [wait] = (await ask(larisa, ref)).waits
  assert.ok(wait)
  assert.deepEqual([wait.on, wait.from.toString(), wait.to.toString()], ['requester', at('11:00').toString(), at('14:00').toString()])
  const query = { kind: 'pause', wait: wait.event } as const
  const trial = await world.call(larisa, tryCorrection, { params: { ref }, query })
  const resolution = trial.items.find(({ metric }) => metric === 'resolution')
  assert.deepEqual([resolution?.before.elapsedMs, resolution?.after.elapsedMs], [13 * hour, 16 * hour])
  assert.equal((await clockOf(id))?.hours, 13, 'a trial changes nothing')

  await assert.rejects(world.call(olga, correctTicket, { params: { ref }, body: { ...query, reason: 'Не ждали' } }), refused('forbidden'))
  await world.call(larisa, correctTicket, { params: { ref }, body: { ...query, reason: 'Заявитель ответил сразу' } })
  assert.deepEqual([(await clockOf(id))?.status, (await clockOf(id))?.hours], ['met', 16])
  const page = await ask(olga, ref)
  const told = page.restatements.find(({ metric }) => metric === 'resolution')
  assert.deepEqual(
    [told?.because, told?.reason, told?.by?.id, told?.at.toString(), told?.before.elapsedMs, told?.after.elapsedMs],
    ['pause', 'Заявитель ответил сразу', larisa.id, at('18:00', '24').toString(), 13 * hour, 16 * hour],
  )
  assert.deepEqual([page.waits, page.mayCorrect], [[], false])
  await assert.rejects(
    world.call(larisa, correctTicket, { params: { ref }, body: { ...query, reason: 'Ещё раз' } }),
    refused('tickets.no-such-pause'),
  )
  await consistent()
})

test('a start that was earlier: a kept promise is restated as missed, and the row of what was stated is never changed', async () => {
  const { ref, id } = await givenTicket()
  const startedAt = Temporal.Instant.from('2026-03-16T09:00+03:00')
  const correct = (moment: Temporal.Instant) =>
    world.call(marat, correctTicket, {
      params: { ref },
      body: { kind: 'start', startedAt: moment.toString(), reason: 'Звонили неделей раньше' },
    })
  await assert.rejects(correct(at('10:01')), refused('tickets.start-after-opening'))
  await assert.rejects(correct(at('10:00')), refused('tickets.start-is-so'))
  await assert.rejects(correct(Temporal.Instant.from('1800-01-01T00:00Z')), refused('tickets.start-too-early'))
  await assert.rejects(
    world.call(marat, correctTicket, { params: { ref }, body: { kind: 'start', reason: 'Когда?' } }),
    refused('tickets.correction-incomplete'),
  )
  const { items } = await correct(startedAt)
  const resolution = items.find(({ metric }) => metric === 'resolution')
  // Five days of 9 h, and Monday before ten.
  assert.deepEqual([resolution?.before.state, resolution?.after.state, resolution?.after.elapsedMs], ['met', 'missed', 59 * hour])
  const clock = await clockOf(id)
  assert.deepEqual([clock?.status, clock?.started.toString()], ['missed', startedAt.toString()])
  await assert.rejects(
    world.act({ kind: 'system', job: 'test' }, ({ tx }) => sql`update restatement set before_status = 'missed'`.execute(tx)),
    /never changed/,
  )
  await consistent()
})

test('a pause that goes on is not cancelled: it is ended first', async () => {
  world.at(at('10:00', '25'))
  const { number } = await world.call(olga, openTicket, {
    body: { title: 'Нет сети', text: 'С утра', channel: 'desk', requester: { person: anna.id } },
  })
  const ref = String(number)
  await world.call(olga, waitForSomething, { params: { ref }, body: { on: 'requester' } })
  assert.deepEqual((await ask(larisa, ref)).waits, [])
  const [event] = await rows<{ id: string }>(world.db, sql`select id from event where type = 'ticket.waited' order by seq desc limit 1`)
  assert.ok(event)
  await assert.rejects(
    world.call(larisa, tryCorrection, { params: { ref }, query: { kind: 'pause', wait: event.id } }),
    refused('tickets.pause-goes-on'),
  )
})

test('an exemption is asked with a reason and decided by another person', async () => {
  const { ref } = await givenTicket()
  const body = { metric: 'resolution' as const, reason: 'Склад клиента был закрыт' }
  await assert.rejects(world.call(larisa, askExemption, { params: { ref }, body }), refused('exemption.no-breach'))
  const startedAt = Temporal.Instant.from('2026-03-16T09:00+03:00').toString()
  await world.call(larisa, correctTicket, { params: { ref }, body: { kind: 'start', startedAt, reason: 'Звонили неделей раньше' } })
  const { id } = await world.call(larisa, askExemption, { params: { ref }, body })
  await assert.rejects(world.call(olga, askExemption, { params: { ref }, body }), refused('exemption.asked-already'))
  const decide = (actor: Actor, approved: boolean) =>
    world.call(actor, decideExemption, { params: { id }, body: { approved, note: 'Верно' } })
  await assert.rejects(decide(larisa, true), refused('exemption.own'))
  await assert.rejects(decide(olga, true), refused('forbidden'))
  assert.deepEqual([(await ask(larisa, ref)).exemptions[0]?.mayDecide, (await ask(marat, ref)).exemptions[0]?.mayDecide], [false, true])
  await decide(marat, false)
  await assert.rejects(decide(marat, true), refused('exemption.decided-already'))
  const again = await world.call(olga, askExemption, { params: { ref }, body })
  await world.call(larisa, decideExemption, { params: { id: again.id }, body: { approved: true } })
  assert.deepEqual(
    (await ask(olga, ref)).exemptions.map(({ approved, askedBy, decidedBy }) => [approved, askedBy?.id, decidedBy?.id]),
    [
      [true, olga.id, larisa.id],
      [false, larisa.id, marat.id],
    ],
  )
  const types = await rows<{ type: string }>(world.db, sql`select type from event where type like 'exemption.%' order by seq`)
  assert.deepEqual(
    types.map(({ type }) => type),
    ['exemption.asked', 'exemption.declined', 'exemption.asked', 'exemption.granted'],
  )
})

test('who does not work the ticket neither sees nor corrects it', async () => {
  const { ref } = await givenTicket()
  await assert.rejects(ask(anna, ref), refused('forbidden'))
  const lead = { ...timur, permissions: new Set([...timur.permissions, 'ticket.close-unconfirmed' as const]), serves: [] }
  const query = { kind: 'start', startedAt: at('09:00').toString() } as const
  await assert.rejects(world.call(lead, tryCorrection, { params: { ref }, query }), refused('not-found'))
})
