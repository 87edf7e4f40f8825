import * as z from 'zod'
import { Instant, Names } from './common.ts'
import { endpoint } from './endpoint.ts'
import { OrganisationChip, OrganisationId } from './people.ts'
import { OutageDegree } from './outages.ts'

const Chip = z.object({ id: z.uuid(), names: Names })
/** Milliseconds of agreed service time; not whole where a budget is a share of them. */
const sums = {
  /** So far, agreed maintenance taken out; of the whole stretch. */
  agreedMs: z.number(),
  windowMs: z.number(),
  downMs: z.number(),
  /** What may be used, and what is left of it: below nothing the promise is broken. */
  budgetMs: z.number(),
  leftMs: z.number(),
}

/** How fast the budget is used up: at 1 it would last exactly. Null where nothing may be used, or no service was agreed yet. */
const Burn = z.object({ month: z.number().nullable(), week: z.number().nullable() })

/** One service of one agreement in one month of the agreement's zone, with all that it is derived from. */
export const AvailabilityMonth = z.object({
  agreement: Chip,
  service: Chip,
  /** `2026-11`. */
  month: z.string(),
  zone: z.string(),
  from: Instant,
  to: Instant,
  /** Counted up to here: the end of the month, or now. */
  asOf: Instant,
  /** The percentage promised; by the last version of the month, where there were several. */
  promise: z.number(),
  /** Of the agreed service time so far, not rounded; 100 where there was none. */
  percent: z.number(),
  ...sums,
  breached: z.boolean(),
  burn: Burn,
  /** The stretches of the month by version of the agreement; the sums are theirs. */
  parts: z.array(
    z.object({
      version: z.uuid(),
      n: z.int(),
      from: Instant,
      to: Instant,
      promise: z.number(),
      calendar: Names,
      calendarZone: z.string(),
      ...sums,
    }),
  ),
  /** Every outage that reaches into it, the first first. `ms`: service time that it alone took; those that overlap count once. */
  outages: z.array(
    z.object({
      id: z.uuid(),
      /** Null of a ticket that the reader may not read. */
      ticket: z.object({ number: z.int(), title: z.string() }).nullable(),
      organisation: OrganisationChip.nullable(),
      degree: OutageDegree,
      from: Instant,
      to: Instant.nullable(),
      ms: z.number(),
      /** Why it does not count. */
      because: z.enum(['counts', 'degraded', 'outsideHours']),
    }),
  ),
  overlapMs: z.number(),
  maintenance: z.array(
    z.object({
      id: z.uuid(),
      from: Instant,
      to: Instant,
      announcedAt: Instant,
      texts: Names.extend({ ru: z.string(), en: z.string() }),
      /** Service time that it takes out. */
      ms: z.number(),
      because: z.enum(['counts', 'lateNotice', 'otherClients', 'outsideHours']),
    }),
  ),
})
export type AvailabilityMonth = z.output<typeof AvailabilityMonth>

const Month = z.string().regex(/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/)
export const getAvailability = endpoint({
  method: 'GET',
  path: '/reports/availability',
  summary: 'Availability promised and reached, by agreement, service and month',
  access: 'report.read',
  query: z.object({
    from: Month,
    /** That month too. */
    to: Month,
    organisation: OrganisationId.optional(),
    agreement: z.uuid().optional(),
  }),
  result: z.object({ items: z.array(AvailabilityMonth) }),
  refusals: ['reports.period-empty', 'reports.too-many-months'],
})
