/**
 * A desk of so many tickets, ten messages each, and what it takes over HTTP: `./opora bench [--tickets 10000] [--seconds 10] [--only load|plans]`. The
 * desk is made once, by copying lives that the product itself has lived, and kept in OPORA_BENCH (bench-data beside the checkout). `plans` keeps the query
 * plans of hot reads in bench/plans, and fails where one reads a table that grows from end to end.
 */
import { rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startPostgres } from '#platform/postgres/index.ts'
import { drive } from './million/drive.ts'
import { copyDesk, deskWith } from './million/load.ts'
import type { Measured } from './million/measure.ts'
import { keepPlans } from './million/plans.ts'
import { serve } from './million/server.ts'

const { values } = parseArgs({
  options: { tickets: { type: 'string', default: '10000' }, seconds: { type: 'string', default: '10' }, only: { type: 'string' } },
})
const folder = process.env['OPORA_BENCH'] ?? resolve(import.meta.dirname, '../../bench-data')
const tickets = Number(values.tickets)
const kept = await deskWith(tickets, folder, (line) => console.log(`     ${line}`))
// What a measurement writes stays out of the desk that is kept, as long as the disk has room for two.
const dataFolder = values.only === undefined && tickets <= 100_000 ? await copyOf(kept) : kept
const postgres = await startPostgres({ dataFolder })
try {
  if (values.only === undefined) await run(Number(values.seconds))
  const scans = values.only === 'load' ? [] : await keepPlans(postgres.url, dataFolder, tickets)
  for (const scan of scans) console.log(`read from end to end: ${scan}`)
  process.exitCode = scans.length === 0 ? 0 : 1
} finally {
  await postgres.stop()
  if (dataFolder !== kept) await rm(dataFolder, { recursive: true, force: true })
}
process.exit()

async function copyOf(desk: string): Promise<string> {
  const copy = `${desk}-measured`
  await rm(copy, { recursive: true, force: true })
  await copyDesk(desk, copy)
  return copy
}

async function run(seconds: number): Promise<void> {
  const server = await serve(dataFolder)
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  const rows: Measured[] = []
  const before = server.memory()
  try {
    console.log(heading())
    await drive(client, postgres.url, server.token, seconds, (row) => {
      rows.push(row)
      console.log(lineOf(row))
    })
    const [memory, load] = [{ before, after: server.memory() }, loadavg()]
    const startMs = Math.round(server.startMs)
    console.log(`start ${String(startMs)} ms; memory, MB: ${JSON.stringify(memory)}; load ${load.map((one) => one.toFixed(1)).join(' ')}`)
    const figures = { tickets, seconds, load, cpus: cpus().length, startMs, memory, rows }
    await writeFile(resolve(folder, `${String(tickets)}.json`), JSON.stringify(figures, undefined, 2))
  } finally {
    await client.end()
    await server.stop()
  }
}

function heading(): string {
  return lineOf({
    what: 'what',
    callers: 'by',
    perSecond: 'per s',
    p50: 'p50 ms',
    p95: 'p95 ms',
    p99: 'p99 ms',
    failed: 'failed',
    bytes: 'bytes',
  })
}

function lineOf({ what, ...rest }: Record<keyof Measured, string | number>): string {
  return (
    String(what).padEnd(30) +
    Object.values(rest)
      .map((cell) => String(cell).padStart(9))
      .join('')
  )
}
