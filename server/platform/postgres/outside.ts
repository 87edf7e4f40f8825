import pg from 'pg'
import { SetupFault } from '../setup-fault.ts'

const oldest = 15

/** Looks at a PostgreSQL that somebody else runs (DATABASE_URL): reached, 15 or later, UTF-8, with ICU. Throws a SetupFault otherwise. */
export async function checkOutside(url: string): Promise<void> {
  const where = url.replace(/:[^:@/]*@/, ':…@')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  const refuse = (error: Error) => {
    throw new SetupFault('database.unreachable', { url: where, said: error.message || String(error) })
  }
  await client.connect().catch(refuse)
  try {
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding,
         exists(select from pg_collation where collname = 'ru-x-icu') as icu`,
    )
    const found = rows[0]
    if (found.version < oldest) throw new SetupFault('database.too-old', { url: where, version: found.version, oldest })
    if (found.encoding !== 'UTF8') throw new SetupFault('database.not-utf8', { url: where, encoding: found.encoding })
    if (!found.icu) throw new SetupFault('database.no-icu', { url: where })
  } finally {
    await client.end().catch(() => undefined)
  }
}
