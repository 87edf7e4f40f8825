import { createHash } from 'node:crypto'
import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { type Postgres, startPostgres } from '#platform/postgres/index.ts'

/** The PostgreSQL of the tests of this checkout: DATABASE_URL, or a quick and forgetful one that stays made between runs. */
export async function startTestCluster(): Promise<Postgres> {
  const checkout = resolve(import.meta.dirname, '../..')
  const name = `opora-test-${process.getuid?.() ?? 0}-${createHash('sha256').update(checkout).digest('hex').slice(0, 12)}`
  const { databaseUrl } = readConfig()
  return startPostgres({ dataFolder: join(quickFolder(), name), databaseUrl, durable: false, keepsAlive: false })
}

/** Memory, where there is enough of it: a database is copied there in a tenth of the time. */
function quickFolder(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > 2 ** 30 ? '/dev/shm' : tmpdir()
  } catch {
    return tmpdir()
  }
}
