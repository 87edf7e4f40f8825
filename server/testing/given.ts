import { randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '#platform/actor.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type Readers, startReaders } from '#platform/events/index.ts'
import { performer } from '#platform/http/index.ts'
import { gatesSetting } from '#modules/tickets'
import { writeSetting } from '#platform/settings.ts'
import { type House, type Work, openWork } from '#platform/work.ts'
import { closeFirst, freshDatabase } from '#testing/postgres.ts'
import { allRoutes, jobHandlers, openHouse, reactions } from '../main.ts'

const place = (databaseUrl: string, dataFolder: string) => ({ databaseUrl, dataFolder, url: 'http://desk.test' })

/** A migrated database with its job tables: the template that every test copies. */
const prepare = async (url: string): Promise<void> => {
  await migrate(url)
  const house = await openHouse(place(url, tmpdir()), { working: false })
  // Nothing is asked for unless a test asks for it.
  const nothing = { resolve: [], close: [] }
  await openWork(house.parts.house, { kind: 'system', job: 'test' }, (work) =>
    writeSetting(work.tx, gatesSetting, { incident: nothing, request: nothing }),
  )
  await house.close()
}

export const system: Actor = { kind: 'system', job: 'test' }

/**
 * A house of its own for a file of tests: real database, log, projections; jobs are saved and run when `runJob` is called; reactions run when
 * `settle` is called. `now` moves its clock.
 */
export async function givenDesk({ now }: { now?: () => Temporal.Instant } = {}) {
  const { url } = await freshDatabase(prepare)
  const folder = mkdtempSync(join(tmpdir(), 'opora-test-'))
  const { parts: made, onNews, close } = await openHouse(place(url, folder), { working: false })
  const house: House = { ...made.house, ...(now ? { now } : {}) }
  const parts = { ...made, house }
  let readers: Readers | undefined
  closeFirst(async () => {
    await readers?.stop()
    await close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    ...parts,
    db: house.db.read,
    /** One operation of the contract by somebody who is known. */
    call: performer(house, allRoutes(parts)),
    act: <T>(actor: Actor, run: (work: Work) => Promise<T>): Promise<T> => openWork(house, actor, run),
    runJob: async (name: string, payload: object): Promise<void> => {
      const handler = jobHandlers(parts).find(({ job }) => job.name === name)
      if (!handler) throw new Error(`there is no job ${name}`)
      await handler.run(payload, { id: randomUUIDv7(), last: true })
    },
    /** Lets every reaction read to the end of the log. */
    settle: async () => {
      if (!readers) onNews((readers = startReaders(house, reactions(parts))).poke)
      await readers.idle()
    },
  }
}
