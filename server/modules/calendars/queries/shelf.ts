import { sql } from 'kysely'
import type { CalendarDraft, CalendarPlan } from '#contract/calendar-acts.ts'
import type { Calendar } from '#contract/calendars.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Version } from '../timeline.ts'

export interface Published extends Version {
  readonly id: string
  readonly calendar: string
  readonly publishedAt: Temporal.Instant
  readonly publishedBy: string | null
  readonly reason: string
  readonly follows: string | null
}
type Row = Omit<Published, 'from'> & { valid_from: Temporal.Instant; plan: CalendarPlan; definition: Calendar }

/** Published versions of every calendar, in order. */
export async function shelfOf(db: Reader): Promise<Map<string, Published[]>> {
  const found = await rows<Row>(
    db,
    sql`select v.id, v.calendar_id as calendar, v.n, v.valid_from, v.plan, v.definition, v.published_at as "publishedAt",
        p.name as "publishedBy", v.reason, v.follows
      from calendar_version v left join person p on p.id = v.published_by order by v.calendar_id, v.n`,
  )
  const versions = found.map(({ valid_from, ...row }): Published => ({ ...row, from: valid_from.epochMilliseconds }))
  return Map.groupBy(versions, ({ calendar }) => calendar)
}

export async function draftOf(db: Reader, id: string): Promise<CalendarDraft | undefined> {
  const [draft] = await rows<CalendarDraft>(
    db,
    sql`select d.plan, d.revision, d.saved_at as "savedAt", p.name as "savedBy"
      from calendar_draft d left join person p on p.id = d.saved_by where d.calendar_id = ${id}`,
  )
  return draft
}

/** The draft of a calendar that there is. */
export async function needDraft(db: Reader, id: string): Promise<CalendarDraft> {
  const [found] = await rows(db, sql`select id from calendar where id = ${id}`)
  if (!found) throw new Refusal('not-found')
  const draft = await draftOf(db, id)
  if (!draft) throw new Refusal('calendars.no-draft')
  return draft
}

/** Calendars that can be chosen. */
export async function activeCalendars(db: Reader): Promise<ReadonlySet<string>> {
  const found = await rows<{ id: string }>(db, sql`select id from calendar where active`)
  return new Set(found.map(({ id }) => id))
}
