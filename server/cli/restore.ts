import { resolve } from 'node:path'
import { restore } from '#platform/backup/index.ts'
import { SetupFault } from '#platform/setup-fault.ts'
import { openHouse, restoreJobs } from '../main.ts'
import { say } from './say.ts'
import { withPostgres } from './with-house.ts'

/** `restore FILE`: into an empty data folder (or an empty database), verified to the last row and file. */
export async function run([file]: readonly string[]): Promise<number> {
  if (!file) throw new SetupFault('backup.no-file')
  return withPostgres(async ({ url }, config) => {
    const place = { url, files: resolve(config.dataFolder, 'files') }
    const { rows, files } = await restore(place, resolve(file), async (jobs) => {
      const { parts, close } = await openHouse({ databaseUrl: url, dataFolder: config.dataFolder, url: config.url }, { working: false })
      await restoreJobs(parts, jobs)
      await close()
    })
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
    console.log(say('cli.restore.done', { file, rows: total, files }))
    return 0
  })
}
