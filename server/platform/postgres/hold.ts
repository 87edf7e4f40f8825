import pg from 'pg'

/** An open session by which PostgreSQL itself knows that somebody uses the cluster; a crash ends it with the process. */
export type Hold = {
  /** Gives the cluster up; true when nobody else holds it: then it may be stopped, and who comes now waits for that. */
  readonly release: () => Promise<boolean>
  /** True when nobody else holds the cluster; holders that come now wait until this session ends. */
  readonly isAlone: () => Promise<boolean>
  readonly close: () => Promise<void>
  /** Whether the open session keeps the process alive. */
  readonly keepAlive: (yes: boolean) => void
  /** Called once when the session breaks: the server went away. */
  readonly onBroken: (act: () => void) => void
}

export const database = 'opora'

// Any number, the same for all that hold.
const key = 7_301_874

/** Takes hold of a running cluster, and makes Opora's role and database where they are missing. Fails while the server stops or starts. */
export async function takeHold(port: number, password: string): Promise<Hold> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    password,
    user: 'postgres',
    database: 'postgres',
    application_name: 'opora holds',
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock_shared($1)', [key])
    await ensureDatabase(client, password)
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  return {
    release: async () => {
      const { rows } = await client.query(`select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last`, [key])
      return rows[0]?.last === true
    },
    isAlone: async () => (await client.query('select pg_try_advisory_lock($1) as alone', [key])).rows[0]?.alone === true,
    close: () => client.end().catch(() => undefined),
    keepAlive: (yes) => (yes ? refable(client).ref() : refable(client).unref()),
    onBroken: (act) => void client.once('end', act),
  }
}

/** An ordinary role, as an outside PostgreSQL would give: it owns its database and may make others, and is no superuser. */
async function ensureDatabase(client: pg.Client, password: string): Promise<void> {
  const { rows } = await client.query(
    `select exists(select from pg_roles where rolname = $1) as role, exists(select from pg_database where datname = $1) as database`,
    [database],
  )
  const name = client.escapeIdentifier(database)
  if (!rows[0]?.role)
    await client.query(`create role ${name} login createdb createrole password ${client.escapeLiteral(password)}`).catch(ignoreExisting)
  if (!rows[0]?.database) await client.query(`create database ${name} owner ${name} template template0`).catch(ignoreExisting)
}

/** Of two holders at once the second finds the role or the database made: duplicate_object, duplicate_database, unique_violation. */
function ignoreExisting(error: { code?: string }): void {
  if (!['42710', '42P04', '23505'].includes(error.code ?? '')) throw error
}

/** pg gives its clients `ref` and `unref`, its types do not tell. */
const refable = (client: pg.Client) => client as pg.Client & { ref: () => void; unref: () => void }
