import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '#platform/actor.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type Readers, startReaders } from '#platform/events/index.ts'
import { type Work, openWork } from '#platform/work.ts'
import { closeFirst, freshDatabase } from '#testing/postgres.ts'
import { openHouse, reactions } from '../main.ts'

const place = (databaseUrl: string, dataFolder: string) => ({ databaseUrl, dataFolder, url: 'http://desk.test' })

/** A migrated database with its job tables: the template that every test copies. */
const prepare = async (url: string): Promise<void> => {
  await migrate(url)
  const house = await openHouse(place(url, tmpdir()), { working: false })
  await house.close()
}

export const system: Actor = { kind: 'system', job: 'test' }

/** A house of its own for a file of tests: real database, log, projections; jobs are saved but not run; reactions run when `settle` is called. */
export async function givenDesk() {
  const { url } = await freshDatabase(prepare)
  const folder = mkdtempSync(join(tmpdir(), 'opora-test-'))
  const { parts, onNews, close } = await openHouse(place(url, folder), { working: false })
  const { house } = parts
  let readers: Readers | undefined
  closeFirst(async () => {
    await readers?.stop()
    await close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    ...parts,
    db: house.db.read,
    act: <T>(actor: Actor, run: (work: Work) => Promise<T>): Promise<T> => openWork(house, actor, run),
    /** Lets every reaction read to the end of the log. */
    settle: async () => {
      if (!readers) onNews((readers = startReaders(house, reactions(parts))).poke)
      await readers.idle()
    },
  }
}
