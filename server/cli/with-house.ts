import { type Config, readConfig } from '#platform/config.ts'
import { type Postgres, startPostgres } from '#platform/postgres/index.ts'
import { openHouse } from '../main.ts'

/** Runs a command on the desk's database, with the server up or down. */
export async function withPostgres<T>(run: (postgres: Postgres, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig()
  const postgres = await startPostgres({ dataFolder: config.dataFolder, databaseUrl: config.databaseUrl })
  try {
    return await run(postgres, config)
  } finally {
    await postgres.stop()
  }
}

/** The same with the house around it; its doors stay shut and its jobs are left to the server. */
export const withHouse = <T>(run: (house: Awaited<ReturnType<typeof openHouse>>['parts']) => Promise<T>): Promise<T> =>
  withPostgres(async ({ url }, config) => {
    const { parts, close } = await openHouse({ databaseUrl: url, dataFolder: config.dataFolder, url: config.url }, { working: false })
    try {
      return await run(parts)
    } finally {
      await close()
    }
  })
