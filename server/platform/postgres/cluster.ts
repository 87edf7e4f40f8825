import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, link, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { SetupFault } from '../setup-fault.ts'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'

/** How the programs of PostgreSQL run: as the owner, in a folder that everybody reaches, with nothing of the caller's environment. */
export const runAs = ({ owner }: Place) => ({ ...owner, cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } })

export const clusterFolder = (place: Place) => join(place.home, 'cluster')

/** Makes the cluster and its password where they are missing, whole or not at all: a start that was cut short leaves nothing half made. */
export async function ensureCluster(place: Place, binaries: Binaries, durable: boolean): Promise<{ password: string }> {
  const password = await ensurePassword(place)
  const cluster = clusterFolder(place)
  if (!existsSync(cluster)) await makeCluster(place, binaries, durable)
  await checkVersion(cluster, binaries)
  const file = join(cluster, 'opora.conf')
  await writeFile(file, settings(durable))
  if (place.owner) await chown(file, place.owner.uid, place.owner.gid)
  return { password }
}

async function ensurePassword({ home, owner }: Place): Promise<string> {
  const path = join(home, 'password')
  if (!existsSync(path)) {
    const draft = `${path}.${randomUUID()}`
    await writeFile(draft, randomBytes(24).toString('hex'), { mode: 0o600 })
    if (owner) await chown(draft, owner.uid, owner.gid)
    // Of two starts at once the first link wins, and both read the same password.
    await link(draft, path).catch(() => undefined)
    await rm(draft)
  }
  return readFile(path, 'utf8')
}

async function makeCluster(place: Place, binaries: Binaries, durable: boolean): Promise<void> {
  await removeLeftovers(place.home)
  const draft = join(place.home, `new-${process.pid}-${randomUUID()}`)
  // The locale is spelt out: an empty environment would otherwise make SQL_ASCII, in which Russian search finds nothing.
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-messages=C']
  const access = ['--username=postgres', `--pwfile=${join(place.home, 'password')}`, '--auth=scram-sha-256']
  await runInitdb(place, binaries, ['-D', draft, ...locale, ...access, ...(durable ? [] : ['--no-sync'])])
  await writeFile(
    join(draft, 'postgresql.conf'),
    "# Opora writes opora.conf at each start; what you set below it wins.\ninclude 'opora.conf'\n",
  )
  await rename(draft, clusterFolder(place)).catch(() => rm(draft, { recursive: true, force: true }))
}

function runInitdb(place: Place, binaries: Binaries, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(binaries.folder, 'initdb'), args, { ...runAs(place), stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr?.on('data', (chunk) => (said += chunk))
    child.on('error', reject)
    child.on('close', (status) =>
      status === 0 ? resolve() : reject(new SetupFault('postgres.cannot-make', { place: place.home, said: said.trim() })),
    )
  })
}

async function removeLeftovers(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const pid = /^new-(\d+)-/.exec(name)?.[1]
    if (pid && !existsSync(`/proc/${pid}`)) await rm(join(home, name), { recursive: true, force: true })
  }
}

async function checkVersion(cluster: string, binaries: Binaries): Promise<void> {
  const made = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  const carried = binaries.version.split('.')[0] ?? ''
  if (made !== carried) throw new SetupFault('postgres.other-version', { place: cluster, made, carried })
}

/** Settings for a small machine that also runs Opora: an eighth of the memory, no compiled queries, no helper processes. */
function settings(durable: boolean): string {
  const megabytes = Math.floor(Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 20)
  const shared = Math.min(Math.max(Math.floor(megabytes / 8), 64), 2048)
  const lines = {
    max_connections: 100,
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.max(Math.floor(megabytes / 2), 128)}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_logical_replication_workers: 0,
    random_page_cost: 1.1,
    min_wal_size: '80MB',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    jit: 'off',
    io_method: 'sync',
    timezone: "'UTC'",
    log_timezone: "'UTC'",
    log_line_prefix: "'%m [%p] '",
    log_min_duration_statement: '2s',
    idle_in_transaction_session_timeout: '5min',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  }
  return Object.entries(lines)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('')
}

/** The last lines of the server's log: what it said before it gave up. */
export async function lastWords(log: string): Promise<string> {
  const { size } = await stat(log)
  const text = await readFile(log, 'utf8')
  return size === 0 ? '' : text.trimEnd().split('\n').slice(-3).join(' | ')
}
