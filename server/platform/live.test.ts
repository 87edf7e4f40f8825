import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { closeFirst, freshDatabase } from '#testing/postgres.ts'
import { hub, openFan } from './live.ts'

test('whoever does not keep up is told to look at everything again, and then hears what comes', async () => {
  const fan = openFan<number>()
  const stop = new AbortController()
  const slow = fan.follow(stop.signal)[Symbol.asyncIterator]()
  for (let n = 0; n < 3; n++) fan.push(Array.from({ length: 600 }, () => n))
  assert.deepEqual(await slow.next(), { value: [], done: false })
  fan.push([7])
  fan.push([])
  assert.deepEqual(await slow.next(), { value: [7], done: false })
  stop.abort()
  assert.deepEqual([(await slow.next()).done, fan.isFollowed()], [true, false])
})

test('an end ends everybody, those who come later too', async () => {
  const fan = openFan<number>()
  const follow = () => Array.fromAsync(fan.follow(new AbortController().signal))
  const early = follow()
  fan.end()
  assert.deepEqual([await early, await follow()], [[], []])
})

test('a cut connection is opened again, and what may have been missed is said', { timeout: 30_000 }, async () => {
  const { url } = await freshDatabase(async () => {})
  const live = hub(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  closeFirst(async () => {
    await live.stop()
    await client.end()
  })
  const news = (await live.follow(new AbortController().signal))[Symbol.asyncIterator]()
  const tell = (subject: string) => client.query(`select pg_notify('opora_news', $1)`, [JSON.stringify([subject, 'ticket.opened', 'e'])])
  await tell('before')
  assert.deepEqual((await news.next()).value, [{ subject: 'before', type: 'ticket.opened', event: 'e' }])
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'opora live' and datname = current_database()`,
  )
  assert.deepEqual((await news.next()).value, [])
  await tell('after')
  assert.equal((await news.next()).value?.[0]?.subject, 'after')
})
