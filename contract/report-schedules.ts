import * as z from 'zod'
import { Done, Instant, Language, Line } from './common.ts'
import { ComplianceBy, ReportFormat } from './compliance.ts'
import { endpoint } from './endpoint.ts'
import { OrganisationChip, OrganisationId, PersonChip, PersonId } from './people.ts'

/** The last whole one before the letter goes out; in the desk's zone, weeks begin on Monday. */
export const ReportPeriod = z.enum(['week', 'month', 'quarter'])
export type ReportPeriod = z.infer<typeof ReportPeriod>
export const ScheduleEvery = z.enum(['week', 'month'])
export type ScheduleEvery = z.infer<typeof ScheduleEvery>

export const NewReportSchedule = z.object({
  name: Line,
  by: ComplianceBy.default('priority'),
  /** Whose tickets are counted; null: all that the recipient may read. */
  organisation: OrganisationId.nullable().default(null),
  period: ReportPeriod,
  every: ScheduleEvery,
  /** Of the week (1 is Monday) or of the month (up to 28, which each month has). */
  day: z.int().min(1).max(28),
  /** Of the desk's wall clock: `09:30`. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  format: ReportFormat,
  /** Of the file; null: each recipient's own. The letter is always in his own. */
  language: Language.nullable().default(null),
  recipients: z.array(PersonId).min(1).max(50),
})
export type NewReportSchedule = z.infer<typeof NewReportSchedule>

export const ReportSchedule = NewReportSchedule.omit({ organisation: true, recipients: true }).extend({
  id: z.uuid(),
  owner: PersonChip,
  organisation: OrganisationChip.nullable(),
  recipients: z.array(PersonChip),
  /** Null while it is paused. */
  nextAt: Instant.nullable(),
  /** The letters of the last time. */
  last: z.object({ at: Instant, sent: z.int(), waiting: z.int(), failed: z.int(), failure: z.string().nullable() }).nullable(),
})
export type ReportSchedule = z.infer<typeof ReportSchedule>

const byId = z.object({ id: z.uuid() })
const faults = [
  'forbidden',
  'reports.bad-day',
  'reports.unknown-organisation',
  'reports.unknown-recipient',
  'reports.recipient-without-address',
  'reports.recipient-outside',
  'reports.recipient-may-not',
] as const

export const listReportSchedules = endpoint({
  method: 'GET',
  path: '/reports/schedules',
  summary: 'Reports that go out by mail: own ones, and for an administrator all',
  access: 'report.read',
  result: z.object({ zone: z.string(), items: z.array(ReportSchedule) }),
})
export const addReportSchedule = endpoint({
  method: 'POST',
  path: '/reports/schedules',
  summary: 'Send a report by mail, again and again',
  access: 'report.read',
  body: NewReportSchedule,
  result: byId,
  refusals: faults,
})
export const editReportSchedule = endpoint({
  method: 'PUT',
  path: '/reports/schedules/:id',
  summary: 'Change a report that goes out by mail',
  access: 'report.read',
  params: byId,
  body: NewReportSchedule,
  result: Done,
  refusals: [...faults, 'not-found'],
})
export const pauseReportSchedule = endpoint({
  method: 'PUT',
  path: '/reports/schedules/:id/paused',
  summary: 'Pause a report that goes out by mail, or let it go on',
  access: 'report.read',
  params: byId,
  body: z.object({ paused: z.boolean() }),
  result: Done,
  refusals: ['forbidden', 'not-found'],
})
export const sendReportSchedule = endpoint({
  method: 'POST',
  path: '/reports/schedules/:id/send',
  summary: 'Send it now as well; its own time stays',
  access: 'report.read',
  params: byId,
  result: z.object({ letters: z.int() }),
  refusals: ['forbidden', 'not-found'],
})

export const ReportEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('report-schedule.added') }),
  z.object({ type: z.literal('report-schedule.changed') }),
  z.object({ type: z.literal('report-schedule.paused') }),
  z.object({ type: z.literal('report-schedule.resumed') }),
  /** Letters were written to these people; how each fared is told by its own row. */
  z.object({ type: z.literal('report-schedule.sent'), due: z.string(), recipients: z.array(z.uuid()) }),
])
