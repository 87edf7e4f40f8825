import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Wire } from '#contract/endpoint.ts'
import { listKnownOutages, sayMeToo } from '#contract/known-outages.ts'
import * as contract from '#contract/major-incidents.ts'
import { editTicket, linkTicket, openTicket, resolveTicket } from '#contract/ticket-acts.ts'
import { Refusal } from '#platform/refusal.ts'
import { assertReplayed } from '#testing/replay.ts'
import { givenTickets, solved } from '#testing/tickets.ts'
import { majorFold } from './major.ts'

const desk = await givenTickets()
const { boris, baker, lidia, bakery, telecom } = desk
const [network, mail] = ['01980000-0000-7000-8000-000000000503', '01980000-0000-7000-8000-000000000502']
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

type Declared = Wire<(typeof contract.declareMajor)['body']>
const facts: Declared = {
  services: [network],
  organisations: [],
  people: [],
  teams: [],
  commander: boris.id,
  communicator: lidia.id,
  scribe: null,
  reason: 'Не работает связь у всех',
  impact: 'Нет связи ни у кого',
  publicText: { ru: 'Нет интернета, чиним.', en: 'No internet, being fixed.' },
}
const incident = async (from = desk.anna, service: string = network) => {
  const ticket = await desk.arrive(from)
  await desk.call(boris, editTicket, { params: { ref: ticket.id }, body: { service } })
  return ticket
}
const declare = (ref: string, change: Partial<Declared> = {}, actor = boris) =>
  desk.call(actor, contract.declareMajor, { params: { ref }, body: { ...facts, ...change } })
const add = (ref: string, tickets: string[], actor = boris) =>
  desk.call(actor, contract.addChildren, { params: { ref }, body: { tickets } })
const standDown = (ref: string) => desk.call(boris, contract.standDown, { params: { ref }, body: { reason: 'Связь есть' } })

test('a major incident is declared, its roles move, decisions are noted, and it is stood down; who had which role is kept', async () => {
  const { id: ref } = await incident()
  await declare(ref)
  const declared = await desk.call(boris, contract.getMajor, { params: { ref } })
  assert.deepEqual(
    [declared.commander.name, declared.communicator?.name, declared.scribe, declared.impact, declared.publicText.en],
    ['Борис', 'Лидия', null, facts.impact, facts.publicText.en],
  )
  await assert.rejects(declare(ref), refused('incidents.major-already'))
  const roles = { commander: lidia.id, communicator: null, scribe: boris.id }
  await desk.call(boris, contract.editMajor, { params: { ref }, body: { roles } })
  await desk.call(boris, contract.noteDecision, { params: { ref }, body: { text: 'Переключаем на запасной канал', by: lidia.id } })
  await desk.call(boris, contract.noteEntry, { params: { ref }, body: { text: 'Провайдер подтвердил обрыв' } })
  await standDown(ref)
  const over = await desk.call(boris, contract.getMajor, { params: { ref } })
  assert.deepEqual(
    over.roles.map(({ role, person, to }) => [role, person.name, to !== null]),
    [
      ['commander', 'Борис', true],
      ['communicator', 'Лидия', true],
      ['commander', 'Лидия', true],
      ['scribe', 'Борис', true],
    ],
  )
  assert.deepEqual(
    over.timeline.map(({ what, text, by }) => [what, text, by?.name]).filter(([what]) => what !== 'opened' && what !== 'assigned'),
    [
      ['declared', facts.reason, undefined],
      ['roles', '', undefined],
      ['decision', 'Переключаем на запасной канал', 'Лидия'],
      ['entry', 'Провайдер подтвердил обрыв', undefined],
      ['stood-down', 'Связь есть', undefined],
    ],
  )
  await assert.rejects(standDown(ref), refused('incidents.major-not-running'))
  await assert.rejects(desk.call(boris, contract.editMajor, { params: { ref }, body: { roles } }), refused('incidents.major-not-running'))
})

test('what was forgotten is written where it happened, and nothing before the beginning or ahead', async () => {
  const { id: ref } = await incident()
  await declare(ref)
  const note = (at: string) => desk.call(boris, contract.noteEntry, { params: { ref }, body: { text: 'x', at } })
  await assert.rejects(note('2199-01-01T00:00:00Z'), refused('incidents.moment-outside'))
  await assert.rejects(note('2001-01-01T00:00:00Z'), refused('incidents.moment-outside'))
  await standDown(ref)
})

test('only an open incident is declared, with people of the desk, and of clients whom the actor serves', async () => {
  const request = await desk.arrive()
  await desk.call(boris, editTicket, { params: { ref: request.id }, body: { kind: 'request' } })
  await assert.rejects(declare(request.id), refused('incidents.not-an-incident'))
  const { id: ref } = await incident()
  await assert.rejects(declare(ref, { commander: desk.anna }), refused('incidents.no-such-person'))
  await assert.rejects(declare(ref, { services: [ref] }), refused('catalog.unknown-service'))
  await assert.rejects(declare(ref, { organisations: [ref] }), refused('not-found'))
  await assert.rejects(declare(ref, { organisations: [telecom] }, baker), refused('forbidden'))
  await assert.rejects(declare(ref, { organisations: [bakery], people: [desk.tom] }, baker), refused('incidents.no-such-person'))
  const elsewhere = await incident(desk.tom)
  await assert.rejects(declare(elsewhere.id, {}, baker), refused('not-found'))
  const maria = await desk.as(desk.maria)
  await assert.rejects(declare(ref, {}, maria), refused('forbidden'))
})

test('children join one by one and many at once; what cannot be is told and holds up nothing', async () => {
  const parent = await incident()
  const [one, two, three] = [await incident(), await incident(desk.tom), await incident()]
  await declare(parent.id)
  assert.deepEqual(await add(parent.id, [one.id, String(two.number), one.id, '99999999']), {
    added: [one.number, two.number],
    refused: [{ ref: '99999999', code: 'not-found' }],
  })
  await assert.rejects(declare(one.id), refused('incidents.major-is-part'))
  const other = await incident()
  await declare(other.id, { services: [mail] })
  assert.deepEqual((await add(other.id, [one.id, parent.id])).refused.map(({ code }) => code).toSorted(), [
    'tickets.part-already',
    'tickets.part-nested',
  ])
  const { items } = await desk.call(boris, contract.listLikely, { params: { ref: parent.id } })
  assert.ok(items.some(({ ticket }) => ticket.id === three.id) && !items.some(({ ticket }) => ticket.id === one.id))
  const page = await desk.call(boris, contract.getMajor, { params: { ref: parent.id } })
  assert.deepEqual(
    [page.children, page.open, page.byOrganisation.map(({ organisation, children }) => [organisation?.name, children])],
    [2, 2, page.byOrganisation.map(({ organisation }) => [organisation?.name, 1])],
  )
  await desk.call(boris, contract.removeChild, { params: { ref: parent.id, child: one.id } })
  await assert.rejects(desk.call(boris, contract.removeChild, { params: { ref: parent.id, child: one.id } }), refused('not-found'))
  assert.equal((await desk.call(boris, contract.getMajorOfTicket, { params: { ref: one.id } })).partOf, null)
  for (const { id } of [parent, other]) await standDown(id)
})

test('who serves one client sees only his children, and of what he does not work the public sentence', async () => {
  const parent = await incident(desk.tom)
  const [ours, theirs] = [await incident(), await incident(desk.tom)]
  await declare(parent.id, { organisations: [bakery, telecom] })
  assert.deepEqual((await add(parent.id, [ours.id], baker)).added, [ours.number])
  await assert.rejects(desk.call(baker, contract.getMajor, { params: { ref: parent.id } }), refused('not-found'))
  const { partOf } = await desk.call(baker, contract.getMajorOfTicket, { params: { ref: ours.id } })
  assert.deepEqual(partOf, { id: parent.id, number: null, title: null, publicText: facts.publicText })
  const told = (await desk.call(baker, contract.listRunning, { query: { service: network } })).items
  assert.deepEqual(
    told.map(({ id, number, title }) => [id, number, title]),
    [[parent.id, null, null]],
  )
  assert.deepEqual((await add(parent.id, [theirs.id], baker)).refused, [{ ref: theirs.id, code: 'not-found' }])
  assert.deepEqual((await desk.call(baker, contract.listMajors, {})).items, [])
  await desk.call(boris, contract.editMajor, {
    params: { ref: parent.id },
    body: { scope: { services: [network], organisations: [telecom], people: [], teams: [] } },
  })
  assert.deepEqual((await desk.call(baker, contract.listRunning, {})).items, [])
  await standDown(parent.id)
  const own = await incident()
  await declare(own.id)
  await add(own.id, [ours.id, theirs.id])
  const seen = await desk.call(baker, contract.getMajor, { params: { ref: own.id } })
  assert.deepEqual([seen.children, seen.members.map(({ ticket }) => ticket.number)], [0, []], 'ours is part of the other one still')
  await standDown(own.id)
})

test('a requester whom it touches is told the public sentence, and becomes a child by one click, once', async () => {
  const parent = await incident(desk.tom)
  await declare(parent.id, { organisations: [bakery] })
  const [anna, tom] = [await desk.as(desk.anna), await desk.as(desk.tom)]
  assert.deepEqual((await desk.call(tom, listKnownOutages, {})).items, [])
  await assert.rejects(desk.call(tom, sayMeToo, { params: { id: parent.id } }), refused('not-found'))
  const { items } = await desk.call(anna, listKnownOutages, {})
  assert.deepEqual(
    items.map(({ id, publicText, mine }) => [id, publicText, mine]),
    [[parent.id, facts.publicText, null]],
  )
  assert.deepEqual(Object.keys(items[0] ?? {}).toSorted(), ['id', 'mine', 'publicText', 'services', 'since'])
  const made = await desk.call(anna, sayMeToo, { params: { id: parent.id } })
  assert.deepEqual(await desk.call(anna, sayMeToo, { params: { id: parent.id } }), made)
  const page = await desk.call(boris, contract.getMajor, { params: { ref: parent.id } })
  assert.deepEqual(
    page.members.map(({ ticket, requester }) => [ticket.number, requester.name]),
    [[made.number, 'Анна']],
  )
  await standDown(parent.id)
})

test('a parent is neither resolved nor closed over open tasks', async () => {
  const [whole, task] = [await incident(), await incident()]
  await desk.call(boris, linkTicket, { params: { ref: task.id }, body: { other: whole.id, type: 'task-of' } })
  const resolve = (ref: string) => desk.call(boris, resolveTicket, { params: { ref }, body: { code: solved, text: 'Сделано' } })
  await assert.rejects(
    resolve(whole.id),
    (error) => error instanceof Refusal && error.code === 'tickets.tasks-open' && error.facts['numbers'] === `#${String(task.number)}`,
  )
  await resolve(task.id)
  await resolve(whole.id)
})

test('the rules propose: one incident on a critical service, or many of one service; a dismissed one comes only with new incidents', async () => {
  const services = { mail: '01980000-0000-7000-8000-000000000502', printers: '01980000-0000-7000-8000-000000000504' }
  const admin = await desk.as(await desk.person('Ада', 'administrator'))
  await desk.call(admin, contract.setMajorRules, {
    body: { criticalServices: [services.mail], priority: 1, burstCount: 3, burstMinutes: 30 },
  })
  const open = async (service: string, urgent = false) =>
    (
      await desk.call(boris, openTicket, {
        body: {
          title: 'Сбой',
          requester: { person: desk.anna },
          service,
          ...(urgent ? { impact: 'organisation' as const, urgency: 'high' as const } : {}),
        },
      })
    ).id
  const proposals = async (service: string) => {
    await desk.settle()
    return (await desk.call(boris, contract.listMajors, {})).proposals.filter((one) => one.service.id === service)
  }
  const dismiss = (id: string) => desk.call(boris, contract.dismissProposal, { params: { id }, body: { reason: 'Учения' } })
  await open(services.mail)
  assert.deepEqual(await proposals(services.mail), [])
  const urgent = await open(services.mail, true)
  const [first] = await proposals(services.mail)
  assert.deepEqual([first?.rule, first?.ticket.id], ['priority', urgent])
  assert.equal((await desk.call(boris, contract.getMajorOfTicket, { params: { ref: urgent } })).proposal?.id, first?.id)
  await declare(urgent, { services: [services.mail], proposal: first?.id ?? '' })
  await open(services.mail, true)
  for (const _ of [1, 2, 3]) await open(services.printers)
  const [burst] = await proposals(services.printers)
  assert.deepEqual([burst?.rule, burst?.incidents], ['burst', 3])
  assert.deepEqual(await proposals(services.mail), [], 'one runs already')
  await dismiss(burst?.id ?? '')
  await assert.rejects(dismiss(burst?.id ?? ''), refused('incidents.proposal-settled'))
  await open(services.printers)
  assert.deepEqual(await proposals(services.printers), [])
  for (const _ of [1, 2]) await open(services.printers)
  assert.equal((await proposals(services.printers)).length, 1)
  await standDown(urgent)
})

test('rows are the replay of the log', async () => assert.ok((await assertReplayed(desk.db, majorFold)) >= 5))
