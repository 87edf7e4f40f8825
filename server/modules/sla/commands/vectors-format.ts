/** The file format in which promises are tried out: what happened, and what the clocks should say. */
import * as z from 'zod'
import { Calendar } from '#contract/calendars.ts'
import { ReentryMode, ReopenMode, RetargetMode } from '#contract/sla.ts'

const Moment = z.string().transform((text, context) => {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    context.addIssue({ code: 'custom', message: 'not an instant' })
    return z.NEVER
  }
})
const TargetMinutes = z.number().min(0)
const Calendars = z.record(z.string(), Calendar)
const Promises = z.record(z.string(), z.object({ calendar: z.string(), targetMinutes: TargetMinutes }))
/** What may happen in a vector. Other events are passed over, and named in the result: a slip of the pen should be seen. */
export const eventTypes: readonly string[] = [
  'created',
  'paused',
  'resumed',
  'first_response',
  'agent_reply',
  'customer_reply',
  'resolved',
  'reopened',
  'priority_changed',
  'policy_changed',
  'level_changed',
  'vendor_started',
]
const common = { name: z.string(), expected: z.record(z.string(), z.unknown()).optional() }

export const ClockVector = z.object({
  ...common,
  kind: z.literal('clock'),
  metric: z.enum(['resolution', 'first_response', 'next_response', 'periodic_update']),
  calendar: Calendar.optional(),
  targetMinutes: TargetMinutes.optional(),
  calendars: Calendars.optional(),
  policies: Promises.optional(),
  events: z.array(
    z.object({
      at: Moment,
      type: z.string(),
      reason: z.string().optional(),
      state: z.string().optional(),
      policy: z.string().optional(),
      mode: RetargetMode.optional(),
    }),
  ),
  asOf: Moment,
  sampleAt: z.array(z.string()).optional(),
  options: z
    .object({
      pausable: z.boolean().optional(),
      pauseReasons: z.array(z.string()).optional(),
      reopen: ReopenMode.optional(),
      retarget: RetargetMode.optional(),
      warnPercent: z.array(z.number()).optional(),
      warnBeforeMinutes: z.array(z.number()).optional(),
    })
    .optional(),
})
export type ClockVector = z.infer<typeof ClockVector>

export const LevelsVector = z.object({
  ...common,
  kind: z.literal('ola'),
  calendars: Calendars,
  levels: Promises,
  events: z.array(
    z.object({ at: Moment, type: z.string(), level: z.string().optional(), reason: z.string().optional(), state: z.string().optional() }),
  ),
  asOf: Moment,
  options: z
    .object({
      pausable: z.boolean().optional(),
      pauseReasons: z.array(z.string()).optional(),
      reopen: ReopenMode.optional(),
      reentry: ReentryMode.optional(),
    })
    .optional(),
})
export type LevelsVector = z.infer<typeof LevelsVector>

const Stretch = z.object({ from: Moment, to: Moment.nullish() })
export const AvailabilityVector = z.object({
  ...common,
  kind: z.literal('availability'),
  calendar: Calendar,
  window: z.object({ from: Moment, to: Moment }),
  targetPercent: z.number(),
  outages: z.array(Stretch).optional(),
  maintenance: z.array(Stretch).optional(),
  asOf: Moment.optional(),
})
export type AvailabilityVector = z.infer<typeof AvailabilityVector>

export const Vector = z.discriminatedUnion('kind', [ClockVector, LevelsVector, AvailabilityVector])
export type Vector = z.infer<typeof Vector>
export const VectorsFile = z.object({ vectors: z.array(z.unknown()) })
export const Named = z.object({ name: z.string() })
