import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { type Reaction, startReaders } from '#platform/events/index.ts'
import { startPostgres } from '#platform/postgres/index.ts'
import { openWork } from '#platform/work.ts'
import { backup, restore } from '#platform/backup/index.ts'
import { openStorage } from '#platform/storage.ts'
import { givenDesk, system } from '#testing/given.ts'
import { closeFirst, freshDatabase } from '#testing/postgres.ts'
import { openHouse } from '../../main.ts'

const desk = await givenDesk()
const folder = mkdtempSync(join(tmpdir(), 'opora-backup-'))
const target = join(folder, 'desk.opora')
const subject = randomUUIDv7()
const files = { here: join(folder, 'here'), there: join(folder, 'there') }
const elsewhere = async () => (await freshDatabase(async () => undefined)).url
const content = async (url: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const found: unknown[] = []
  for (const table of ['event', 'level', 'team', 'team_level', 'setting'])
    found.push((await client.query(`select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as sum from ${table} t`)).rows[0])
  await client.end()
  return found
}

test('a backup restored into another database is the same, row by row and file by file', async () => {
  await desk.act(system, async (work) => work.record(subject, { type: 'person.renamed' }))
  await desk.settle()
  const sha256 = await openStorage(files.here).put(Buffer.from('вложение'))
  const made = await backup({ url: desk.house.db.url, files: files.here }, target, '0.1.0', Temporal.Now.instant())
  const url = await elsewhere()
  const restored = await restore({ url, files: files.there }, target, async () => undefined)
  assert.deepEqual(restored.files, made.files)
  assert.deepEqual(await content(url), await content(desk.house.db.url))
  assert.equal(Buffer.from(await openStorage(files.there).read(sha256)).toString(), 'вложение')
})

test('a restore into a desk that is in use is refused', async () => {
  await assert.rejects(
    restore({ url: desk.house.db.url, files: files.there }, target, async () => undefined),
    /backup.not-empty/,
  )
})

test('a backup cut short, or changed by one byte, is refused and leaves the database empty', async () => {
  const whole = readFileSync(target)
  for (const [name, bytes] of [
    ['short', whole.subarray(0, whole.length - 40)],
    ['foreign', Buffer.from('PK not a backup')],
  ] as const) {
    const broken = join(folder, name)
    writeFileSync(broken, bytes)
    await assert.rejects(restore({ url: await elsewhere(), files: files.there }, broken, async () => undefined))
  }
})

test('after a move to another cluster, whose transactions count anew, reactions go on where they were', async () => {
  const heard: string[] = []
  const reaction: Reaction = { name: 'mover', on: ['person.renamed'], react: async (_, event) => void heard.push(event.subject) }
  const before = startReaders(desk.house, [reaction])
  await before.idle()
  await before.stop()
  const [waiting, later] = [randomUUIDv7(), randomUUIDv7()]
  await desk.act(system, async (work) => work.record(waiting, { type: 'person.renamed' }))
  const moved = join(folder, 'moved.opora')
  await backup({ url: desk.house.db.url, files: files.here }, moved, '0.1.0', Temporal.Now.instant())
  const cluster = await startPostgres({ dataFolder: join(folder, 'cluster'), durable: false })
  await restore({ url: cluster.url, files: files.there }, moved, async () => undefined)
  const there = await openHouse({ databaseUrl: cluster.url, dataFolder: folder, url: 'http://desk.test' }, { working: false })
  const readers = startReaders(there.parts.house, [reaction])
  closeFirst(async () => {
    await readers.stop()
    await there.close()
    await cluster.stop()
  })
  await openWork(there.parts.house, system, async (work) => work.record(later, { type: 'person.renamed' }))
  await readers.idle()
  assert.deepEqual(heard, [waiting, later])
})
