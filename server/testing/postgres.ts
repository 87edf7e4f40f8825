import { createHash, randomUUID } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { startTestCluster } from './test-cluster.ts'

/** A database of its own for one test or one file of tests. */
export type FreshDatabase = { readonly url: string; readonly drop: () => Promise<void> }

export type Migrate = (url: string) => Promise<void>

/** Makes a database as `migrate` leaves it, copied from a template that is migrated once: dropped by itself when the file's tests are over. */
export async function freshDatabase(migrate: Migrate): Promise<FreshDatabase> {
  desk ??= openDesk()
  const { admin, url } = await desk
  const template = await ensureTemplate(admin, url, migrate)
  const name = `test_${process.pid}_${randomUUID().replaceAll('-', '')}`
  await admin.query(`create database ${name} template ${template} strategy file_copy`)
  alive.add(name)
  return { url: withDatabase(url, name), drop: () => dropDatabase(admin, name) }
}

type Desk = { readonly admin: pg.Client; readonly url: string; readonly stop: () => Promise<void> }

let desk: Promise<Desk> | undefined
const alive = new Set<string>()
const templates = new Map<Migrate, Promise<string>>()

const closing: (() => Promise<void>)[] = []
/** Runs before the databases of this file are dropped: hooks of the test runner go first come, first served. */
export const closeFirst = (close: () => Promise<void>): number => closing.push(close)

after(async () => {
  for (const close of closing) await close()
  const opened = await desk
  if (!opened) return
  for (const name of alive) await dropDatabase(opened.admin, name)
  await opened.admin.end()
  await opened.stop()
})

async function openDesk(): Promise<Desk> {
  const { url, stop, place } = await startTestCluster()
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  if (place) await dropForgotten(admin)
  return { admin, url, stop }
}

/** Databases of test processes that were killed. */
async function dropForgotten(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(`select datname from pg_database where datname like 'test\\_%'`)
  for (const { datname } of rows) {
    const pid = datname.split('_')[1] ?? ''
    if (!existsSync(`/proc/${pid}`)) await drop(admin, datname)
  }
}

async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  if (alive.delete(name)) await drop(admin, name)
}

/**
 * Ends our own connections and lets PostgreSQL see off the rest: `with (force)` fails for a role that is no superuser
 * while autovacuum works in the database, a plain drop cancels autovacuum by itself.
 */
async function drop(admin: pg.Client, name: string): Promise<void> {
  const ours = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user'
  await admin.query(ours, [name])
  await admin.query(`drop database if exists ${name}`)
}

function ensureTemplate(admin: pg.Client, url: string, migrate: Migrate): Promise<string> {
  const known = templates.get(migrate)
  if (known) return known
  const made = makeTemplate(admin, url, migrate)
  templates.set(migrate, made)
  return made
}

async function makeTemplate(admin: pg.Client, url: string, migrate: Migrate): Promise<string> {
  const name = `template_${fingerprint(migrate)}`
  // Test files run side by side: one migrates, the others wait.
  await admin.query('select pg_advisory_lock(hashtext($1))', [name])
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount) return name
    await drop(admin, `${name}_draft`)
    await admin.query(`create database ${name}_draft template template0 encoding 'UTF8'`)
    await migrate(withDatabase(url, `${name}_draft`))
    await admin.query(`alter database ${name}_draft rename to ${name}`)
    await dropOldTemplates(admin)
    return name
  } finally {
    await admin.query('select pg_advisory_unlock(hashtext($1))', [name])
  }
}

/** Yesterday's migrations; a few stay, since a run that began before the last change may still copy from its own. */
async function dropOldTemplates(admin: pg.Client): Promise<void> {
  const old = `select datname from pg_database where datname like 'template\\_%' and datdba = current_user::regrole order by oid desc offset 4`
  const { rows } = await admin.query<{ datname: string }>(old)
  for (const { datname } of rows) await drop(admin, datname)
}

/** Everything that a migrated database depends on: another text makes another template. */
function fingerprint(migrate: Migrate): string {
  const root = resolve(import.meta.dirname, '../..')
  const files = globSync(['package-lock.json', 'server/migrations/**', 'server/platform/{db,jobs,events}/**'], {
    cwd: root,
    withFileTypes: true,
  })
  const hash = createHash('sha256').update(String(migrate))
  for (const path of files
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(entry.parentPath, entry.name))
    .sort()) {
    hash.update(path).update(readFileSync(path))
  }
  return hash.digest('hex').slice(0, 16)
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
