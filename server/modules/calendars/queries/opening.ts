import type { Reader } from '#platform/db/index.ts'
import { inForce } from '../timeline.ts'
import { type WorkingTime, compile } from '../working-time.ts'
import { shelfOf } from './shelf.ts'

/** Whether it is working time, and when it next begins; undefined: never again. */
export interface Opening {
  readonly open: boolean
  readonly next: number | undefined
}

/** Versions never change, and compiling asks for zones: kept, the oldest forgotten. */
const compiled = new Map<string, WorkingTime>()
const most = 100

/** How calendars stand at a moment, by id; one that nobody published is left out. */
export async function openingsAt(db: Reader, calendars: readonly string[], at: Temporal.Instant): Promise<Map<string, Opening>> {
  const found = new Map<string, Opening>()
  if (calendars.length === 0) return found
  const shelf = await shelfOf(db)
  const now = at.epochMilliseconds
  for (const calendar of new Set(calendars)) {
    const version = inForce(shelf.get(calendar) ?? [], now)
    if (!version) continue
    const time = compiled.get(version.id) ?? compile(version.definition)
    compiled.set(version.id, time)
    const [oldest] = compiled.keys()
    if (compiled.size > most && oldest !== undefined) compiled.delete(oldest)
    const next = time.nextOpening(now)
    found.set(calendar, { open: next === now, next })
  }
  return found
}
