import { createServer } from 'node:net'
import { type Config, readConfig } from '#platform/config.ts'
import { beginLifetime, type Lifetime } from '#platform/lifetime.ts'
import { log } from '#platform/log.ts'
import { type Postgres, startPostgres } from '#platform/postgres/index.ts'
import { SetupFault } from '#platform/setup-fault.ts'
import { say } from './say.ts'
import { ensureWebBuilt } from './web-build.ts'

/** Starts the desk and stays until it is told to stop. */
export async function run(): Promise<number> {
  const config = readConfig()
  await checkPort('OPORA_PORT', config.port)
  await checkPort('OPORA_SMTP_PORT', config.smtpPort)
  if (config.lmtpPort) await checkPort('OPORA_LMTP_PORT', config.lmtpPort)
  const lifetime = beginLifetime((step, error) => log.error({ error, step }, 'stopping'))
  try {
    const setup = await open(config, lifetime)
    if (!lifetime.isStopping()) console.log(say('cli.start.ready', { url: config.url }))
    if (!lifetime.isStopping() && setup !== undefined) console.log(say('cli.start.first', { link: setup }))
    return (await lifetime.stopped) ? 0 : 1
  } catch (error) {
    // A start that was interrupted has nothing to say.
    if (!lifetime.isStopping()) throw error
    return 130
  } finally {
    // A start that failed half-way stops what it had begun.
    await lifetime.stop()
  }
}

/** Answers the link to create the first administrator, as long as there is none. */
async function open(config: Config, lifetime: Lifetime): Promise<string | undefined> {
  // The desk is read in while its database starts.
  const [postgres, { startOpora }, { setupLink }] = await Promise.all([
    openPostgres(config, lifetime),
    import('../main.ts'),
    import('#modules/auth'),
  ])
  await ensureWebBuilt()
  if (lifetime.isStopping()) return undefined
  const opora = await startOpora(
    { databaseUrl: postgres.url, dataFolder: config.dataFolder, url: config.url },
    { port: config.port, host: '0.0.0.0', smtpPort: config.smtpPort, lmtpPort: config.lmtpPort },
  )
  lifetime.onStop('opora', opora.stop)
  return setupLink(opora.parts.house, config.url)
}

async function openPostgres({ dataFolder, databaseUrl }: Config, lifetime: Lifetime): Promise<Postgres> {
  const postgres = await startPostgres({ dataFolder, databaseUrl })
  lifetime.onStop('postgres', postgres.stop)
  return postgres
}

/** A port that is taken or not ours to open is told before anything is begun. */
export function checkPort(name: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', ({ code }: NodeJS.ErrnoException) => {
      reject(new SetupFault(code === 'EACCES' ? 'port.forbidden' : 'port.taken', { name, port }))
    })
    probe.listen(port, '0.0.0.0', () => probe.close(() => resolve()))
  })
}
