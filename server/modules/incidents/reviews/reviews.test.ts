import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { declareMajor, standDown } from '#contract/major-incidents.ts'
import * as contract from '#contract/reviews.ts'
import { openTicket, resolveTicket, takeTicket } from '#contract/tickets.ts'
import { recordOutage } from '#contract/outages.ts'
import { verify } from '#modules/tickets'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenTickets, solved } from '#testing/tickets.ts'
import { lacksOf, median } from './review.ts'

let days = 0
const desk = await givenTickets({ now: () => Temporal.Now.instant().add({ hours: 24 * days }) })
const { boris, lidia, baker, telecom } = desk
const network = '01980000-0000-7000-8000-000000000503'
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
await desk.settle()

async function major(from = desk.anna, organisations: string[] = []): Promise<string> {
  const { id } = await desk.call(boris, openTicket, {
    body: { title: 'Нет связи', requester: { person: from }, service: network, assignToMe: false },
  })
  await desk.call(boris, declareMajor, {
    params: { ref: id },
    body: {
      services: [network],
      organisations,
      people: [],
      teams: [],
      commander: lidia.id,
      communicator: null,
      scribe: null,
      reason: 'Нет связи',
      impact: 'Нет связи',
      publicText: { ru: '', en: '' },
    },
  })
  return id
}
const over = async (ref: string) => {
  await desk.call(boris, standDown, { params: { ref }, body: { reason: 'Связь есть' } })
  await desk.settle()
}
const document = {
  summary: 'Обрыв у провайдера',
  wentWell: 'Быстро заметили',
  wentBadly: 'Долго искали договор',
  lucky: 'Ночь',
  whys: ['Кабель перебит', 'Один ввод'],
  factors: ['Нет резерва'],
  moments: [],
}
const overdue = (ref: string) =>
  rows<{ type: string; person: string }>(
    desk.db,
    sql`select type, coalesce(data->>'owner', data->>'person') as person from event where subject = ${ref} and type in ('review.action-overdue', 'review.overdue') order by seq`,
  )

test('after it is over a review is due; it is written, approved by who leads once it is whole, and published', async () => {
  const ref = await major()
  await assert.rejects(desk.call(boris, contract.getReview, { params: { ref } }), refused('not-found'))
  await over(ref)
  const review = () => desk.call(lidia, contract.getReview, { params: { ref } })
  assert.deepEqual(
    [(await review()).state, (await review()).timeline.map(({ what }) => what)],
    ['due', ['opened', 'declared', 'stood-down']],
  )
  const write = (version: number, more: object = {}) =>
    desk.call(boris, contract.writeReview, { params: { ref }, body: { version, document: { ...document, ...more } } })
  await write(0, { whys: [] })
  await assert.rejects(write(0), refused('incidents.review-changed'))
  await assert.rejects(
    desk.call(lidia, contract.approveReview, { params: { ref } }),
    (error) => error instanceof Refusal && error.code === 'incidents.review-unfinished' && error.facts['missing'] === 'whys',
  )
  await write(1)
  await assert.rejects(desk.call(boris, contract.approveReview, { params: { ref } }), refused('forbidden'))
  await assert.rejects(desk.call(lidia, contract.publishReview, { params: { ref } }), refused('incidents.review-not-approved'))
  await desk.call(lidia, contract.approveReview, { params: { ref } })
  await assert.rejects(write(2), refused('incidents.review-approved'))
  await desk.call(lidia, contract.publishReview, { params: { ref } })
  const { state, approvedBy, version } = await review()
  assert.deepEqual([state, approvedBy?.name, version], ['published', 'Лидия', 2])
  await desk.call(lidia, contract.takeReviewBack, { params: { ref } })
  await write(2, { summary: 'Исправлено' })
  assert.equal((await review()).document.summary, 'Исправлено')
})

test('what was agreed is followed up: reminded when late, every third day, until it is done; it may become a ticket', async () => {
  const ref = await major()
  await over(ref)
  const today = desk.house.now().toZonedDateTimeISO('UTC').toPlainDate()
  const { id } = await desk.call(boris, contract.agreeAction, {
    params: { ref },
    body: { text: 'Второй ввод', owner: boris.id, due: today.add({ days: 1 }).toString() },
  })
  const late = () => overdue(ref)
  await desk.runJob('incidents.remind', {})
  assert.deepEqual(await late(), [])
  days = 2
  await desk.runJob('incidents.remind', {})
  await desk.runJob('incidents.remind', {})
  assert.deepEqual(await late(), [{ type: 'review.action-overdue', person: boris.id }])
  assert.equal(
    (await desk.call(boris, contract.listActions, { query: { whose: 'mine' } })).items.find((one) => one.id === id)?.overdue,
    true,
  )
  days = 6
  await desk.runJob('incidents.remind', {})
  assert.deepEqual(
    (await late()).map(({ type }) => type),
    ['review.action-overdue', 'review.action-overdue', 'review.overdue'],
  )
  const task = await desk.call(boris, contract.ticketAction, { params: { id } })
  await assert.rejects(desk.call(boris, contract.ticketAction, { params: { id } }), refused('incidents.action-ticketed'))
  await desk.call(boris, contract.moveAction, { params: { id }, body: { owner: lidia.id, due: today.add({ days: 30 }).toString() } })
  const [moved] = (await desk.call(lidia, contract.listActions, { query: { whose: 'mine' } })).items
  assert.deepEqual([moved?.owner.name, moved?.task?.number, moved?.overdue], ['Лидия', task.number, false])
  await desk.call(lidia, contract.endAction, { params: { id }, body: { dropped: 'Здание продают' } })
  await assert.rejects(desk.call(lidia, contract.endAction, { params: { id }, body: {} }), refused('incidents.action-ended'))
  const ended = (await desk.call(lidia, contract.listActions, { query: { show: 'ended' } })).items.find((one) => one.id === id)
  assert.equal(ended?.droppedReason, 'Здание продают')
})

test('reviews and actions of a client are not told to who serves another', async () => {
  const ref = await major(desk.tom, [telecom])
  await over(ref)
  const { id } = await desk.call(boris, contract.agreeAction, {
    params: { ref },
    body: { text: 'Тайна', owner: boris.id, due: '2199-01-01' },
  })
  await assert.rejects(desk.call(baker, contract.getReview, { params: { ref } }), refused('not-found'))
  await assert.rejects(desk.call(baker, contract.endAction, { params: { id }, body: {} }), refused('not-found'))
  assert.ok(!(await desk.call(baker, contract.listActions, {})).items.some(({ text }) => text === 'Тайна'))
})

test('times are measured from the log: detected, acknowledged, resolved, verified', async () => {
  const ref = await major()
  const began = desk.house.now().subtract({ hours: 1 })
  await desk.call(boris, recordOutage, {
    params: { ref },
    body: { service: network, organisation: null, degree: 'full', from: began.toString(), to: null },
  })
  await desk.call(boris, takeTicket, { params: { ref } })
  await desk.call(boris, resolveTicket, { params: { ref }, body: { code: solved, text: 'Готово' } })
  const anna = await desk.as(desk.anna)
  await desk.act(anna, (work) => verify(work, ref, { works: true, text: '', by: desk.anna }))
  const { items, medians, reopened } = await desk.call(desk.manager, contract.measureMajors, {
    query: { from: '2020-01-01T00:00:00Z', to: '2199-01-01T00:00:00Z' },
  })
  const own = items.find(({ ticket }) => ticket.id === ref)
  assert.ok(own && own.detect !== null && Math.abs(own.detect - 3_600_000) < 60_000, JSON.stringify(own))
  assert.ok(
    [own.acknowledge, own.resolve, own.verify].every((ms) => ms !== null && ms >= 0 && ms < 60_000),
    JSON.stringify(own),
  )
  assert.deepEqual([medians.detect.of, medians.verify.of, reopened], [1, 1, { share: 0, of: items.length }])
})

test('the middle of what is known', () => {
  assert.deepEqual(median([null, 3, 1, 2]), { ms: 2, of: 3 })
  assert.deepEqual(median([4, 1]), { ms: 3, of: 2 })
  assert.deepEqual(median([null]), { ms: null, of: 0 })
  assert.deepEqual(lacksOf({ ...document, summary: '', whys: ['', ''] }), ['summary', 'whys'])
})
