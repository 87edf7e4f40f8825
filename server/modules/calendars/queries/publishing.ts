import type { Calendar } from '#contract/calendars.ts'
import type { Reader } from '#platform/db/index.ts'
import { day, dayOf } from '../local-date.ts'
import { zoneOf } from '../plan.ts'
import type { Piece } from '../source.ts'
import { piecesOf, publications } from '../timeline.ts'
import { dateAt, momentOf } from '../zone.ts'
import { zoneOfPlan } from './calendars.ts'
import { needDraft, shelfOf } from './shelf.ts'

/** Versions of calendars by their ids, each as it speaks together with those before it. */
export async function piecesUpTo(db: Reader, versions: readonly string[]): Promise<Map<string, Piece[]>> {
  const shelf = await shelfOf(db)
  const found = [...shelf.values()].flatMap((own) =>
    own.filter(({ id }) => versions.includes(id)).map(({ id, n }) => [id, piecesOf(own, n)] as const),
  )
  return new Map(found)
}

/** A calendar as publishing would make it. */
export interface Publishing {
  readonly calendar: string
  readonly pieces: readonly Piece[]
  /** What it would say from the publishing on. */
  readonly definition: Calendar
  /** It says something else of days that are over. */
  readonly isCorrection: boolean
}

/** What publishing the draft from a date on would make of the calendar, and of those made of it. */
export async function draftPublications(db: Reader, id: string, from: string, at: Temporal.Instant): Promise<Publishing[]> {
  const { plan } = await needDraft(db, id)
  const shelf = await shelfOf(db)
  const begins = momentOf(zoneOfPlan(plan, shelf), dayOf(from) * day)
  const made = publications(shelf, id, begins, plan)
  return [...Map.groupBy(made, ({ calendar }) => calendar)].flatMap(([calendar, versions]) => {
    const last = versions.at(-1)
    if (!last) return []
    const pieces = piecesOf([...(shelf.get(calendar) ?? []), ...versions])
    return [{ calendar, pieces, definition: last.definition, isCorrection: versions.some((one) => correctsPast(one, at)) }]
  })
}

/** From a date before the day of its publishing on, by the calendar's own zone. */
export function correctsPast({ from, definition }: { from: number; definition: Calendar }, at: Temporal.Instant): boolean {
  const zone = zoneOf(definition)
  return dateAt(zone, from) < dateAt(zone, at.epochMilliseconds)
}
