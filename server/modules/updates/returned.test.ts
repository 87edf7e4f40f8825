import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import * as contract from '#contract/updates.ts'
import { declareMajor, getMajor } from '#contract/major-incidents.ts'
import { rows } from '#platform/db/index.ts'
import { givenTickets } from '#testing/tickets.ts'

const desk = await givenTickets()
const { boris } = desk
await desk.settle()

const words = { happened: 'Почта не работает', meaning: '', doing: '' }
async function tellOf(ref: string): Promise<string> {
  const next = Temporal.Now.instant().add({ hours: 1 }).round('second').toString()
  const body = { words: { ru: words, en: { ...words, happened: '' } }, next }
  const update = (await desk.call(boris, contract.writeUpdate, { params: { ref }, body })).items[0]?.id ?? ''
  await desk.runJob('updates.release', { update })
  await desk.runJob('updates.send', { update })
  return update
}

test('a letter that came back stands among those that did not reach anybody, once', async () => {
  const { id: ref } = await desk.arrive()
  const update = await tellOf(ref)
  const [letter] = await desk.db.selectFrom('update_letter').select('id').where('update_id', '=', update).execute()
  assert.ok(letter)
  const bounce = { type: 'letter.returned', sent: letter.id, status: '5.1.1' } as const
  for (let time = 0; time < 2; time++) {
    await desk.act({ kind: 'system', job: 'test' }, async (work) => Promise.resolve(work.record(randomUUIDv7(), bounce)))
    await desk.settle()
  }
  const { items } = await desk.call(boris, contract.listUpdateLetters, { params: { id: update } })
  assert.deepEqual(
    items.map(({ id, state, failure }) => [id, state, failure?.includes('5.1.1')]),
    [[letter.id, 'failed', true]],
  )
  const told = await rows(
    desk.db,
    sql<{ n: number }>`select count(*)::int as n from event where type = 'update.letter-returned' and subject = ${ref}`,
  )
  assert.equal(told[0]?.n, 1)
  const page = await desk.call(boris, contract.listUpdates, { params: { ref } })
  assert.equal(page.items[0]?.letters.failed, 1)
})

test('whom an update of a major incident told stands in its timeline', async () => {
  const { id: ref } = await desk.arrive()
  const scope = { services: [], organisations: [desk.bakery], people: [], teams: [] }
  const said = { impact: 'Нет почты', publicText: { ru: '', en: '' }, reason: 'Звонят все' }
  const roles = { commander: boris.id, communicator: null, scribe: null }
  await desk.call(desk.manager, declareMajor, { params: { ref }, body: { ...scope, ...said, ...roles } })
  await tellOf(ref)
  const { timeline } = await desk.call(boris, getMajor, { params: { ref } })
  assert.deepEqual(
    timeline.filter(({ what }) => what === 'told').map(({ count }) => count),
    [1],
  )
})
