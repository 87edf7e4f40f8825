/**
 * A desk of so many tickets, ten messages each, and what it takes over HTTP: `./opora bench [--tickets 10000] [--only load]`. The desk is made once, by
 * copying lives that the product itself has lived, and kept in OPORA_BENCH (bench-data beside the checkout).
 */
import { writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startPostgres } from '#platform/postgres/index.ts'
import { drive } from './million/drive.ts'
import { type Measured } from './million/measure.ts'
import { serve } from './million/server.ts'
import { deskWith } from './million/load.ts'

const { values } = parseArgs({
  options: { tickets: { type: 'string', default: '10000' }, seconds: { type: 'string', default: '10' }, only: { type: 'string' } },
})
const folder = process.env['OPORA_BENCH'] ?? resolve(import.meta.dirname, '../../bench-data')
const seconds = Number(values.seconds)
const dataFolder = await deskWith(Number(values.tickets), folder, (line) => console.log(`     ${line}`))
if (values.only !== 'load') {
  const postgres = await startPostgres({ dataFolder })
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
    const memory = { before, after: server.memory() }
    const figures = {
      tickets: Number(values.tickets),
      seconds,
      load: loadavg(),
      cpus: cpus().length,
      startMs: Math.round(server.startMs),
      memory,
      rows,
    }
    console.log(
      `start ${String(figures.startMs)} ms; memory, MB: ${JSON.stringify(memory)}; load ${figures.load.map((one) => one.toFixed(1)).join(' ')}`,
    )
    await writeFile(resolve(folder, `${values.tickets}.json`), JSON.stringify(figures, undefined, 2))
  } finally {
    await client.end()
    await server.stop()
    await postgres.stop()
  }
}
process.exit(0)

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
