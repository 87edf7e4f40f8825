import { setTimeout as sleep } from 'node:timers/promises'
import { SetupFault } from '../setup-fault.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { clusterFolder, ensureCluster } from './cluster.ts'
import { database, type Hold, takeHold } from './hold.ts'
import { checkOutside } from './outside.ts'
import { findPlace, type Place } from './place.ts'
import { launchServer, runningServer, type Server, stopServer, whenReady } from './server.ts'

export type Postgres = {
  /** A connection string of Opora's own database. */
  readonly url: string
  /** A server was running already: left by a crash, or used by another command. */
  readonly adopted: boolean
  /** Where the cluster lies; undefined for an outside PostgreSQL. `elsewhere`: not in the data folder, since its owner cannot get in there. */
  readonly place: { readonly folder: string; readonly elsewhere: boolean; readonly version: string } | undefined
  /** Lets go; the last of all that use the cluster stops it. */
  readonly stop: () => Promise<void>
}

export type PostgresOptions = {
  readonly dataFolder: string
  /** An outside PostgreSQL instead. */
  readonly databaseUrl?: string | undefined
  /** false: quick and forgetful, for tests. */
  readonly durable?: boolean
  /** false: an open hold does not keep the process alive. */
  readonly keepsAlive?: boolean
}

/** Opora's PostgreSQL, running: found or started. For the server and for every command alike, with the server up or down. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  if (options.databaseUrl) {
    await checkOutside(options.databaseUrl)
    return { url: options.databaseUrl, adopted: false, place: undefined, stop: async () => undefined }
  }
  const place = await findPlace(options.dataFolder)
  const binaries = await findBinaries(place.owner)
  const { password } = await ensureCluster(place, binaries, options.durable ?? true)
  const held = await hold({ place, binaries, password, keepsAlive: options.keepsAlive ?? true })
  return {
    url: `postgres://${database}:${password}@127.0.0.1:${held.port}/${database}`,
    adopted: held.adopted,
    place: { folder: clusterFolder(place), elsewhere: place.elsewhere, version: binaries.version },
    stop: held.stop,
  }
}

type Cluster = { readonly place: Place; readonly binaries: Binaries; readonly password: string; readonly keepsAlive: boolean }

async function hold(cluster: Cluster) {
  let stopping = false
  let held = await ensureHeld(cluster)
  let recovery: Promise<void> | undefined
  const watch = () => {
    held.hold.onBroken(() => {
      if (!stopping) recovery = recover()
    })
  }
  // A PostgreSQL that dies under us (out of memory, somebody's kill) is started anew; connections come back by themselves.
  const recover = async () => {
    for (let wait = 100; !stopping; wait = Math.min(wait * 2, 30_000)) {
      const again = await ensureHeld(cluster).catch(() => undefined)
      if (again) {
        held = again
        return watch()
      }
      await sleep(wait, undefined, { ref: cluster.keepsAlive })
    }
  }
  watch()
  const stop = async () => {
    if (stopping) return
    stopping = true
    await recovery
    held.hold.keepAlive(true)
    if (await held.hold.release().catch(() => false)) await stopServer(cluster.place, held.server)
    await held.hold.close()
  }
  return { port: held.server.port, adopted: held.adopted, stop }
}

type Held = { readonly hold: Hold; readonly server: Server; readonly adopted: boolean }

/** Finds or starts the server and takes hold of it; begins again when the server was just being stopped by its last user. */
async function ensureHeld(cluster: Cluster): Promise<Held> {
  const { place, binaries, password, keepsAlive } = cluster
  for (let attempt = 1; ; attempt++) {
    const running = await runningServer(place, binaries)
    const found = running && (await whenReady(place, binaries, () => true))
    const server = found ?? (await launchServer(place, binaries))
    try {
      const hold = await takeHold(server.port, password)
      if (!server.sameBinaries && (await hold.isAlone())) {
        // Left by an Opora of another version: nobody uses it, and its programs may be gone from the disk.
        await stopServer(place, server)
        await hold.close()
        continue
      }
      hold.keepAlive(keepsAlive)
      return { hold, server, adopted: found !== undefined }
    } catch (error) {
      if (attempt === 5)
        throw new SetupFault('postgres.unreachable-server', {
          port: server.port,
          said: error instanceof Error ? error.message : String(error),
        })
      await sleep(100 * attempt)
    }
  }
}
