import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listPresent, bePresent, leavePresence, addCollaborator, removeCollaborator } from '#contract/presence.ts'
import { editTicket, getTicket, noteOnTicket, takeTicket } from '#contract/tickets.ts'
import { listTickets } from '#contract/worklists.ts'
import { Refusal } from '#platform/refusal.ts'
import { assertReplayed } from '#testing/replay.ts'
import { actorWith, givenTickets } from '#testing/tickets.ts'
import { ticketFold } from './index.ts'

const desk = await givenTickets()
const { boris, lidia, vera, anna } = desk
const refused = async (run: Promise<unknown>): Promise<string> => {
  try {
    await run
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing was refused'
}
const outsider = actorWith(vera.id, ['ticket.work'], { serves: [] })

test('who is asked to help works the ticket, which stays where it is and whose it is; asked no more, he does not', async () => {
  const { id } = await desk.arrive()
  const params = { ref: id }
  await desk.call(boris, takeTicket, { params, body: {} })
  await desk.call(lidia, editTicket, { params, body: { restricted: true } })
  const before = await desk.row(id)
  assert.equal(await refused(desk.call(outsider, getTicket, { params })), 'not-found')
  await desk.call(boris, addCollaborator, { params, body: { person: vera.id } })
  await desk.call(boris, addCollaborator, { params, body: { person: vera.id } })
  const after = await desk.row(id)
  for (const column of ['level_id', 'team_id', 'assignee_id', 'owner_id', 'status']) assert.equal(after[column], before[column])
  assert.equal((await desk.stays(id)).length, 2)
  assert.equal((await desk.types(id)).filter((type) => type === 'ticket.collaborator-joined').length, 1)
  const page = await desk.call(outsider, getTicket, { params })
  assert.deepEqual(
    page.collaborators.map((one) => one.name),
    ['Вера'],
  )
  await desk.call(outsider, noteOnTicket, { params, body: { text: 'Смотрю' } })
  const mine = async () => (await desk.call(outsider, listTickets, { query: { view: 'mine' } })).items.map((one) => one.id)
  assert.deepEqual(await mine(), [id])
  await desk.call(outsider, removeCollaborator, { params: { ref: id, person: vera.id } })
  assert.deepEqual(await mine(), [])
  assert.equal(await refused(desk.call(outsider, getTicket, { params })), 'not-found')
  assert.ok((await assertReplayed(desk.db, ticketFold)) > 0)
})

test('only who works tickets can help, and only who works this one asks', async () => {
  const { id } = await desk.arrive()
  const params = { ref: id }
  assert.equal(await refused(desk.call(boris, addCollaborator, { params, body: { person: anna } })), 'tickets.not-in-team')
  assert.equal(await refused(desk.call(outsider, addCollaborator, { params, body: { person: vera.id } })), 'not-found')
  assert.equal(await refused(desk.call(await desk.as(anna), addCollaborator, { params, body: { person: vera.id } })), 'forbidden')
})

test('who looks and who types is known to those who work the ticket, until he leaves or is silent too long', async () => {
  const { id } = await desk.arrive()
  const params = { ref: id }
  const seen = async (actor: typeof boris | typeof outsider) =>
    (await desk.call(actor, listPresent, {})).items
      .filter(({ ticket }) => ticket === id)
      .flatMap(({ people }) => people.map(({ person, doing }) => `${person.name} ${doing}`))
  await desk.call(boris, bePresent, { params, body: { doing: 'looking' } })
  await desk.call(lidia, bePresent, { params, body: { doing: 'typing' } })
  assert.deepEqual(await seen(lidia), ['Борис looking', 'Лидия typing'])
  assert.deepEqual(await seen(outsider), [])
  assert.equal(await refused(desk.call(outsider, bePresent, { params, body: { doing: 'looking' } })), 'not-found')
  await desk.call(boris, leavePresence, { params })
  assert.deepEqual(await seen(lidia), ['Лидия typing'])
  const late = Temporal.Now.instant().add({ seconds: 91 })
  Object.assign(desk.house, { now: () => late })
  assert.deepEqual(await seen(lidia), [])
  assert.ok(!(await desk.types(id)).some((type) => type.includes('presen')), 'it is no history')
})
