import { CompiledQuery, Kysely, PostgresDialect, type RawBuilder, type Transaction, sql } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import pg from 'pg'
import type { Tables } from './tables.ts'
import { keepWriter } from './writer.ts'

export type { Tables } from './tables.ts'
export type Tx = Transaction<Tables>

/** Reads, from a connection or inside a transaction. Writes need a `Work`. */
export type Reader = Pick<ReadonlyKysely<Tables>, 'selectFrom'> | Pick<Tx, 'selectFrom'>

export interface Database {
  readonly url: string
  /** Its connections are read-only in the database too. */
  readonly read: Reader
  readonly end: () => Promise<void>
}

// Instants travel as Temporal in both directions; node-postgres asks an object for `toPostgres`.
Object.defineProperty(Temporal.Instant.prototype, 'toPostgres', {
  configurable: true,
  value(this: Temporal.Instant) {
    return this.toString()
  },
})

const parsers: Record<number, (text: string) => unknown> = {
  20: Number, // int8: our numbers stay far below 2^53
  1184: (text) => Temporal.Instant.fromEpochMilliseconds(Temporal.Instant.from(text).epochMilliseconds),
  1082: (text) => text, // date: a plain date as text
  1700: Number,
}
const types = { getTypeParser: (oid: number, format?: 'text' | 'binary') => parsers[oid] ?? pg.types.getTypeParser(oid, format ?? 'text') }

function pool(url: string, max: number, options: string): Kysely<Tables> {
  // What people wait for is small: starting workers takes longer than the work, and a report must not have every core.
  const fixed = '-c timezone=UTC -c max_parallel_workers_per_gather=0'
  const connections = new pg.Pool({ connectionString: url, max, options: `${fixed} ${options}`, types, application_name: 'opora' })
  connections.on('error', () => undefined) // an idle connection was cut; the next query opens another and tells its caller
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connections }) })
}

/** `role`: whose rights the connections have, where it is not the owner's. */
export function openDatabase(url: string, role?: string, connections = 10): Database {
  const rights = role === undefined ? '' : `-c role=${role}`
  const write = pool(url, connections, rights)
  const read = pool(url, connections, `${rights} -c default_transaction_read_only=on`)
  const db: Database = {
    url,
    read,
    end: async () => {
      await Promise.all([write.destroy(), read.destroy()])
    },
  }
  keepWriter(db, write)
  return db
}

const writes = /\b(insert|update|delete|merge|truncate|alter|drop|create|grant|revoke|copy|call|do|lock|nextval|setval|set)\b/i

/** A read written as whole SQL. From a connection the database itself refuses a write; inside a transaction the words are checked. */
export async function rows<T>(db: Reader, query: RawBuilder<T>): Promise<T[]> {
  const connection = db as unknown as Kysely<Tables>
  const compiled = query.compile(connection)
  const bare = compiled.sql.replaceAll(/'[^']*'|"[^"]*"|\bfor (no key )?update\b/gi, '')
  if (writes.test(bare)) throw new Error(`a read must not write: ${compiled.sql}`)
  return (await connection.executeQuery<T>(CompiledQuery.raw(compiled.sql, [...compiled.parameters]))).rows
}

/** A value for a jsonb column (node-postgres would make an array of PostgreSQL out of an array). */
export const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`

const mostParameters = 65_535

/** Rows in portions, each small enough for one statement of so many columns a row. */
export function chunks<T>(all: readonly T[], columns: number): T[][] {
  const size = Math.floor(mostParameters / columns)
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))
}
