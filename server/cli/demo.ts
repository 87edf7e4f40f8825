import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig } from '#platform/config.ts'
import { beginLifetime, type Lifetime } from '#platform/lifetime.ts'
import { log } from '#platform/log.ts'
import { startPostgres } from '#platform/postgres/index.ts'
import { seedDemo } from '../demo/seed.ts'
import { startOpora } from '../main.ts'
import { say } from './say.ts'
import { checkPort } from './start.ts'
import { ensureWebBuilt } from './web-build.ts'

/** The desk with a small living world, in a folder that is thrown away when it stops: no data of a real desk is touched, no letter leaves. */
export async function run(): Promise<number> {
  const config = readConfig()
  await checkPort('OPORA_PORT', config.port)
  await checkPort('OPORA_SMTP_PORT', config.smtpPort)
  const lifetime = beginLifetime((step, error) => log.error({ error, step }, 'stopping'))
  try {
    await open(config, lifetime)
    return (await lifetime.stopped) ? 0 : 1
  } catch (error) {
    // A start that was interrupted has nothing to say.
    if (!lifetime.isStopping()) throw error
    return 130
  } finally {
    await lifetime.stop()
  }
}

async function open({ port, smtpPort, url }: Config, lifetime: Lifetime): Promise<void> {
  console.log(say('cli.demo.making'))
  const dataFolder = await mkdtemp(join(tmpdir(), 'opora-demo-'))
  lifetime.onStop('folder', async () => rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  // PostgreSQL of root runs as another user, who must get in; else its data would lie elsewhere and stay.
  await chmod(dataFolder, 0o711)
  const postgres = await startPostgres({ dataFolder, durable: false })
  lifetime.onStop('postgres', postgres.stop)
  await ensureWebBuilt()
  const surroundings = { databaseUrl: postgres.url, dataFolder, url }
  const demo = await seedDemo(surroundings)
  if (lifetime.isStopping()) return
  const opora = await startOpora({ ...surroundings, demo }, { port, host: '127.0.0.1', smtpPort })
  lifetime.onStop('opora', opora.stop)
  console.log(say('cli.demo.ready', { url }))
  for (const { role, name, email, phrase } of demo) {
    console.log(`  ${say(`cli.demo.${role}`).padEnd(28)} ${email.padEnd(26)} ${phrase}   ${name}`)
  }
}
