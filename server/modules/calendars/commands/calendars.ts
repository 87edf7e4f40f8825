import { randomUUIDv7 } from 'node:crypto'
import type { CalendarDifference, CalendarPlan, importDays as importing } from '#contract/calendar-acts.ts'
import type { Names } from '#contract/common.ts'
import type { Value } from '#contract/endpoint.ts'
import { allow, may, personOf } from '#platform/actor.ts'
import { json } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { differenceOf } from '../changes.ts'
import { withFile, withShipped } from '../imports.ts'
import { dayOf, day } from '../local-date.ts'
import { isHours, partsOf } from '../plan.ts'
import { zoneOfPlan } from '../queries/calendars.ts'
import { activeCalendars, shelfOf } from '../queries/shelf.ts'
import { deleteDraft, insertCalendar, insertVersion, lockCalendar, lockCalendars, updateCalendar, writeDraft } from '../store/calendars.ts'
import { checkMadeOf, newest, planAt, publications } from '../timeline.ts'
import { momentOf } from '../zone.ts'

const mayEdit = (work: Work): boolean => may(work.actor, 'settings.edit')

export async function addCalendar(work: Work, { names, plan }: { names: Names; plan: CalendarPlan }): Promise<string> {
  allow(mayEdit(work))
  const id = randomUUIDv7()
  await checkPlan(work, id, plan)
  await insertCalendar(work, id, names)
  await writeDraft(work, id, plan, 1)
  work.record(id, { type: 'calendar.added' })
  return id
}

export async function editCalendar(work: Work, id: string, { names, active }: { names?: Names | undefined; active?: boolean | undefined }) {
  allow(mayEdit(work))
  const before = await lockCalendar(work, id)
  await updateCalendar(work, id, names, active ?? before.active)
  if (names) work.record(id, { type: 'calendar.renamed' })
  if (active !== undefined && active !== before.active) work.record(id, { type: active ? 'calendar.restored' : 'calendar.retired' })
}

/** `revision` is that of the draft which the writer has seen; 0: there was none. */
export async function saveDraft(work: Work, id: string, { plan, revision }: { plan: CalendarPlan; revision: number }): Promise<void> {
  allow(mayEdit(work))
  const { draft } = await lockCalendar(work, id)
  checkSeen(draft?.revision, revision)
  await checkPlan(work, id, plan)
  await writeDraft(work, id, plan, revision + 1)
  work.record(id, { type: 'calendar.drafted', revision: revision + 1 })
}

export async function dropDraft(work: Work, id: string): Promise<void> {
  allow(mayEdit(work))
  const { draft } = await lockCalendar(work, id)
  if (!draft) throw new Refusal('calendars.no-draft')
  await deleteDraft(work, id)
  work.record(id, { type: 'calendar.draft-dropped' })
}

interface ImportAnswer {
  years: number[]
  plan: CalendarPlan
  difference: CalendarDifference
  passedOver: string[]
  saved: boolean
}

/** Lays a file over the draft, or over what is published where there is no draft. Nothing is kept until `save` says so. */
export async function importDays(
  work: Work,
  id: string,
  { source, save, revision }: Value<(typeof importing)['body']>,
): Promise<ImportAnswer> {
  allow(mayEdit(work))
  const { draft } = await lockCalendar(work, id)
  checkSeen(draft?.revision, revision)
  const before = draft?.plan ?? newest((await shelfOf(work.tx)).get(id) ?? [])?.plan
  if (!before) throw new Refusal('calendars.no-draft')
  if (!isHours(before)) throw new Refusal('calendars.composed')
  const thisYear = work.at.toZonedDateTimeISO(before.timezone).year
  const read = 'text' in source ? withFile(before, source.text, thisYear) : withShipped(before, source.shipped)
  if (!read) throw new Refusal('text' in source ? 'calendars.unreadable-file' : 'calendars.unknown-year')
  const { hours: plan, years, passedOver } = read
  if (save) {
    await writeDraft(work, id, plan, revision + 1)
    work.record(id, { type: 'calendar.drafted', revision: revision + 1, imported: years })
  }
  return { years, plan, passedOver, difference: differenceOf(before, plan, thisYear), saved: save }
}

/** The draft becomes a version that holds from the beginning of a date on; calendars that are made of this one follow. */
export async function publishCalendar(
  work: Work,
  id: string,
  { from, reason, revision }: { from: string; reason: string; revision: number },
): Promise<void> {
  allow(mayEdit(work))
  await lockCalendars(work)
  const { draft } = await lockCalendar(work, id)
  if (!draft) throw new Refusal('calendars.no-draft')
  checkSeen(draft.revision, revision)
  const shelf = await shelfOf(work.tx)
  const begins = momentOf(zoneOfPlan(draft.plan, shelf), dayOf(from) * day)
  for (const { calendar, n, from: moment, plan, definition } of publications(shelf, id, begins, draft.plan)) {
    const version = randomUUIDv7()
    const validFrom = Temporal.Instant.fromEpochMilliseconds(moment)
    const follows = calendar === id ? null : id
    await insertVersion(work, {
      id: version,
      calendar_id: calendar,
      n,
      valid_from: validFrom,
      plan: json(plan),
      definition: json(definition),
      published_at: work.at,
      published_by: personOf(work.actor),
      reason,
      follows,
    })
    work.record(calendar, { type: 'calendar.published', version, n, validFrom: validFrom.toString(), follows })
  }
  await deleteDraft(work, id)
}

function checkSeen(revision: number | undefined, seen: number): void {
  if ((revision ?? 0) !== seen) throw new Refusal('calendars.draft-moved')
}

/** Parts are calendars that can be chosen and are published, and none is made of this one. */
async function checkPlan(work: Work, id: string, plan: CalendarPlan): Promise<void> {
  if (isHours(plan)) return
  const active = await activeCalendars(work.tx)
  if (partsOf(plan).some((part) => part !== id && !active.has(part))) throw new Refusal('calendars.unknown-part')
  const shelf = await shelfOf(work.tx)
  checkMadeOf(shelf, id, plan, work.at.epochMilliseconds)
  planAt(shelf, plan, work.at.epochMilliseconds)
}
