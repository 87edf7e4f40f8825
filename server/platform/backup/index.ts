import { readFile, readdir, rename, rm } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import pg from 'pg'
import { migrate } from '#platform/db/migrate.ts'
import { SetupFault } from '#platform/setup-fault.ts'
import { openStorage } from '#platform/storage.ts'
import { type Line, readLines, writeLines } from './format.ts'
import { tablesInOrder } from './tables.ts'

interface Place {
  readonly url: string
  /** Where attachments and raw letters lie. */
  readonly files: string
}

export interface Counts {
  readonly rows: Readonly<Record<string, number>>
  readonly files: number
}

const batch = 500

/** Copies every table in one repeatable-read snapshot, the waiting jobs and all files into one file; it appears under its name when it is whole. */
export async function backup({ url, files }: Place, target: string, version: string, madeAt: Temporal.Instant): Promise<Counts> {
  const client = await connect(url)
  const partial = `${target}.partial`
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    const out = writeLines(partial)
    const { rows: migrations } = await client.query<{ name: string }>('select name from migration order by name')
    await out.write({ opora: 1, version, madeAt: madeAt.toString(), migrations: migrations.map(({ name }) => name) })
    const rows: Record<string, number> = {}
    for (const { name, columns } of await tablesInOrder(client)) rows[name] = await copyTable(client, name, columns, out.write)
    await copyJobs(client, out.write)
    const copied = await copyFiles(files, out.write)
    await out.write({ end: { rows, files: copied } })
    await out.finish()
    await rename(partial, target)
    return { rows, files: copied }
  } finally {
    await client.end()
    await rm(partial, { force: true })
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c timezone=UTC -c extra_float_digits=3',
    application_name: 'opora backup',
  })
  await client.connect()
  return client
}

async function copyTable(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  write: (line: Line) => Promise<void>,
): Promise<number> {
  await client.query(
    `declare copy no scroll cursor for select to_jsonb(t)::text as row from (select ${columns.join(', ')} from ${table}) t`,
  )
  let copied = 0
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${batch} from copy`)
    if (rows.length === 0) break
    await write({ table, rows: rows.map(({ row }) => row) })
    copied += rows.length
  }
  await client.query('close copy')
  return copied
}

async function copyJobs(client: pg.Client, write: (line: Line) => Promise<void>): Promise<void> {
  const { rows: found } = await client.query("select to_regclass('pgboss.job') is not null as there")
  if (!found[0]?.there) return
  const { rows } = await client.query(
    `select name, data, to_char(start_after at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as start_after
     from pgboss.job where state in ('created', 'retry', 'active') and name not like '\\_\\_%'`,
  )
  await write({ jobs: rows })
}

async function copyFiles(folder: string, write: (line: Line) => Promise<void>): Promise<number> {
  let copied = 0
  for (const first of await readdir(folder).catch(() => []))
    for (const rest of await readdir(resolve(folder, first))) {
      if (rest.includes('.')) continue
      await write({ file: first + rest, base64: (await readFile(resolve(folder, first, rest))).toString('base64') })
      copied++
    }
  return copied
}

/** Brings a backup into an empty database through the migrations it was made with, then the later ones; everything is counted and every file verified. */
export async function restore({ url, files }: Place, source: string, keepJobs: (jobs: WaitingJob[]) => Promise<void>): Promise<Counts> {
  await refuseUsed(url)
  const lines = readLines(source)
  const first = (await lines.next().catch(() => undefined))?.value
  if (!first || !('opora' in first)) throw new SetupFault('backup.not-a-backup', { file: source })
  await migrate(url, `${first.migrations.at(-1) ?? ''}~`)
  const client = await connect(url)
  const rows: Record<string, number> = {}
  const jobs: WaitingJob[] = []
  const storage = openStorage(files)
  let [copied, whole] = [0, false]
  try {
    const tables = await tablesInOrder(client)
    await client.query(`begin; set local opora.restoring = 'yes'`)
    for (const { name } of tables.toReversed()) if (name !== 'event') await client.query(`delete from ${name}`)
    for await (const line of lines) {
      if ('table' in line) rows[line.table] = (rows[line.table] ?? 0) + (await insertRows(client, line.table, line.rows, tables))
      else if ('jobs' in line) jobs.push(...line.jobs)
      else if ('file' in line) copied += await keepFile(storage, line)
      else if ('end' in line) whole = agrees(line.end, rows, copied)
    }
    if (!whole) throw new SetupFault('backup.broken', { file: source })
    // Transaction numbers start again in this cluster: readers of the log tell the two apart by the epoch.
    await client.query('update house set epoch = epoch + 1')
    for (const { name, identity } of tables)
      for (const column of identity)
        await client.query(
          `select setval(pg_get_serial_sequence('${name}', '${column}'), greatest((select max(${column}) from ${name}), 1))`,
        )
    await client.query('commit')
  } finally {
    await client.end()
  }
  await migrate(url)
  await keepJobs(jobs)
  return { rows, files: copied }
}

export interface WaitingJob {
  readonly name: string
  readonly data?: unknown
  readonly start_after: string
}

async function refuseUsed(url: string): Promise<void> {
  const client = await connect(url)
  try {
    const { rows: found } = await client.query("select to_regclass('public.event') is not null as there")
    const used = found[0]?.there === true && (await client.query('select from event limit 1')).rowCount !== 0
    if (used) throw new SetupFault('backup.not-empty')
  } finally {
    await client.end()
  }
}

async function insertRows(
  client: pg.Client,
  table: string,
  rows: readonly unknown[],
  tables: readonly { name: string; columns: readonly string[] }[],
): Promise<number> {
  const known = tables.find(({ name }) => name === table)
  if (!known) throw new Error(`the backup has a table that its migrations do not make: ${table}`)
  const columns = known.columns.join(', ')
  const given = `[${rows.map(String).join(',')}]`
  const { rowCount } = await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [given],
  )
  return rowCount ?? 0
}

async function keepFile(storage: ReturnType<typeof openStorage>, { file, base64 }: { file: string; base64: string }): Promise<number> {
  const bytes = Buffer.from(base64, 'base64')
  if (createHash('sha256').update(bytes).digest('hex') !== file) throw new SetupFault('backup.broken-file', { name: file })
  await storage.put(bytes)
  return 1
}

const agrees = (end: Counts, rows: Readonly<Record<string, number>>, files: number): boolean =>
  end.files === files && Object.entries(end.rows).every(([table, count]) => (rows[table] ?? 0) === count)
