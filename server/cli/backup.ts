import { resolve } from 'node:path'
import { backup } from '#platform/backup/index.ts'
import { migrate } from '#platform/db/migrate.ts'
import { SetupFault } from '#platform/setup-fault.ts'
import project from '../../package.json' with { type: 'json' }
import { say } from './say.ts'
import { withPostgres } from './with-house.ts'

/** `backup FILE`: database and attachments in one file, while the desk goes on working. */
export async function run([file]: readonly string[]): Promise<number> {
  if (!file) throw new SetupFault('backup.no-file')
  return withPostgres(async ({ url }, { dataFolder }) => {
    await migrate(url)
    const { rows, files } = await backup(
      { url, files: resolve(dataFolder, 'files') },
      resolve(file),
      project.version,
      Temporal.Now.instant(),
    )
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
    console.log(say('cli.backup.done', { file, rows: total, files }))
    return 0
  })
}
