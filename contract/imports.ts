import * as z from 'zod'
import { Channel } from './conversations.ts'
import { Impact, Kind, Urgency } from './ticket-words.ts'

/** A text in which `{column}` stands for what the row has in that column. */
const Template = z.string().min(1)

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text, 'u') instanceof RegExp
  } catch {
    return false
  }
}
const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** What a status of the log means here. `same`: the ticket stays as it was. */
export const Meaning = z.enum([
  'queued',
  'in-work',
  'waits-requester',
  'waits-vendor',
  'waits-approval',
  'waits-part',
  'waits-hold',
  'resolved',
  'closed',
  'same',
])
export type Meaning = z.infer<typeof Meaning>

/** How to read a log of another system: `./opora import log FILE --map MAP.yaml`. */
export const LogMap = z.strictObject({
  /** Names the other system: a case of it is imported once. */
  source: z.string().trim().min(1).max(100),
  encoding: z.string().default('utf-8'),
  delimiter: z.string().length(1).optional(),
  /** Of moments that do not say theirs. */
  zone: z.string().refine(isZone).optional(),
  case: Template,
  at: Template,
  status: Template,
  statuses: z.record(z.string(), Meaning),
  team: Template.optional(),
  /** On which levels a team works: the first pattern that its name matches. */
  levels: z.array(z.strictObject({ team: z.string().refine(isPattern), levels: z.array(z.string()).min(1) })).default([]),
  assignee: Template.optional(),
  /** What stands where an assignee would, and is nobody. */
  nobody: z.array(z.string()).default([]),
  priority: Template.optional(),
  priorities: z.record(z.string(), z.strictObject({ impact: Impact, urgency: Urgency })).default({}),
  title: Template,
  requester: Template,
  organisation: Template.optional(),
  resolution: Template.optional(),
  /** What else is kept of every row, by name; `impact`, `org`, `product` and `status` are those that reports of levels know. */
  fields: z.record(z.string().regex(/^[a-z][a-z-]{0,30}$/), Template).default({}),
  /** A resolution code by its name; left out: the first one. */
  code: z.string().optional(),
  kind: Kind.default('incident'),
  channel: Channel.default('desk'),
})
export type LogMap = z.infer<typeof LogMap>
