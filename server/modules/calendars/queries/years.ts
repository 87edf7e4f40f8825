import type { CalendarDifference, CalendarYear } from '#contract/calendar-acts.ts'
import type { Calendar } from '#contract/calendars.ts'
import { type Actor, allow, may } from '#platform/actor.ts'
import type { Reader } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { differenceOf } from '../changes.ts'
import { day } from '../local-date.ts'
import { zoneOf } from '../plan.ts'
import { type Version, inForce, newest, planAt } from '../timeline.ts'
import { monthsOf, notableOf } from '../year.ts'
import { momentOf } from '../zone.ts'
import { needDraft, shelfOf } from './shelf.ts'

/** What the draft changes in the newest published version. */
export async function draftDifference(db: Reader, at: Temporal.Instant, id: string): Promise<CalendarDifference> {
  const { plan } = await needDraft(db, id)
  const shelf = await shelfOf(db)
  const after = planAt(shelf, plan, at.epochMilliseconds)
  return differenceOf(newest(shelf.get(id) ?? [])?.definition, after, at.toZonedDateTimeISO(zoneOf(after)).year)
}

interface Wanted {
  readonly id: string
  readonly year: number
  readonly version: number | 'draft' | undefined
}

export async function calendarYear(db: Reader, actor: Actor, at: Temporal.Instant, { id, year, version }: Wanted): Promise<CalendarYear> {
  if (version === 'draft') {
    allow(may(actor, 'settings.edit'))
    const { plan } = await needDraft(db, id)
    const draft = planAt(await shelfOf(db), plan, at.epochMilliseconds)
    return yearOf(() => draft, zoneOf(draft), year)
  }
  const versions = (await shelfOf(db)).get(id) ?? []
  if (version === undefined) return yearInForce(versions, year)
  const one = versions.find(({ n }) => n === version)
  if (!one) throw new Refusal('not-found')
  return yearOf(() => one.definition, zoneOf(one.definition), year)
}

/** Each date as the version says that is in force when it ends, so that a version holds on the whole of its first date. */
function yearInForce(versions: readonly Version[], year: number): CalendarYear {
  const last = newest(versions)
  if (!last) throw new Refusal('not-found')
  const timezone = zoneOf(last.definition)
  return yearOf((date) => inForce(versions, momentOf(timezone, (date + 1) * day) - 1)?.definition, timezone, year)
}

function yearOf(calendar: (date: number) => Calendar | undefined, timezone: string, year: number): CalendarYear {
  const months = monthsOf(calendar, year)
  return {
    year,
    timezone,
    months,
    days: months.reduce((sum, month) => sum + month.days, 0),
    ms: months.reduce((sum, month) => sum + month.ms, 0),
    notable: notableOf(calendar, year),
  }
}
