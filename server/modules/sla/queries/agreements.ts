import { sql } from 'kysely'
import * as z from 'zod'
import { AgreedTarget, type MatchRules } from '#contract/agreements.ts'
import { Calendar } from '#contract/calendars.ts'
import type { WorkingTime } from '#modules/calendars'
import { type Reader, rows } from '#platform/db/index.ts'
import { matchOf } from '../agreement.ts'
import { type Offer, chosenOf, inOrder, nowhere } from '../match.ts'
import type { AgreementVersion, Book } from '../version.ts'
import { compiledHours, zoneOf } from './hours.ts'

/** Versions are never changed, so each is read once in the life of a process. */
const known = new Map<string, Known>()

interface Known extends AgreementVersion {
  readonly calendar: WorkingTime
  readonly match: MatchRules
  readonly rank: number
}

/** Versions by their ids; a draft is read anew each time. */
export async function versionsOf(db: Reader, ids: readonly string[]): Promise<Map<string, Known>> {
  const missing = ids.filter((id) => !known.has(id))
  const found = missing.length === 0 ? [] : await readVersions(db, missing)
  const versions = new Map<string, Known>()
  for (const { isDraft, ...version } of found) (isDraft ? versions : known).set(version.id, version)
  for (const id of ids) {
    const version = known.get(id)
    if (version) versions.set(id, version)
  }
  return versions
}

async function readVersions(db: Reader, ids: readonly string[]): Promise<(Known & { isDraft: boolean })[]> {
  const found = await db
    .selectFrom('agreement_version as v')
    .innerJoin('agreement as a', 'a.id', 'v.agreement_id')
    .innerJoin('calendar_version as cv', 'cv.id', 'v.calendar_version_id')
    .innerJoin('calendar as c', 'c.id', 'cv.calendar_id')
    .select(['v.id', 'v.targets', 'v.match', 'v.rank', 'v.published_at', 'v.follows_id', 'v.follows_mode', 'a.kind'])
    .select(['c.name_ru as calendar_ru', 'c.name_en as calendar_en', 'cv.id as calendar_version', 'cv.definition'])
    .where('v.id', 'in', [...ids])
    .execute()
  const hours = await compiledHours(
    db,
    found.map((row) => row.calendar_version),
  )
  return found.flatMap((row) => {
    const calendar = hours.get(row.calendar_version)
    if (!calendar) return []
    const definition = Calendar.parse(row.definition)
    return {
      id: row.id,
      kind: row.kind,
      calendarNames: { ru: row.calendar_ru, en: row.calendar_en },
      timeZone: zoneOf(definition),
      calendar,
      targets: z.array(AgreedTarget).parse(row.targets),
      match: matchOf(row.match),
      rank: row.rank,
      follows: row.follows_id !== null && row.follows_mode !== null ? { version: row.follows_id, mode: row.follows_mode } : undefined,
      isDraft: row.published_at === null,
    }
  })
}

/** The working time of a calendar's version; undefined where there is none. */
export const workingTimeOf = async (db: Reader, version: string): Promise<WorkingTime | undefined> =>
  (await compiledHours(db, [version])).get(version)

export interface Turn {
  readonly agreement: string
  readonly version: string | null
  readonly at: Temporal.Instant
}

/** How the house has gone by its agreements until now. */
export const readBook = async (db: Reader): Promise<Book> => bookOf(db, await readTurns(db))

export const readTurns = (db: Reader): Promise<Turn[]> =>
  rows(db, sql<Turn>`select agreement_id as agreement, agreement_version_id as version, at from agreement_turn order by agreement_id, at`)

/** The book that turns make; of each agreement they stand in the order of time. */
export async function bookOf(db: Reader, turns: readonly Turn[]): Promise<Book> {
  const versions = await versionsOf(
    db,
    turns.flatMap(({ version }) => version ?? []),
  )
  const offers = turns.flatMap(({ agreement, version, at }, i): Offer[] => {
    const terms = versions.get(version ?? '')
    const next = turns[i + 1]
    const to = next?.agreement === agreement ? next.at.epochMilliseconds : null
    return terms
      ? [{ agreement, version: terms.id, kind: terms.kind, rank: terms.rank, match: terms.match, from: at.epochMilliseconds, to }]
      : []
  })
  return {
    offers: inOrder(offers),
    turns: [...new Set(turns.map(({ at }) => at.epochMilliseconds))].toSorted((a, b) => a - b),
    versions,
  }
}

/** Working time of the desk's usual calendar: that of the agreement for whom no other is. */
export async function deskCalendar(db: Reader, at: Temporal.Instant): Promise<WorkingTime> {
  const { offers } = await readBook(db)
  const held = chosenOf(offers, 'sla', nowhere, at.epochMilliseconds) ?? offers.findLast(({ kind }) => kind === 'sla')
  const version = known.get(held?.version ?? '')
  if (!version) throw new Error('no agreement has ever held')
  return version.calendar
}
