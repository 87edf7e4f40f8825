import * as z from 'zod'
import { CalendarChange, Hours, LocalDate, NotableDay, Weekday, WorkingHours, WorkingMonth } from './calendars.ts'
import { Done, Instant, Line, Names } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What people write down: hours of their own, or the calendars to put together, in the order that counts for `minus`. */
const parts = z.array(z.uuid()).min(1).max(20)
export const CalendarPlan = z.union([
  WorkingHours,
  z.strictObject({ intersect: parts }),
  z.strictObject({ union: parts }),
  z.strictObject({ minus: parts }),
])
export type CalendarPlan = z.infer<typeof CalendarPlan>

/** A published version: it holds from its date on, until a version with a higher number holds. */
export const CalendarVersion = z.object({
  id: z.uuid(),
  n: z.int(),
  validFrom: LocalDate,
  publishedAt: Instant,
  publishedBy: z.string().nullable(),
  reason: z.string(),
  /** The calendar whose publishing it follows, because this one is made of it. */
  follows: z.uuid().nullable(),
  plan: CalendarPlan,
})
export type CalendarVersion = z.infer<typeof CalendarVersion>

export const CalendarDraft = z.object({ plan: CalendarPlan, revision: z.int(), savedAt: Instant, savedBy: z.string().nullable() })
export type CalendarDraft = z.infer<typeof CalendarDraft>

const listed = {
  id: z.uuid(),
  names: Names,
  active: z.boolean(),
  /** Of the version in force now, or of the draft where none is. */
  timezone: z.string(),
  composed: z.boolean(),
  /** The version in force now. */
  inForce: z.object({ n: z.int(), validFrom: LocalDate }).nullable(),
  drafted: z.boolean(),
}
export const CalendarSummary = z.object(listed)
export type CalendarSummary = z.infer<typeof CalendarSummary>
export const CalendarPage = z.object({
  ...listed,
  /** The newest first. */
  versions: z.array(CalendarVersion),
  /** Null also for those who may not edit it. */
  draft: CalendarDraft.nullable(),
})
export type CalendarPage = z.infer<typeof CalendarPage>

const WeekChange = z.object({ weekday: Weekday, before: z.array(Hours), after: z.array(Hours) })
/**
 * What a draft changes: days of the ordinary week, and every date that says something else for another reason. Of calendars made of others, the
 * dates of this year and the next.
 */
export const CalendarDifference = z.object({
  timezone: z.object({ before: z.string(), after: z.string() }).nullable(),
  week: z.array(WeekChange),
  dates: z.array(CalendarChange),
})
export type CalendarDifference = z.infer<typeof CalendarDifference>

export const CalendarYear = z.object({
  year: z.int(),
  timezone: z.string(),
  months: z.array(WorkingMonth),
  days: z.int(),
  ms: z.int(),
  /** Holidays and dates with hours of their own. */
  notable: z.array(z.object({ date: LocalDate, intervals: z.array(Hours), note: NotableDay })),
})
export type CalendarYear = z.infer<typeof CalendarYear>

const byId = z.object({ id: z.uuid() })
const planFaults = ['calendars.unknown-part', 'calendars.unpublished-part', 'calendars.made-of-itself'] as const

export const listCalendars = endpoint({
  method: 'GET',
  path: '/calendars',
  summary: 'Calendars by name; retired ones too where asked',
  access: 'ticket.work',
  query: z.object({ retired: z.stringbool().default(false) }),
  result: z.object({ items: z.array(CalendarSummary) }),
})
export const addCalendar = endpoint({
  method: 'POST',
  path: '/calendars',
  summary: 'Add a calendar, as a draft',
  access: 'settings.edit',
  body: z.object({ names: Names, plan: CalendarPlan }),
  result: CalendarPage,
  refusals: planFaults,
})
export const getCalendar = endpoint({
  method: 'GET',
  path: '/calendars/:id',
  summary: 'A calendar with its versions and its draft',
  access: 'ticket.work',
  params: byId,
  result: CalendarPage,
  refusals: ['not-found'],
})
export const editCalendar = endpoint({
  method: 'PATCH',
  path: '/calendars/:id',
  summary: 'Rename, retire or restore a calendar',
  access: 'settings.edit',
  params: byId,
  body: z.object({ names: Names.optional(), active: z.boolean().optional() }),
  result: CalendarPage,
  refusals: ['not-found'],
})

/** The revision of the draft that the caller has seen; 0 where there was none. */
const revision = z.int().min(0)
export const saveDraft = endpoint({
  method: 'PUT',
  path: '/calendars/:id/draft',
  summary: 'Save the draft of a calendar',
  access: 'settings.edit',
  params: byId,
  body: z.object({ plan: CalendarPlan, revision }),
  result: CalendarPage,
  refusals: ['not-found', 'calendars.draft-moved', ...planFaults],
})
export const dropDraft = endpoint({
  method: 'DELETE',
  path: '/calendars/:id/draft',
  summary: 'Throw the draft of a calendar away',
  access: 'settings.edit',
  params: byId,
  result: Done,
  refusals: ['not-found', 'calendars.no-draft'],
})
export const compareDraft = endpoint({
  method: 'GET',
  path: '/calendars/:id/draft/difference',
  summary: 'What the draft changes in the newest published version',
  access: 'settings.edit',
  params: byId,
  result: CalendarDifference,
  refusals: ['not-found', 'calendars.no-draft', ...planFaults],
})

/** A file of iCalendar or a production calendar in XML, as its text; or a year of the Russian production calendar as Opora brings it. */
const ImportSource = z.union([z.object({ text: z.string().min(1).max(2_000_000) }), z.object({ shipped: z.int() })])
export const importDays = endpoint({
  method: 'POST',
  path: '/calendars/:id/imports',
  summary: 'Lay holidays of a file over the draft (or what is published, where there is none) and say what that changes; `save` keeps it',
  access: 'settings.edit',
  params: byId,
  body: z.object({ source: ImportSource, save: z.boolean().default(false), revision }),
  result: z.object({
    /** Years the file speaks of. */
    years: z.array(z.int()),
    plan: CalendarPlan,
    difference: CalendarDifference,
    /** Entries that are no whole days, or repeat in a way that is not understood. */
    passedOver: z.array(z.string()),
    saved: z.boolean(),
  }),
  refusals: [
    'not-found',
    'calendars.unreadable-file',
    'calendars.unknown-year',
    'calendars.composed',
    'calendars.no-draft',
    'calendars.draft-moved',
  ],
})
/** Of the years in which calendars can be asked. */
const PublishDate = LocalDate.refine((date) => date >= '1901' && date < '2299', { error: 'a year from 1901 to 2298' })
export const publishCalendar = endpoint({
  method: 'POST',
  path: '/calendars/:id/versions',
  summary: 'Publish the draft from a date on',
  access: 'settings.edit',
  params: byId,
  body: z.object({ from: PublishDate, reason: Line, revision }),
  result: CalendarPage,
  refusals: ['not-found', 'calendars.no-draft', 'calendars.draft-moved', ...planFaults],
})
export const getCalendarYear = endpoint({
  method: 'GET',
  path: '/calendars/:id/years/:year',
  summary: 'Working days and hours of a year by month, and its notable dates',
  access: 'ticket.work',
  params: z.object({ id: z.uuid(), year: z.coerce.number().int().min(1901).max(2298) }),
  /** A number of a version, or `draft`; left out, each date is as the version says that is in force on it. */
  query: z.object({ version: z.union([z.literal('draft'), z.coerce.number().int().min(1)]).optional() }),
  result: CalendarYear,
  refusals: ['not-found', 'forbidden', 'calendars.no-draft'],
})

const n = z.int()
export const CalendarEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('calendar.added') }),
  z.object({ type: z.literal('calendar.renamed') }),
  z.object({ type: z.literal('calendar.retired') }),
  z.object({ type: z.literal('calendar.restored') }),
  z.object({ type: z.literal('calendar.drafted'), revision: n, imported: z.array(n).optional() }),
  z.object({ type: z.literal('calendar.draft-dropped') }),
  z.object({ type: z.literal('calendar.published'), version: z.uuid(), n, validFrom: z.string(), follows: z.uuid().nullable() }),
])
export type CalendarEvent = z.infer<typeof CalendarEvent>
