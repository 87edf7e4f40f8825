import * as z from 'zod'
import { AgreedTarget, AgreementKind, MatchRules, priorities } from './agreements.ts'
import { Calendar } from './calendars.ts'
import { Instant, patchOf } from './common.ts'
import { Metric, Target } from './sla.ts'
import { endpoint } from './endpoint.ts'

const units = { m: 60_000, h: 3_600_000 } as const
/** `30m` and `4h` are working time, `2d` is the same time of the second working day, `2d end` the end of it. */
const ShortTarget = z
  .string()
  .regex(/^\d{1,6}(?:[mh]|d(?: end)?)$/)
  .transform((text): Target => {
    const n = Number.parseInt(text, 10)
    if (text.includes('d')) return { kind: 'businessDays', days: n, at: text.endsWith('end') ? 'endOfDay' : 'sameTime' }
    return { kind: 'duration', ms: n * (text.endsWith('h') ? units.h : units.m) }
  })
const PolicyTarget = z.union([ShortTarget, Target])

/** What `sla what-if` reads: an agreement's terms as they might have been. What is left out stays as the agreement has it. */
export const Policy = z
  .strictObject({
    /** The agreement whose terms it takes the place of, by id or by name; left out, it is one more agreement. */
    agreement: z.string().trim().min(1).optional(),
    kind: AgreementKind.optional(),
    rank: z.int().min(0).max(100_000).optional(),
    match: patchOf(MatchRules).strict().optional(),
    /** A calendar by id or by name, or hours written out. */
    calendar: z.union([z.string().trim().min(1), Calendar]).optional(),
    targets: z
      .array(AgreedTarget.extend({ byPriority: z.record(z.enum(priorities), PolicyTarget) }).strict())
      .min(1)
      .max(5)
      .optional(),
  })
  .refine(({ agreement, kind, calendar, targets }) => agreement !== undefined || (kind && calendar !== undefined && targets), {
    error: 'a policy without "agreement" needs kind, calendar and targets',
  })
export type Policy = z.output<typeof Policy>

/** Commitments of a period: kept; missed, with those that are overdue; called off (spam, merged). `share`: met / (met + missed), null of none. */
const Compliance = z.object({ met: z.int(), missed: z.int(), cancelled: z.int(), share: z.number().nullable() })
const Verdict = z.object({
  status: z.enum(['met', 'missed', 'cancelled', 'open']),
  dueAt: Instant.nullable(),
  targetMs: z.int(),
  elapsedMs: z.int(),
})

export const WhatIf = z.object({
  from: Instant,
  to: Instant,
  timeZone: z.string(),
  /** Tickets that were replayed. */
  tickets: z.int(),
  before: Compliance,
  after: Compliance,
  /** By month of the desk's zone and by metric. */
  months: z.array(z.object({ month: z.string(), metric: Metric, before: Compliance, after: Compliance })),
  /** Promises whose verdict would be another; of them those that are missed no more, and those that are missed now. */
  saved: z.int(),
  lost: z.int(),
  changed: z.int(),
  /** Those of the first thousand tickets that change; null: no such promise. */
  changes: z.array(
    z.object({
      ticket: z.uuid(),
      number: z.int(),
      metric: Metric,
      scope: z.string(),
      before: Verdict.nullable(),
      after: Verdict.nullable(),
    }),
  ),
})

export const replayDraft = endpoint({
  method: 'GET',
  path: '/agreements/:id/what-if',
  summary: 'What a period would have looked like had the draft of an agreement been in force all the time',
  access: 'settings.edit',
  params: z.object({ id: z.uuid() }),
  query: z.object({ from: z.iso.date(), to: z.iso.date() }),
  result: WhatIf,
  refusals: ['not-found', 'agreement.no-draft', 'agreement.period-empty'],
})

export const replayCalendar = endpoint({
  method: 'GET',
  path: '/calendars/:id/what-if',
  summary: 'What a period would have looked like had the draft of a calendar held all the time, for every agreement that counts by it',
  access: 'settings.edit',
  params: z.object({ id: z.uuid() }),
  query: z.object({ from: z.iso.date(), to: z.iso.date() }),
  result: WhatIf,
  refusals: [
    'not-found',
    'calendars.no-draft',
    'calendars.unknown-part',
    'calendars.unpublished-part',
    'calendars.made-of-itself',
    'agreement.period-empty',
  ],
})
