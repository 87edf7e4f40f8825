import { resolve } from 'node:path'
import type { AddressInfo } from 'node:net'
import type { DemoAccount } from '#contract/auth.ts'
import { openDatabase } from '#platform/db/index.ts'
import { migrate } from '#platform/db/migrate.ts'
import { grantRights } from '#platform/db/rights.ts'
import { type Hub, announce, hub } from '#platform/live.ts'
import { type Reaction, startReaders } from '#platform/events/index.ts'
import { type Route, apiPrefix, buildHttp, openApi, serveHealth, serveSite } from '#platform/http/index.ts'
import { type JobHandler, type JobType, openJobs } from '#platform/jobs/index.ts'
import { type Storage, openStorage } from '#platform/storage.ts'
import * as assets from '#modules/assets'
import * as calendars from '#modules/calendars'
import * as catalog from '#modules/catalog'
import * as changes from '#modules/changes'
import * as conversations from '#modules/conversations'
import * as incidents from '#modules/incidents'
import * as knowledge from '#modules/knowledge'
import * as monitoring from '#modules/monitoring'
import * as email from '#modules/channels/email'
import * as portal from '#modules/channels/portal'
import * as vendorPages from '#modules/channels/vendors'
import * as auth from '#modules/auth'
import * as sla from '#modules/sla'
import * as notifications from '#modules/notifications'
import * as diagnosis from '#modules/diagnosis'
import * as people from '#modules/people'
import * as problems from '#modules/problems'
import * as tickets from '#modules/tickets'
import * as updates from '#modules/updates'
import * as vendors from '#modules/vendors'
import * as reports from '#modules/reports'
import * as worklists from '#modules/worklists'
import { type House, type Projection, openWork } from '#platform/work.ts'
import project from '../package.json' with { type: 'json' }

export interface Surroundings {
  readonly databaseUrl: string
  readonly dataFolder: string
  /** Where people reach Opora. */
  readonly url: string
  /** A demonstration: whom its sign-in page offers to be. Nothing that is set on a real desk leads here. */
  readonly demo?: readonly DemoAccount[]
}

/** What a module may need of the house around it. */
export interface Parts {
  readonly house: House
  readonly storage: Storage
  readonly url: string
  readonly dataFolder: string
  readonly live: Hub
  readonly demo: readonly DemoAccount[]
}

const projections: readonly Projection[] = [...sla.projections, ...changes.projections, ...diagnosis.projections, ...problems.projections]
export const reactions = ({ url }: Pick<Parts, 'url'>): Reaction[] => [
  announce,
  ...auth.reactions,
  ...tickets.reactions,
  ...incidents.reactions,
  ...sla.reactions,
  ...email.reactions,
  ...portal.reactions,
  ...notifications.reactions(url),
  ...problems.reactions,
  ...updates.reactions,
]
const jobTypes = [
  ...auth.jobTypes,
  ...conversations.jobTypes,
  ...tickets.jobTypes,
  ...incidents.jobTypes,
  ...email.jobTypes,
  ...portal.jobTypes,
  ...notifications.jobTypes,
  ...sla.jobTypes,
  ...reports.jobTypes,
  ...problems.jobTypes,
  ...changes.jobTypes,
  ...updates.jobTypes,
] as readonly JobType<object>[]
export const jobHandlers = (parts: Parts): JobHandler[] => [
  ...auth.jobs(parts.house),
  ...conversations.jobs(parts.house),
  ...tickets.jobs(parts.house),
  ...incidents.jobs(parts.house),
  ...email.jobs(parts),
  ...portal.jobs(parts.house),
  ...notifications.jobs(parts.house, parts.url, parts.dataFolder),
  ...sla.jobs(parts.house),
  ...reports.jobs(parts.house, parts.dataFolder),
  ...problems.jobs(parts.house),
  ...changes.jobs(parts.house),
  ...updates.jobs(parts),
]
export const allRoutes = (parts: Parts): Route[] => [
  ...people.routes,
  ...auth.routes(parts.house, parts.demo),
  ...calendars.routes,
  ...vendors.routes,
  ...knowledge.routes,
  ...catalog.routes,
  ...assets.routes,
  ...conversations.routes(parts),
  ...tickets.routes(parts),
  ...incidents.routes,
  ...changes.routes,
  ...monitoring.routes(parts.url),
  ...diagnosis.routes(parts),
  ...email.routes(parts),
  ...portal.routes,
  ...vendorPages.routes(parts),
  ...notifications.routes(parts.url),
  ...sla.routes,
  ...worklists.routes(parts),
  ...reports.routes,
  ...problems.routes,
  ...updates.routes(parts.url),
]

/** The house with its database, log and jobs, but no door open: enough for a command of the launcher. */
export async function openHouse({ databaseUrl, dataFolder, url, demo = [] }: Surroundings, { working }: { working: boolean }) {
  await migrate(databaseUrl)
  const jobs = await openJobs(databaseUrl, jobTypes, { working })
  const db = openDatabase(databaseUrl, await grantRights(databaseUrl))
  const listeners: (() => void)[] = []
  const house: House = { db, jobs, projections, now: () => Temporal.Now.instant(), poke: () => listeners.forEach((hear) => hear()) }
  const parts: Parts = { house, storage: openStorage(resolve(dataFolder, 'files')), url, dataFolder, live: hub(databaseUrl), demo }
  const close = async () => {
    await parts.live.stop()
    await jobs.stop()
    await db.end()
  }
  return { parts, onNews: (hear: () => void) => listeners.push(hear), close }
}

/** Saves the jobs that waited when a backup was made; what this version does not know any more is left out. */
export const restoreJobs = ({ house }: Parts, jobs: readonly { name: string; data?: unknown; start_after: string }[]) =>
  openWork(house, { kind: 'system', job: 'restore' }, async (work) => {
    for (const { name, data, start_after } of jobs) {
      const job = jobTypes.find((type) => type.name === name)
      if (job) work.later(job as JobType<object>, Object(data), Temporal.Instant.from(start_after))
    }
  })

/** Everything running: doors, readers of the log, jobs. `stop` finishes what is in flight. */
export async function startOpora(
  surroundings: Surroundings,
  listen: { port: number; host: string; smtpPort: number; lmtpPort?: number | undefined },
) {
  const { parts, onNews, close } = await openHouse(surroundings, { working: true })
  const { house } = parts
  const readers = startReaders(house, reactions(parts))
  onNews(readers.poke)
  const routes = allRoutes(parts)
  const http = await buildHttp({
    house,
    routes,
    authenticate: auth.authenticate(house),
    url: new URL(parts.url),
    maxUpload: 25 * 1024 * 1024,
  })
  let ready = false
  serveHealth(http, house, () => ready)
  const description = JSON.stringify(openApi(routes, project.version))
  http.get(`${apiPrefix}/openapi.json`, (_, reply) => reply.type('application/json').send(description))
  await serveSite(http, resolve(import.meta.dirname, '../dist/web'))
  await http.listen({ port: listen.port, host: listen.host })
  const doors = await openDoors(parts, listen)
  await house.jobs.work(jobHandlers(parts))
  const leaving = new AbortController()
  const watching = [email.watchMailboxes({ ...parts, signal: leaving.signal }), sla.watchTimers({ ...parts, signal: leaving.signal })]
  ready = true
  const { port } = http.server.address() as AddressInfo
  const stop = async () => {
    ready = false
    leaving.abort()
    await Promise.all([...watching, ...doors.map((door) => door.close())])
    await parts.live.stop()
    await http.close()
    await readers.stop()
    await close()
    email.closePost()
  }
  return { parts, port, readers, stop }
}

/** Where letters come in: SMTP always, LMTP where a port is given for it. */
async function openDoors(parts: Parts, { host, smtpPort, lmtpPort }: { host: string; smtpPort: number; lmtpPort?: number | undefined }) {
  const place = { house: parts.house, storage: parts.storage, name: new URL(parts.url).hostname, host }
  const ports = [{ port: smtpPort, lmtp: false }, ...(lmtpPort === undefined ? [] : [{ port: lmtpPort, lmtp: true }])]
  return Promise.all(ports.map(({ port, lmtp }) => email.openDoor(place, port, lmtp)))
}
