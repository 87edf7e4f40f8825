import * as z from 'zod'
import { Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { LevelChip, OrganisationId, TeamId } from './people.ts'
import { Metric } from './sla.ts'

/** A number and the filter of the list that opens exactly its tickets. */
export const Figure = z.object({ count: z.int(), query: z.record(z.string(), z.string()) })
export type Figure = z.infer<typeof Figure>

export const FirstReport = z.object({
  from: Instant,
  to: Instant,
  /** Came in, were resolved, confirmed by the requester, closed on silence, reopened: in the period. Open: now. */
  opened: Figure,
  resolved: Figure,
  confirmed: Figure,
  silent: Figure,
  reopened: Figure,
  open: Figure,
  /** Open now, where there are any. */
  openBy: z.array(z.object({ level: LevelChip, priority: z.int(), figure: Figure })),
  /**
   * Promises that ended in the period, by how they were kept; overdue and still open counts as missed in the period of its due moment. `share` is
   * met / (met + missed), unrounded; null where nothing was due.
   */
  clocks: z.array(z.object({ metric: Metric, met: Figure, missed: Figure, cancelled: Figure, share: z.number().nullable() })),
  /** Working milliseconds that half of the clocks stopped in the period took at most. */
  medians: z.array(z.object({ metric: Metric, ms: z.number().nullable(), figure: Figure })),
  satisfaction: z.object({ average: z.number().nullable(), figure: Figure }),
  days: z.array(z.object({ day: z.string(), opened: Figure, resolved: Figure })),
})
export type FirstReport = z.output<typeof FirstReport>

export const getFirstReport = endpoint({
  method: 'GET',
  path: '/reports/first',
  summary: 'Tickets in, out and open, and how promises were kept',
  access: 'report.read',
  query: z.object({
    from: Instant,
    to: Instant,
    organisation: OrganisationId.optional(),
    team: TeamId.optional(),
    /** The zone whose days are counted. */
    zone: z.string().max(60).default('UTC'),
  }),
  result: FirstReport,
  refusals: ['reports.period-empty', 'reports.unknown-zone'],
})
