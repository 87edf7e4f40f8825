/** Writes server/platform/db/tables.ts from a migrated database. A law compares them. */
import { writeFileSync } from 'node:fs'
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

writeFileSync(file, text)
spawnSync('oxfmt', [file], { stdio: 'inherit' })
process.exit()
