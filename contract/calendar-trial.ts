import * as z from 'zod'
import { AgreementTrial } from './agreement-acts.ts'
import { LocalDate } from './calendars.ts'
import { Names } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What publishing a calendar would do to the clocks of open tickets. */
export const CalendarTrial = AgreementTrial.extend({
  /** It says something else of days that are over: open clocks are counted anew from their start. */
  isCorrection: z.boolean(),
  /** Agreements in force that count by it. */
  agreements: z.array(Names),
})

export const tryCalendarDraft = endpoint({
  method: 'GET',
  path: '/calendars/:id/draft/trial',
  summary: 'Whether publishing the draft from a date on changes or corrects, and which promises would move',
  access: 'settings.edit',
  params: z.object({ id: z.uuid() }),
  query: z.object({ from: LocalDate }),
  result: CalendarTrial,
  refusals: ['not-found', 'calendars.no-draft', 'calendars.unknown-part', 'calendars.unpublished-part', 'calendars.made-of-itself'],
})
