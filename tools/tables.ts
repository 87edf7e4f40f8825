/** Writes server/platform/db/tables.ts from a migrated database; with --check says whether they agree. */
import { readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import pg from 'pg'
import { migrate } from '../server/platform/db/migrate.ts'
import { freshDatabase } from '../server/testing/postgres.ts'
import { tablesOf } from '../server/testing/tables.ts'

const file = 'server/platform/db/tables.ts'
const database = await freshDatabase(async (url) => void (await migrate(url)))
const client = new pg.Client({ connectionString: database.url })
await client.connect()
const text = await tablesOf(client)
await client.end()
await database.drop()

if (!process.argv.includes('--check')) {
  writeFileSync(file, text)
  spawnSync('oxfmt', [file], { stdio: 'inherit' })
} else if (readFileSync(file, 'utf8').replaceAll(/\s+/g, '') !== text.replaceAll(/\s+/g, '')) {
  console.error(`${file} differs from the migrations; run: node tools/tables.ts`)
  process.exitCode = 1
}
process.exit()
