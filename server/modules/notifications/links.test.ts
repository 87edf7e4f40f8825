import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { readLink, useLink } from '#contract/links.ts'
import { resolveTicket } from '#contract/ticket-acts.ts'
import { rows } from '#platform/db/index.ts'
import { givenHttp } from '#testing/http.ts'
import { givenTickets, solved } from '#testing/tickets.ts'

const desk = await givenTickets()
const http = await givenHttp(desk, async ({ bearer }) => ({ actor: bearer === 'boris' ? desk.boris : { kind: 'stranger' } }))
await desk.settle()

/** A resolved ticket, and the token that its requester's letter carries. */
async function asked(): Promise<{ id: string; token: string }> {
  const { id, conversation } = await desk.arrive()
  const { status } = await http.call(
    resolveTicket,
    { params: { ref: id }, body: { code: solved, text: 'Заменили порт', tell: true } },
    { bearer: 'boris' },
  )
  assert.equal(status, 200)
  await desk.settle()
  const letters = await rows(
    desk.db,
    sql<{ text: string }>`select text from message where conversation_id = ${conversation} and automatic order by at desc, id desc`,
  )
  const token = letters.map(({ text }) => /\/l\/(\S+)/.exec(text)?.[1]).find((found) => found !== undefined)
  assert.ok(token)
  return { id, token }
}

const eventCount = async () => (await rows(desk.db, sql<{ n: number }>`select count(*)::int as n from event`))[0]?.n

test('a link of a letter shows what it is for, however often it is opened, and acts by POST, once', async () => {
  const { id, token } = await asked()
  const before = await eventCount()
  for (let time = 0; time < 3; time++) {
    const seen = await http.call(readLink, { params: { token } })
    assert.deepEqual([seen.status, seen.body.purpose, seen.body.resolution, seen.body.over], [200, 'verify', 'Заменили порт', false])
  }
  assert.deepEqual([await eventCount(), (await desk.row(id)).status], [before, 'resolved'])
  const done = await http.call(useLink, { params: { token }, body: { works: true } })
  assert.deepEqual([done.status, done.body.outcome, (await desk.row(id)).status], [200, 'confirmed', 'closed'])
  const again = await http.call(useLink, { params: { token }, body: { works: true } })
  assert.deepEqual([again.status, again.body], [409, { ...again.body, code: 'links.over' }])
})

test('a link that was changed on its way, or was never ours, is none', async () => {
  const { token } = await asked()
  const [said = '', sign = ''] = token.split('.')
  const other = Buffer.from(Buffer.from(said, 'base64url').toString().replace('verify', 'rate')).toString('base64url')
  for (const wrong of [`${other}.${sign}`, `${said}.${sign.slice(1)}x`, said, 'x'.repeat(900)])
    assert.equal((await http.call(readLink, { params: { token: wrong } })).status, 404, wrong)
})
