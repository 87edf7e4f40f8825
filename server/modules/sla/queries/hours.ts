import { Calendar } from '#contract/calendars.ts'
import type { Names } from '#contract/common.ts'
import { type WorkingTime, compile } from '#modules/calendars'
import { type Reader, rows } from '#platform/db/index.ts'
import { sql } from 'kysely'

/** Versions of calendars are never changed, so each is compiled once in the life of a process. */
const compiled = new Map<string, WorkingTime>()

export function compiledHours(version: string, definition: Calendar): WorkingTime {
  const known = compiled.get(version) ?? compile(definition)
  compiled.set(version, known)
  return known
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
  return new Map(
    found.map(({ id, names, definition }) => {
      const hours = Calendar.parse(definition)
      return [id, { id, names, timeZone: zoneOf(hours), calendar: compiledHours(id, hours) }]
    }),
  )
}
