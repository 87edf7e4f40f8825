import { connect } from 'node:net'
import { statfs, access, constants } from 'node:fs/promises'
import pg from 'pg'
import { type Config, readConfig } from '#platform/config.ts'
import { startPostgres } from '#platform/postgres/index.ts'
import { SetupFault } from '#platform/setup-fault.ts'
import project from '../../package.json' with { type: 'json' }
import { say } from './say.ts'

interface Finding {
  readonly well: boolean
  readonly text: string
}
const good = (key: string, values?: Record<string, string | number>): Finding => ({ well: true, text: say(`cli.doctor.${key}`, values) })
const bad = (key: string, values?: Record<string, string | number>): Finding => ({ well: false, text: say(`cli.doctor.${key}`, values) })

/** `doctor`: looks at everything Opora stands on and says what to do where something is wrong. Exit 1 when something is. */
export async function run(): Promise<number> {
  const config = readConfig()
  const findings = [
    good('versions', { opora: project.version, node: process.versions.node }),
    ...(await disk(config)),
    ...(await door(config)),
    ...(await database(config)),
  ]
  for (const { well, text } of findings) console.log(`${well ? '✓' : '✗'} ${text}`)
  return findings.every(({ well }) => well) ? 0 : 1
}

async function disk({ dataFolder }: Config): Promise<Finding[]> {
  try {
    await access(dataFolder, constants.W_OK)
    const { bavail, bsize } = await statfs(dataFolder)
    const gigabytes = Math.floor((bavail * bsize) / 1e9)
    return [gigabytes < 2 ? bad('disk-full', { folder: dataFolder, gigabytes }) : good('disk', { folder: dataFolder, gigabytes })]
  } catch {
    return [bad('disk-closed', { folder: dataFolder })]
  }
}

/** The web and the mail door: somebody answers there, or nobody does; a foreign one shows at the start. */
async function door({ port, smtpPort, url }: Config): Promise<Finding[]> {
  const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )
  const mail = await new Promise<boolean>((resolve) => {
    const socket = connect(smtpPort, '127.0.0.1', () => socket.end(() => resolve(true)))
    socket.on('error', () => resolve(false))
  })
  return [
    ready ? good('serving', { url }) : good('not-running', { port }),
    ...(ready && !mail ? [bad('no-mail-door', { port: smtpPort })] : []),
  ]
}

async function database({ dataFolder, databaseUrl }: Config): Promise<Finding[]> {
  try {
    const postgres = await startPostgres({ dataFolder, databaseUrl })
    const client = new pg.Client({ connectionString: postgres.url })
    await client.connect()
    try {
      return [...(postgres.place?.elsewhere ? [good('elsewhere', { folder: postgres.place.folder })] : []), ...(await examine(client))]
    } finally {
      await client.end()
      await postgres.stop()
    }
  } catch (error) {
    return [{ well: false, text: error instanceof SetupFault ? say(`setup.${error.code}`, error.values) : String(error) }]
  }
}

async function examine(client: pg.Client): Promise<Finding[]> {
  const ask = async <T extends object>(query: string): Promise<T | undefined> => (await client.query<T>(query)).rows[0]
  const server = await ask<{ version: string; encoding: string; skew: number }>(
    `select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
       extract(epoch from clock_timestamp())::float8 as skew`,
  )
  const skew = Math.abs((server?.skew ?? 0) - Temporal.Now.instant().epochMilliseconds / 1000)
  const made = await ask<{ there: boolean }>("select to_regclass('public.mailbox') is not null as there")
  const findings = [
    good('database', { version: server?.version ?? '?', encoding: server?.encoding ?? '?' }),
    skew > 5 ? bad('clock-differs', { seconds: Math.round(skew) }) : good('clock', { zone: Temporal.Now.timeZoneId() }),
  ]
  if (!made?.there) return [...findings, good('not-set-up')]
  const parked = await ask<{ n: number }>('select count(*)::int as n from parked_reaction where parked_at is not null')
  const mail = await ask<{ out: boolean; failing: number }>(
    "select exists (select from setting where key = 'email.outgoing' and value <> 'null') as out, (select count(*)::int from mailbox where failure is not null) as failing",
  )
  return [
    ...findings,
    parked?.n ? bad('parked', { count: parked.n }) : good('no-parked'),
    mail?.out ? good('mail-out') : good('mail-outbox'),
    ...(mail?.failing ? [bad('mailboxes-failing', { count: mail.failing })] : []),
  ]
}
