import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { startPostgres } from '#platform/postgres/index.ts'
import { bare } from './bare.ts'
import { type Pool, type Table, cutBlock, knownIds } from './block.ts'
import { playLives } from './lives.ts'
import { type Places, multiply } from './multiply.ts'
import { openWorld, organisations, perOrganisation, populate } from './world.ts'

/** Rises when a desk made before is of no use any more. */
const version = 1
const whole = 160
const open = 80
/** Open tickets among all. */
const openShare = 0.02
const day = 86_400_000
/** Closed lives are spread over so many days. */
const span = 900

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(0)

/** What a desk of any size begins with: its people, and lives that the product has lived, cut for copying. */
interface Seed {
  readonly whole: readonly Table[]
  readonly open: readonly Table[]
  readonly places: Places
}

/** A desk with so many tickets in a data folder, made once and kept. Answers the folder. */
export async function deskWith(tickets: number, folder: string, say: (line: string) => void): Promise<string> {
  const dataFolder = resolve(folder, `${String(tickets)}-v${String(version)}`)
  if (await isDone(dataFolder)) return dataFolder
  const seedFolder = resolve(folder, `seed-v${String(version)}`)
  const seed = await seedIn(seedFolder, say)
  await rm(dataFolder, { recursive: true, force: true })
  await copyDesk(seedFolder, dataFolder)
  await rm(resolve(dataFolder, done))
  const began = performance.now()
  const postgres = await startPostgres({ dataFolder })
  try {
    await fillDesk(postgres.url, tickets, seed, say)
  } finally {
    await postgres.stop()
  }
  await writeFile(resolve(dataFolder, done), JSON.stringify({ tickets, seconds: Number(seconds(began)) }))
  return dataFolder
}

const done = 'bench.json'
const isDone = async (folder: string) => (await readFile(resolve(folder, done), 'utf8').catch(() => '')) !== ''

/** With its owners and rights: the cluster belongs to another user where root runs it. */
export async function copyDesk(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to])
}

async function seedIn(dataFolder: string, say: (line: string) => void): Promise<Seed> {
  const file = resolve(dataFolder, 'seed.json')
  if (await isDone(dataFolder)) return JSON.parse(await readFile(file, 'utf8')) as Seed
  await rm(dataFolder, { recursive: true, force: true })
  await mkdir(dataFolder, { recursive: true, mode: 0o711 })
  const postgres = await startPostgres({ dataFolder, durable: true })
  try {
    await writeFile(file, JSON.stringify(await liveSeed(postgres.url, dataFolder, say)))
  } finally {
    await postgres.stop()
  }
  await writeFile(resolve(dataFolder, done), '{}')
  return JSON.parse(await readFile(file, 'utf8')) as Seed
}

async function liveSeed(url: string, dataFolder: string, say: (line: string) => void): Promise<Seed> {
  let began = performance.now()
  const world = await openWorld(url, dataFolder)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const people = await populate(world)
    await world.stage.settle()
    say(`people and agreements: ${seconds(began)} s`)
    const known = await knownIds(client)
    const places = await placesOf(client, people.clients)
    const pool = poolOf(places)
    const block = async (play: Parameters<typeof playLives>[2]): Promise<Table[]> => {
      began = performance.now()
      const since = await transaction(client)
      await playLives(world, people, play)
      const tables = await cutBlock(client, { since, until: await transaction(client) }, known, pool)
      const counts = tables.map((one) => `${one.name} ${String(one.rows.length)}`).join(', ')
      say(`${String(play.count)} ${play.open ? 'open' : 'whole'} lives played: ${seconds(began)} s, ${counts}`)
      return tables
    }
    return { whole: await block({ count: whole, open: false, seed: 1 }), open: await block({ count: open, open: true, seed: 2 }), places }
  } finally {
    await client.end()
    await world.stop()
  }
}

async function fillDesk(url: string, tickets: number, seed: Seed, say: (line: string) => void): Promise<void> {
  const openCopies = Math.max(1, Math.round((tickets * openShare) / open))
  const wholeCopies = Math.max(1, Math.round((tickets - openCopies * open) / whole))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { drop, restore } = await bare(client, [...new Set([...seed.whole, ...seed.open].map(({ name }) => name))])
    for (const statement of drop) await client.query(statement)
    let began = performance.now()
    const told = (of: number) => (copies: number) => say(`${String(copies)} of ${String(of)} copies: ${seconds(began)} s`)
    // The first copy is the oldest; the lives that were played are the newest.
    const past = {
      tables: seed.whole,
      copies: wholeCopies,
      shiftOf: (n: number) => -Math.round(((wholeCopies - n) * span * day) / wholeCopies),
      firstNumber: 100_000,
      seed: 10,
    }
    const now = {
      tables: seed.open,
      copies: openCopies,
      shiftOf: (n: number) => -(openCopies - n) * 60_000,
      firstNumber: 100_000 + wholeCopies * whole,
      seed: 20,
    }
    const rows = (await multiply(url, past, seed.places, told(wholeCopies))) + (await multiply(url, now, seed.places, told(openCopies)))
    say(`${String(rows)} rows: ${seconds(began)} s`)
    began = performance.now()
    await client.query("set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 2")
    for (const statement of restore) await client.query(statement)
    say(`indexes and references: ${seconds(began)} s`)
    began = performance.now()
    await client.query(`select setval('ticket_number', (select max(number) from ticket))`)
    // Whoever follows the log has read it: the copies are the past.
    await client.query(
      `update log_reader set low = pg_snapshot_xmax(pg_current_snapshot()), high = pg_snapshot_xmax(pg_current_snapshot()), seq = 0`,
    )
    await client.query('vacuum analyze')
    say(`analysed: ${seconds(began)} s`)
  } finally {
    await client.end()
  }
}

async function transaction(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id')
  return rows[0]?.id ?? ''
}

async function placesOf(client: pg.Client, clients: readonly string[]): Promise<Places> {
  const { rows } = await client.query<{ id: string; name: string; place: number }>(
    `select p.id, p.name, substring(a.value from 'client(\\d+)')::int * ${String(perOrganisation)} + substring(a.value from '^p(\\d)')::int as place
      from person p join address a on a.person_id = p.id where a.value ~ '^p\\d@client' order by 3`,
  )
  if (rows.length !== organisations * perOrganisation) throw new Error(`${String(rows.length)} people ask`)
  return { persons: rows.map(({ id }) => id), names: rows.map(({ name }) => name), organisations: clients }
}

function poolOf({ persons, organisations: clients, names }: Places): Pool {
  const byPlace = (all: readonly string[]) => new Map(all.map((one, place) => [one, place]))
  const addresses = persons.map(
    (_, place) => `p${String(place % perOrganisation)}@client${String(Math.floor(place / perOrganisation))}.example`,
  )
  return { persons: byPlace(persons), organisations: byPlace(clients), names: byPlace(names), addresses: byPlace(addresses) }
}
