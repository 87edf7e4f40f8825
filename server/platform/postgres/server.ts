import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { open, readFile, readlink, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SetupFault } from '../setup-fault.ts'
import type { Binaries } from './binaries.ts'
import { clusterFolder, lastWords, runAs } from './cluster.ts'
import type { Place } from './place.ts'

/** A PostgreSQL that serves a cluster: as its own postmaster.pid tells. */
export type Server = { readonly pid: number; readonly port: number; readonly ready: boolean; readonly sameBinaries: boolean }

const logLimit = 10 * 2 ** 20
const patience = 300_000

/** The server now running on this cluster, if one does; a postmaster.pid that no living server of ours wrote is taken away. */
export async function runningServer(place: Place, binaries: Binaries): Promise<Server | undefined> {
  const cluster = clusterFolder(place)
  const file = join(cluster, 'postmaster.pid')
  // Lines of the file: pid, folder, start time, port, socket folder, address, shared memory, status.
  const [pid, , , port, , , , status] = await readFile(file, 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  )
  if (!pid) return undefined
  if (!(await serves(Number(pid), cluster))) {
    await rm(file, { force: true })
    return undefined
  }
  const program = await readlink(`/proc/${pid}/exe`).catch(() => undefined)
  const sameBinaries = program === undefined || program === (await realpath(join(binaries.folder, 'postgres')))
  return { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready', sameBinaries }
}

/** Starts a server on the cluster, or finds that another start was quicker; returns when it takes connections. */
export async function launchServer(place: Place, binaries: Binaries): Promise<Server> {
  const log = join(place.home, 'postgres.log')
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(place, attempt > 1)
    const child = await spawnServer(place, binaries, log, port)
    const server = await whenReady(place, binaries, () => child.exitCode !== null || child.signalCode !== null)
    if (server) return server
    const said = await lastWords(log)
    // A port taken meanwhile, or sessions of a killed server that are still going.
    if (attempt === 10 || !/could not (bind|create any TCP)|shared memory block/.test(said))
      throw new SetupFault('postgres.did-not-start', { log, said })
    await sleep(100 * attempt)
  }
}

/** Waits until the cluster has a ready server; undefined when `gaveUp` and none is there. */
export async function whenReady(place: Place, binaries: Binaries, gaveUp: () => boolean): Promise<Server | undefined> {
  for (const deadline = performance.now() + patience; performance.now() < deadline; await sleep(5)) {
    const ended = gaveUp()
    const server = await runningServer(place, binaries)
    if (server?.ready) return server
    if (ended && !server) return undefined
  }
  return undefined
}

/** A fast shutdown: sessions are ended, everything is written down; after 30 s without ceremony, which the next start makes good from the log. */
export async function stopServer(place: Place, server: Server): Promise<void> {
  const gone = async (milliseconds: number) => {
    for (const deadline = performance.now() + milliseconds; performance.now() < deadline; await sleep(10))
      if (!existsSync(join(clusterFolder(place), 'postmaster.pid')) || !existsSync(`/proc/${server.pid}`)) return true
    return false
  }
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(server.pid, signal)
    } catch {
      return
    }
    if (await gone(signal === 'SIGINT' ? 30_000 : 5_000)) return
  }
}

async function serves(pid: number, cluster: string): Promise<boolean> {
  // PostgreSQL works in its data folder; after a reboot the same number may be anybody's.
  if (existsSync('/proc/self/cwd')) return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === (await realpath(cluster))
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function spawnServer(place: Place, binaries: Binaries, path: string, port: number) {
  const full = await stat(path).then(
    ({ size }) => size > logLimit,
    () => false,
  )
  const log = await open(path, full ? 'w' : 'a', 0o600)
  const args = ['-D', clusterFolder(place), '-p', String(port), '-c', 'listen_addresses=127.0.0.1', ...socketSettings(place)]
  // Its own session: Ctrl-C in the terminal is for Opora, which stops PostgreSQL last.
  const child = spawn(join(binaries.folder, 'postgres'), args, { ...runAs(place), detached: true, stdio: ['ignore', log.fd, log.fd] })
  const spawned = await new Promise<Error | undefined>((resolve) => child.once('spawn', () => resolve(undefined)).once('error', resolve))
  await log.close()
  if (spawned) throw spawned
  child.unref()
  return child
}

/** The socket lies with the cluster, closed to others; a path too long for a socket's name (107 bytes) leaves the loopback port alone. */
function socketSettings({ home }: Place): readonly string[] {
  const fits = Buffer.byteLength(join(home, '.s.PGSQL.65535')) <= 100
  return ['-c', `unix_socket_directories=${fits ? quoted(home) : ''}`, '-c', 'unix_socket_permissions=0700']
}

/** The setting is a list: a comma in a folder's name would part it. */
const quoted = (path: string) => `"${path.replaceAll('"', '""')}"`

async function choosePort({ home }: Place, fresh: boolean): Promise<number> {
  const path = join(home, 'port')
  const remembered = fresh ? 0 : Number(await readFile(path, 'utf8').catch(() => '0'))
  const port = remembered && (await isFree(remembered)) ? remembered : await isFree(0)
  if (!port) throw new SetupFault('postgres.no-port')
  if (port !== remembered) await writeFile(path, `${port}\n`)
  return port
}

/** The port when it can be listened on (0 asks for any), else undefined. */
function isFree(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : undefined))
    })
  })
}
