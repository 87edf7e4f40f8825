import * as z from 'zod'
import { Instant } from './common.ts'
import { AttachmentId } from './conversations.ts'
import { endpoint } from './endpoint.ts'

export const LogSeverity = z.enum(['info', 'warning', 'error'])

/** Lines of a log that say the same but for what varies. */
export const LogPattern = z.object({
  /** 1 is the first to be read: new, then rare, then the rest; what is worse stands first. */
  id: z.int(),
  /** `<num>`, `<ip>`, `<path>` … stand where it varies, `<*>` where anything may. */
  template: z.string(),
  count: z.int(),
  severity: LogSeverity,
  firstLine: z.int(),
  lastLine: z.int(),
  firstAt: Instant.nullable(),
  lastAt: Instant.nullable(),
  example: z.string(),
  /** First seen in the last tenth of the log. */
  fresh: z.boolean(),
  rare: z.boolean(),
})
const Stretch = z.object({ from: Instant, firstLine: z.int(), lines: z.int(), warnings: z.int(), errors: z.int() })

export const LogReading = z.object({
  name: z.string(),
  lines: z.int(),
  errors: z.int(),
  warnings: z.int(),
  /** How many patterns there are; the first thousand are told. */
  patternCount: z.int(),
  patterns: z.array(LogPattern),
  /** Moments as the log's clock showed them, in UTC where it names no zone. `step` in milliseconds, 0 where lines bear no moment. */
  timeline: z.object({ step: z.int(), stretches: z.array(Stretch) }),
  /** False when the log was longer than is read. */
  whole: z.boolean(),
})

export const LogHit = z.object({
  line: z.int(),
  text: z.string(),
  severity: LogSeverity,
  /** Its pattern; null for an empty line. */
  pattern: z.int().nullable(),
  before: z.array(z.string()),
  after: z.array(z.string()),
})

const log = { access: 'ticket.work', params: z.object({ id: AttachmentId }) } as const
const refusals = ['not-found', 'diagnosis.not-a-log', 'diagnosis.log-too-hard'] as const

export const readLog = endpoint({
  method: 'GET',
  path: '/attachments/:id/log',
  summary: 'What an attached log says: its patterns, new and rare first, and its errors in time',
  ...log,
  result: LogReading,
  refusals,
})
/** By words (all letters alike, no signs with a meaning), by pattern, or by the number of a line; by none of them the log from its beginning. */
export const searchLog = endpoint({
  method: 'GET',
  path: '/attachments/:id/log/lines',
  summary: 'Lines of an attached log, with those around them',
  ...log,
  query: z.object({
    text: z.string().max(500).default(''),
    pattern: z.coerce.number().int().min(1).optional(),
    /** Begin behind this line. */
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
    /** Lines before and after each hit. */
    around: z.coerce.number().int().min(0).max(20).default(0),
  }),
  /** `total` counts hits in the whole log; `next` is what `after` must be to go on, null at the end. */
  result: z.object({ hits: z.array(LogHit), total: z.int(), next: z.int().nullable() }),
  refusals,
})
