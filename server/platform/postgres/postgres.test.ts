import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startPostgres } from './index.ts'

const root = await mkdtemp(join(tmpdir(), 'opora-postgres-'))
await chmod(root, 0o755)
after(() => rm(root, { recursive: true, force: true }))

const dataFolder = join(root, 'data')
const start = (folder = dataFolder) => startPostgres({ dataFolder: folder, durable: false })

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

const serverPid = async (folder = dataFolder) =>
  Number((await readFile(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0])
const isRunning = (folder = dataFolder) => existsSync(join(folder, 'postgres/cluster/postmaster.pid'))

test('a new cluster keeps UTF-8, finds Russian words in any case, and orders «ё» after «е»', async () => {
  const postgres = await start()
  try {
    assert.equal(postgres.adopted, false)
    const [found] = await ask(
      postgres.url,
      `select current_setting('server_encoding') as encoding, current_setting('timezone') as timezone, lower('ЁЛКА') as lower,
         to_tsvector('russian', 'Прошу закрыть ЗАЯВКИ') @@ to_tsquery('russian', 'заявка') as found,
         (select rolsuper from pg_roles where rolname = current_user) as superuser`,
    )
    assert.deepEqual(found, { encoding: 'UTF8', timezone: 'UTC', lower: 'ёлка', found: true, superuser: false })
    await ask(postgres.url, `create collation ru_order (provider = icu, locale = 'ru')`)
    const words = await ask(
      postgres.url,
      `select word from unnest(array['жук', 'Ёлка', 'ель', 'ёж', 'яма', 'Ель', 'еда', 'zebra']) as word order by word collate ru_order`,
    )
    assert.deepEqual(
      words.map(({ word }) => word),
      ['еда', 'ёж', 'Ёлка', 'ель', 'Ель', 'жук', 'яма', 'zebra'],
    )
  } finally {
    await postgres.stop()
  }
  assert.equal(isRunning(), false)
})

test('the password and the folder of the cluster are closed to others', async () => {
  const { mode } = await stat(join(dataFolder, 'postgres/password'))
  assert.equal(mode & 0o777, 0o600)
})

test('a server left by a killed Opora is adopted, with what it holds', async () => {
  const program = `import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))}
    await startPostgres({ dataFolder: ${JSON.stringify(dataFolder)}, durable: false }); console.log('up')`
  const killed = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(killed.stdout, 'data')
  const pid = await serverPid()
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  const postgres = await start()
  assert.equal(postgres.adopted, true)
  assert.equal(await serverPid(), pid)
  await postgres.stop()
  assert.equal(isRunning(), false)
})

test('starts at the same moment share one server, and the last to stop stops it', async () => {
  const folder = join(root, 'shared')
  const all = await Promise.all([start(folder), start(folder), start(folder)])
  assert.equal(new Set(all.map(({ url }) => url)).size, 1)
  const pid = await serverPid(folder)
  await Promise.all(all.slice(1).map(({ stop }) => stop()))
  assert.equal(await serverPid(folder), pid)
  await all[0]?.stop()
  assert.equal(isRunning(folder), false)
})

test('a start during a stop waits for it and starts anew', async () => {
  for (let round = 0; round < 5; round++) {
    const first = await start()
    const [, second] = await Promise.all([first.stop(), start()])
    assert.equal((await ask(second.url, 'select 1 as one'))[0]?.['one'], 1)
    await second.stop()
    assert.equal(isRunning(), false)
  }
})

test('a stale postmaster.pid does not stop a start, even when its number belongs to another process', async () => {
  await writeFile(join(dataFolder, 'postgres/cluster/postmaster.pid'), `${process.pid}\n/elsewhere\n1\n5432\n\n\n\nready\n`)
  const postgres = await start()
  assert.equal(postgres.adopted, false)
  await postgres.stop()
})

test('a server that is killed under Opora comes back on the same port', async () => {
  const postgres = await start()
  const pid = await serverPid()
  process.kill(pid, 'SIGKILL')
  const answer = async () => ask(postgres.url, 'select 1 as one').catch(() => undefined)
  let answered = await answer()
  for (let tries = 0; !answered && tries < 100; tries++) {
    await sleep(100)
    answered = await answer()
  }
  assert.equal(answered?.[0]?.['one'], 1)
  assert.notEqual(await serverPid(), pid)
  await postgres.stop()
  assert.equal(isRunning(), false)
})

test('a cluster whose making was cut short is made again', async () => {
  const folder = join(root, 'half')
  await mkdir(join(folder, 'postgres/new-999999999-x'), { recursive: true })
  const postgres = await start(folder)
  assert.equal(existsSync(join(folder, 'postgres/new-999999999-x')), false)
  await postgres.stop()
})

test('a cluster of another PostgreSQL is refused and not touched', async () => {
  const version = join(root, 'half/postgres/cluster/PG_VERSION')
  await writeFile(version, '17\n')
  await assert.rejects(start(join(root, 'half')), { code: 'postgres.other-version' })
  assert.equal(isRunning(join(root, 'half')), false)
})

test('an outside PostgreSQL is checked before it is used', async () => {
  const postgres = await start()
  try {
    const outside = await startPostgres({ dataFolder: join(root, 'never-made'), databaseUrl: postgres.url })
    assert.equal(outside.url, postgres.url)
    assert.equal(existsSync(join(root, 'never-made')), false)
    await outside.stop()
    assert.equal((await ask(postgres.url, 'select 1 as one'))[0]?.['one'], 1)
    await ask(postgres.url, `create database bytes encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0`)
    const bytes = postgres.url.replace(/opora$/, 'bytes')
    await assert.rejects(startPostgres({ dataFolder, databaseUrl: bytes }), { code: 'database.not-utf8' })
  } finally {
    await postgres.stop()
  }
  const nobody = startPostgres({ dataFolder, databaseUrl: 'postgres://opora:secret@127.0.0.1:1/opora' })
  await assert.rejects(nobody, ({ code, message }) => code === 'database.unreachable' && !message.includes('secret'))
})

test(
  'a data folder that only root may enter has its cluster elsewhere, and finds it again',
  { skip: process.getuid?.() !== 0 && 'not root' },
  async () => {
    const folder = join(root, 'closed/data')
    await mkdir(folder, { recursive: true })
    await chmod(dirname(folder), 0o700)
    const first = await start(folder)
    const place = first.place?.folder ?? ''
    try {
      assert.equal(first.place?.elsewhere, true)
      assert.equal(place.startsWith(root), false)
      assert.equal(`${place}\n`, (await readFile(join(folder, 'postgres.elsewhere'), 'utf8')).replace('\n', '/cluster\n'))
      await ask(first.url, 'create table kept (id int)')
      await first.stop()
      const second = await start(folder)
      assert.deepEqual(await ask(second.url, 'select count(*)::int from kept'), [{ count: 0 }])
      await second.stop()
    } finally {
      await rm(dirname(place), { recursive: true, force: true })
    }
    await assert.rejects(start(folder), { code: 'postgres.moved-away' })
  },
)
