import { sql } from 'kysely'
import { Calendar } from '#contract/calendars.ts'
import type { Names } from '#contract/common.ts'
import { type WorkingTime, compilePieces, piecesUpTo } from '#modules/calendars'
import { type Reader, rows } from '#platform/db/index.ts'

/** Versions of calendars are never changed, so each is compiled once in the life of a process. */
const compiled = new Map<string, WorkingTime>()

/** The working time of calendars up to these versions; what there is none of is left out. */
export async function compiledHours(db: Reader, versions: readonly string[]): Promise<ReadonlyMap<string, WorkingTime>> {
  const missing = [...new Set(versions)].filter((id) => !compiled.has(id))
  if (missing.length > 0) for (const [id, pieces] of await piecesUpTo(db, missing)) compiled.set(id, compilePieces(pieces))
  return compiled
}

export const zoneOf = (definition: Calendar): string => ('timezone' in definition ? definition.timezone : 'UTC')

export interface HoursOf {
  readonly id: string
  readonly names: Names
  readonly timeZone: string
  readonly calendar: WorkingTime
}

/** Versions of calendars by their ids. */
export async function hoursOf(db: Reader, ids: readonly string[]): Promise<Map<string, HoursOf>> {
  if (ids.length === 0) return new Map()
  const found = await rows<{ id: string; names: Names; definition: unknown }>(
    db,
    sql`select cv.id, json_build_object('ru', c.name_ru, 'en', c.name_en) as names, cv.definition
      from calendar_version cv join calendar c on c.id = cv.calendar_id where cv.id = any(${[...new Set(ids)]}::uuid[])`,
  )
  const hours = await compiledHours(
    db,
    found.map(({ id }) => id),
  )
  return new Map(
    found.flatMap(({ id, names, definition }) => {
      const calendar = hours.get(id)
      return calendar ? [[id, { id, names, timeZone: zoneOf(Calendar.parse(definition)), calendar }]] : []
    }),
  )
}
