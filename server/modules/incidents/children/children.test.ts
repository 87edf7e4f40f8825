import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import * as contract from '#contract/major-incidents.ts'
import { openTicket, replyToTicket, reopenTicket, resolveTicket, takeBack } from '#contract/tickets.ts'
import { verify } from '#modules/tickets'
import { rows } from '#platform/db/index.ts'
import { givenTickets, solved } from '#testing/tickets.ts'

const desk = await givenTickets()
const { boris } = desk
const network = '01980000-0000-7000-8000-000000000503'

// The readers of the log begin where it ends.
await desk.settle()

/** A running major incident with so many children. */
async function given(count: number): Promise<{ parent: string; children: string[] }> {
  const open = async () =>
    (await desk.call(boris, openTicket, { body: { title: 'Нет связи', requester: { person: desk.anna }, service: network } })).id
  const parent = await open()
  await desk.call(boris, contract.declareMajor, {
    params: { ref: parent },
    body: {
      services: [network],
      organisations: [],
      people: [],
      teams: [],
      commander: boris.id,
      communicator: null,
      scribe: null,
      reason: 'Нет связи',
      impact: 'Нет связи',
      publicText: { ru: '', en: '' },
    },
  })
  const children: string[] = []
  for (let made = 0; made < count; made++) children.push(await open())
  await desk.call(boris, contract.addChildren, { params: { ref: parent }, body: { tickets: children } })
  return { parent, children }
}
const resolve = (ref: string) => desk.call(boris, resolveTicket, { params: { ref }, body: { code: solved, text: 'Заменили модуль' } })
const resolutionOf = async (ticket: string) => {
  const [found] = await rows<{ id: string }>(
    desk.db,
    sql`select id from event where subject = ${ticket} and type = 'ticket.resolved' order by seq desc limit 1`,
  )
  return { resolution: found?.id ?? '' }
}
const page = (ref: string) => desk.call(boris, contract.getMajor, { params: { ref } })
const resolvedTimes = async (tickets: readonly string[]): Promise<number[]> =>
  Promise.all(tickets.map(async (one) => (await desk.types(one)).filter((type) => type === 'ticket.resolved').length))

test('45 children are resolved with their major incident in batches, each once, though the job dies in the middle and runs twice', async () => {
  const { parent, children } = await given(45)
  const [out, ...rest] = children
  await resolve(parent)
  await desk.settle()
  assert.deepEqual((await page(parent)).progress, { all: 45, done: 0, refused: 0 })
  await desk.call(boris, contract.removeChild, { params: { ref: parent, child: out ?? '' } })
  // The second batch dies: what it had in hand is done again, what the first had committed is not.
  let batches = 0
  const { house } = desk
  const { jobs } = await import('./jobs.ts')
  const dying = jobs({
    ...house,
    poke: () => {
      if (++batches === 1) throw new Error('killed')
    },
  })
  await assert.rejects(async () => dying[0]?.run(await resolutionOf(parent), { id: parent, last: false }), /killed/)
  const between = await page(parent)
  // One of the twenty was taken out.
  assert.deepEqual([between.progress?.done, between.open], [20, 25])
  const payload = await resolutionOf(parent)
  await Promise.all([desk.runJob('incidents.resolve-children', payload), desk.runJob('incidents.resolve-children', payload)])
  await desk.runJob('incidents.resolve-children', payload)
  assert.deepEqual(
    await resolvedTimes(rest),
    rest.map(() => 1),
  )
  assert.deepEqual(await resolvedTimes([out ?? '']), [0])
  const after = await page(parent)
  assert.deepEqual(
    [after.progress, after.open, after.timeline.filter(({ what }) => what === 'children-resolved').length],
    [{ all: 45, done: 45, refused: 0 }, 0, 1],
  )
  const [child] = await rows<{ code: string; text: string; tell: boolean }>(
    desk.db,
    sql`select data->>'code' as code, (data->>'tell')::boolean as tell, v.text from event e join text_version v on v.id = (e.data->>'text')::uuid
      where e.subject = ${rest[0] ?? ''} and e.type = 'ticket.resolved'`,
  )
  assert.deepEqual(child, { code: solved, text: 'Заменили модуль', tell: true })
})

test('a child whose requester says that it does not work opens again, its major incident does not, and says so', async () => {
  const { parent, children } = await given(2)
  const [child = ''] = children
  await resolve(parent)
  await desk.settle()
  await desk.runJob('incidents.resolve-children', await resolutionOf(parent))
  const anna = await desk.as(desk.anna)
  await desk.act(anna, (work) => verify(work, child, { works: false, text: 'Всё ещё нет', by: desk.anna }))
  await desk.settle()
  const told = await page(parent)
  assert.deepEqual([told.ticket.status, told.cameBack, told.members[0]?.ticket.id, told.members[0]?.cameBack], ['resolved', 1, child, true])
  assert.equal(told.timeline.at(-1)?.what, 'came-back')
})

test('what was taken back with its reply, or opened again, resolves no child', async () => {
  const { parent, children } = await given(1)
  const { message } = await desk.call(boris, replyToTicket, {
    params: { ref: parent },
    body: { text: 'Готово', next: { status: 'resolved', code: solved } },
  })
  await desk.settle()
  const payload = await resolutionOf(parent)
  await desk.call(boris, takeBack, { params: { id: message } })
  await desk.runJob('incidents.resolve-children', payload)
  await resolve(parent)
  await desk.settle()
  const second = await resolutionOf(parent)
  await desk.call(boris, reopenTicket, { params: { ref: parent }, body: {} })
  await desk.runJob('incidents.resolve-children', second)
  assert.deepEqual(await resolvedTimes(children), [0])
})
