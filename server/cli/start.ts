import { readConfig } from '#platform/config.ts'
import { beginLifetime } from '#platform/lifetime.ts'
import { log } from '#platform/log.ts'
import { startPostgres } from '#platform/postgres/index.ts'
import { startOpora } from '../main.ts'
import { say } from './say.ts'
import { ensureWebBuilt } from './web-build.ts'

/** Starts the desk and stays until it is told to stop. */
export async function run(): Promise<number> {
  const config = readConfig()
  const lifetime = beginLifetime((step, error) => log.error({ error, step }, 'stopping'))
  const [postgres] = await Promise.all([
    startPostgres({ dataFolder: config.dataFolder, databaseUrl: config.databaseUrl }),
    ensureWebBuilt(),
  ])
  lifetime.onStop('postgres', postgres.stop)
  const opora = await startOpora(
    { databaseUrl: postgres.url, dataFolder: config.dataFolder, url: config.url },
    { port: config.port, host: '0.0.0.0' },
  )
  lifetime.onStop('opora', opora.stop)
  console.log(say('cli.start.ready', { url: config.url }))
  return (await lifetime.stopped) ? 0 : 1
}
