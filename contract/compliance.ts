import * as z from 'zod'
import { Instant, Language, Names } from './common.ts'
import { CorrectionKind } from './corrections.ts'
import { AvailabilityMonth } from './availability.ts'
import { endpoint } from './endpoint.ts'
import { LevelId, OrganisationId, TeamId } from './people.ts'
import { Figure } from './reports.ts'
import { Metric } from './sla.ts'
import { IntegritySignal } from './worklists.ts'

/** Periods are those of the zone, weeks begin on Monday; of a ticket its level, team, priority, service and organisation of today count. */
export const ComplianceBy = z.enum(['month', 'day', 'week', 'quarter', 'organisation', 'service', 'priority', 'level', 'team'])
export type ComplianceBy = z.infer<typeof ComplianceBy>

const promises = {
  metric: Metric,
  /** Tickets with such a promise that was kept, or missed, or called off (spam, merged) in the period. What is overdue and open is missed when it was due. */
  met: Figure,
  missed: Figure,
  cancelled: Figure,
  /** met / (met + missed), not rounded; null where nothing was due. */
  share: z.number().nullable(),
  /** How much of the target the stopped clocks used, 1 being all of it: half, nine tenths, 19 of 20 used at most so much. */
  used: z.object({ p50: z.number(), p90: z.number(), p95: z.number() }).nullable(),
}

export const ComplianceReport = z.object({
  from: Instant,
  to: Instant,
  zone: z.string(),
  by: ComplianceBy,
  totals: z.array(z.object(promises)),
  /** `key`: an id, `none`, a priority, or the first day of a period. `name`: of what has an id. */
  rows: z.array(z.object({ key: z.string(), name: Names.nullable(), ...promises })),
  /** Of metrics with anything restated or exempted: the figures as they were stated first, and the share without what was exempted. */
  stated: z.array(
    z.object({
      metric: Metric,
      met: z.int(),
      missed: z.int(),
      share: z.number().nullable(),
      exempted: z.int(),
      shareExempted: z.number().nullable(),
    }),
  ),
  /** Verdicts of the period that became others by a dated act; `by` null: by the house itself. */
  restated: z.array(
    z.object({
      number: z.int(),
      metric: Metric,
      before: z.enum(['met', 'missed']),
      after: z.enum(['running', 'paused', 'met', 'missed', 'cancelled']),
      because: CorrectionKind,
      reason: z.string(),
      at: Instant,
      by: z.string().nullable(),
    }),
  ),
  /** Breaches of the period that are exempted, or (`approved` null) asked to be. */
  exempted: z.array(
    z.object({
      number: z.int(),
      metric: Metric,
      reason: z.string(),
      approved: z.literal(true).nullable(),
      askedBy: z.string().nullable(),
      decidedBy: z.string().nullable(),
      decidedAt: Instant.nullable(),
    }),
  ),
  /** What an auditor would ask about. */
  signals: z.array(z.object({ signal: IntegritySignal, figure: Figure })),
  /** Of every month that the days of the zone touch; none where it is narrowed to a level or a team. */
  availability: z.array(AvailabilityMonth),
})
export type ComplianceReport = z.output<typeof ComplianceReport>

const asked = z.object({
  from: Instant,
  to: Instant,
  zone: z.string().max(60).default('UTC'),
  by: ComplianceBy.default('month'),
  organisation: OrganisationId.optional(),
  level: LevelId.optional(),
  team: TeamId.optional(),
})

export const getCompliance = endpoint({
  method: 'GET',
  path: '/reports/compliance',
  summary: 'How promises were kept, by period, organisation, service, priority, level or team',
  access: 'report.read',
  query: asked,
  result: ComplianceReport,
  refusals: ['reports.period-empty', 'reports.unknown-zone'],
})

export const ReportFormat = z.enum(['pdf', 'xlsx', 'csv'])
export type ReportFormat = z.infer<typeof ReportFormat>
export const getComplianceFile = endpoint({
  method: 'GET',
  path: '/reports/compliance/file',
  summary: 'The same figures as a file',
  access: 'report.read',
  query: asked.extend({ format: ReportFormat, language: Language }),
  result: z.unknown(),
  wire: 'file',
  refusals: ['reports.period-empty', 'reports.unknown-zone'],
})
