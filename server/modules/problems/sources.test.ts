import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { runCheck, setCheckTargets } from '#contract/check-runs.ts'
import * as contract from '#contract/problems.ts'
import { listSources } from '#contract/problem-sources.ts'
import { noteOnTicket } from '#contract/tickets.ts'
import { system } from '#testing/given.ts'
import { givenTickets } from '#testing/tickets.ts'

const desk = await givenTickets()
const { boris, anna, tom, baker } = desk
const params = (ref: string) => ({ params: { ref } })
const note = (ref: string, text: string) => desk.call(boris, noteOnTicket, { ...params(ref), body: { text } })

/** A problem of two incidents, of the bakery and of another client, whom Павел does not serve. */
async function given() {
  const [ours, theirs] = [await desk.arrive(anna), await desk.arrive(tom)]
  await note(ours.id, 'В журнале ошибка 809')
  await note(theirs.id, 'Тайна связистов: пароль на бумажке')
  const incidents = [ours.id, theirs.id]
  const problem = await desk.call(boris, contract.registerProblem, { body: { title: 'Обрывы', incidents } })
  return { ours, theirs, problem }
}
const sources = async (ref: string, query: { text?: string; kind?: 'message' | 'file' | 'log' | 'check' } = {}, by = boris) =>
  (await desk.call(by, listSources, { ...params(ref), query })).items

test('what was said, hung and checked on the incidents of a problem is offered as evidence, each with the way to it', async () => {
  const { ours, theirs, problem } = await given()
  const found = await sources(problem.id)
  assert.deepEqual(new Set(found.map(({ ticket }) => ticket.id)), new Set([ours.id, theirs.id]))
  const [said] = await sources(problem.id, { text: 'ОШИБКА 809' })
  assert.deepEqual([said?.kind, said?.text, said?.by, said?.ticket.number], ['message', 'В журнале ошибка 809', 'Борис', ours.number])
  assert.equal(said?.link, `/tickets/${String(ours.number)}#message-${said?.id ?? ''}`)
  const [file] = await sources(problem.id, { kind: 'file' })
  assert.equal(file?.text, 'экран.png')
  assert.deepEqual(await sources(problem.id, { kind: 'log' }), [])
  assert.deepEqual(await sources(problem.id, { text: 'такого там нет' }), [])
})

test('a log is opened as a log', async () => {
  const { ours, problem } = await given()
  await desk.act(system, (work) =>
    work.tx.updateTable('attachment').set({ name: 'vpn.log' }).where('message_id', '=', ours.message).execute(),
  )
  const [log] = await sources(problem.id, { kind: 'log' })
  assert.deepEqual([log?.text, log?.link], ['vpn.log', `/tickets/${String(ours.number)}/logs/${log?.id ?? ''}`])
})

test('a check that was run on an incident is offered with how it went', async () => {
  const { ours, problem } = await given()
  const door = createServer((socket) => socket.end())
  await new Promise<void>((up) => door.listen(0, '127.0.0.1', up))
  after(() => door.close())
  await desk.call(system, setCheckTargets, { body: { hosts: ['nowhere.invalid'], networks: [] } })
  const body = { kind: 'tcp', target: 'nowhere.invalid', port: (door.address() as AddressInfo).port } as const
  const run = await desk.call(boris, runCheck, { ...params(ours.id), body })
  const [check] = await sources(problem.id, { kind: 'check' })
  assert.deepEqual([check?.id, check?.outcome, check?.link], [run.id, 'failed', `/tickets/${String(ours.number)}#check-${run.id}`])
})

test('evidence of a ticket that the reader does not work on is neither offered nor shown, and its link leads him nowhere', async () => {
  const { ours, theirs, problem } = await given()
  // The problem is handed to who serves the bakery alone.
  await desk.act(system, (work) =>
    work.tx.updateTable('ticket').set({ organisation_id: desk.bakery, team_id: desk.bakers }).where('id', '=', problem.id).execute(),
  )
  const narrow = { ...baker, permissions: new Set([...baker.permissions].filter((one) => one !== 'ticket.read-all')) }
  assert.ok((await sources(problem.id, {}, narrow)).every(({ ticket }) => ticket.id === ours.id))
  assert.deepEqual(await sources(problem.id, { text: 'тайна' }, narrow), [])
  assert.equal((await sources(problem.id, { text: 'тайна' })).length, 1)

  const write = async (part: 'hypothesis' | 'for' | 'lesson', text: string, link: string, parent: string | null = null) =>
    (await desk.call(boris, contract.writeEntry, { ...params(problem.id), body: { part, text, link, parent } })).id
  const far = `/tickets/${String(theirs.number)}`
  const hypothesis = await write('hypothesis', 'Старая прошивка', far)
  await write('for', 'У нас ошибка 809', `/tickets/${String(ours.number)}#message-${ours.message}`, hypothesis)
  await write('for', 'Пароль на бумажке', `${far}#message-${theirs.message}`, hypothesis)
  const read = async (by: typeof boris) =>
    (await desk.call(by, contract.getProblem, params(problem.id))).entries.map(({ text, link }) => [text, link === ''])
  assert.deepEqual(await read(boris), [
    ['Старая прошивка', false],
    ['У нас ошибка 809', false],
    ['Пароль на бумажке', false],
  ])
  assert.deepEqual(await read(narrow), [
    ['Старая прошивка', true],
    ['У нас ошибка 809', false],
  ])
})
