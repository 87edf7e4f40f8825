/** The real server for a suite: its own process on a data folder of its own, with the built-in PostgreSQL. It can be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import * as auth from '#contract/auth-acts.ts'
import { Permission } from '#contract/people.ts'
import { startPostgres } from '#platform/postgres/index.ts'
import { type Call, apiOf, signInBy } from './api.ts'
import { freePort } from './ports.ts'

const root = resolve(import.meta.dirname, '..')

export interface DeskServer {
  readonly url: string
  /** The one-time link for the first administrator; undefined where there is one already. */
  readonly setupLink: string | undefined
  readonly smtpPort: number
  readonly lmtpPort: number
  readonly dataFolder: string
  /** Starts the process again after `kill`; resolves when it serves. */
  readonly start: () => Promise<void>
  /** Sends the signal and waits until the process has gone. */
  readonly kill: (signal: NodeJS.Signals) => Promise<void>
  /** Ends everything, PostgreSQL too, and throws the data away. */
  readonly stop: () => Promise<void>
  readonly api: (token: string) => Call
  /** Asks the desk's database; also while the server is killed. */
  readonly ask: <Row extends object>(query: string, values?: readonly unknown[]) => Promise<Row[]>
  /** Lets jobs of this name that wait for their time run now: what a clock set forward would do. */
  readonly hurry: (job: string) => Promise<void>
  /** What the server wrote, of all its lives. */
  readonly said: () => string
}

/** `nodeOf`: a second node on that desk's database and files. */
export async function startDesk({ nodeOf }: { nodeOf?: DeskServer } = {}): Promise<DeskServer> {
  const dataFolder = nodeOf?.dataFolder ?? (await mkdtemp(join(tmpdir(), 'opora-e2e-')))
  // PostgreSQL's own user must get in: else the cluster would lie elsewhere, and stay there.
  if (!nodeOf) await chmod(dataFolder, 0o711)
  const [port, smtpPort, lmtpPort] = [await freePort(), await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const env = {
    PATH: process.env['PATH'] ?? '',
    OPORA_DATA: dataFolder,
    OPORA_PORT: String(port),
    OPORA_SMTP_PORT: String(smtpPort),
    OPORA_LMTP_PORT: String(lmtpPort),
    OPORA_URL: url,
    ...(nodeOf === undefined ? {} : { DATABASE_URL: await databaseOf(dataFolder) }),
  }
  let said = ''
  let database = ''
  let server: ChildProcess | undefined
  let setupLink: string | undefined

  const start = async () => {
    const begun = said.length
    const child = spawn(process.execPath, ['server/cli.ts', 'start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    server = child
    child.stdout?.on('data', (chunk) => (said += chunk))
    child.stderr?.on('data', (chunk) => (said += chunk))
    await untilServes(
      url,
      () => hasEnded(child),
      () => said.slice(begun),
    )
    database = await databaseOf(dataFolder)
    if ((await apiOf(url, {})(auth.getFirstRun)).needed) setupLink ??= await firstLink(() => said.slice(begun))
  }
  const kill = async (signal: NodeJS.Signals) => {
    if (!server || hasEnded(server)) return
    const gone = once(server, 'exit')
    server.kill(signal)
    const patience = new AbortController()
    const late = await Promise.race([gone.then(() => false), wait(35_000, true, { signal: patience.signal }).catch(() => true)])
    patience.abort()
    if (late) server.kill('SIGKILL')
    await gone
  }
  const stop = async () => {
    await kill('SIGTERM')
    if (nodeOf) return
    await stopForgotten(dataFolder)
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  try {
    await start()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url,
    get setupLink() {
      return setupLink
    },
    smtpPort,
    lmtpPort,
    dataFolder,
    start,
    kill,
    stop,
    api: (bearer) => apiOf(url, { bearer }),
    ask: (query, values) => ask(database, query, values),
    hurry: (job) => hurry(database, job),
    said: () => said,
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

async function untilServes(url: string, hasGone: () => boolean, said: () => string): Promise<void> {
  // The first start builds the web.
  for (const deadline = performance.now() + 120_000; performance.now() < deadline; await wait(20)) {
    if (hasGone()) throw new Error(`the server did not start:\n${said()}`)
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined)
    if (answer?.status === 200) return
  }
  throw new Error(`the server is not ready:\n${said()}`)
}

async function firstLink(said: () => string): Promise<string> {
  for (const deadline = performance.now() + 10_000; performance.now() < deadline; await wait(20)) {
    const link = /https?:\S+\/first-run#\S+/.exec(said())?.[0]
    if (link !== undefined) return link
  }
  throw new Error(`no link for the first administrator:\n${said()}`)
}

/** Without taking hold of PostgreSQL: whoever does so last would stop it under a killed server's next life. */
async function ask<Row extends object>(url: string, query: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, options: '-c default_transaction_read_only=on' })
  try {
    await client.connect()
    return (await client.query<Row>(query, [...values])).rows
  } finally {
    await client.end()
  }
}

async function hurry(url: string, job: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    const { rowCount } = await client.query(`update pgboss.job set start_after = now() where name = $1 and state = 'created'`, [job])
    if (rowCount === 0) throw new Error(`no job ${job} waits`)
  } finally {
    await client.end()
  }
}

const databaseOf = (dataFolder: string): Promise<string> => withPostgres(dataFolder, async (url) => url)

/** A killed server leaves its PostgreSQL: whoever takes hold of it last stops it. */
const stopForgotten = (dataFolder: string): Promise<void> => withPostgres(dataFolder, async () => undefined)

async function withPostgres<T>(dataFolder: string, run: (url: string) => Promise<T>): Promise<T> {
  const postgres = await startPostgres({ dataFolder, keepsAlive: false })
  try {
    return await run(postgres.url)
  } finally {
    await postgres.stop()
  }
}

const administrator = { name: 'Ада Главная', email: 'ada@desk.test', password: 'a long enough horse 1' }

/** Goes through the first run by the link that the start printed; gives the API of the administrator, and how he signs in. */
export async function firstAdministrator(desk: DeskServer): Promise<{ call: Call; token: string; email: string; password: string }> {
  const token = new URL(desk.setupLink ?? '').hash.slice(1)
  const session = await signInBy(desk.url, auth.firstRun, { body: { ...administrator, token, organisation: 'Опора' } })
  const scopes = Permission.options.filter((permission) => permission !== 'access.edit')
  const key = await apiOf(desk.url, session)(auth.addKey, { body: { name: 'e2e', scopes } })
  const { email, password } = administrator
  return { call: apiOf(desk.url, { bearer: key.token }), token: key.token, email, password }
}
