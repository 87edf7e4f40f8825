import * as z from 'zod'
import { Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ProblemEvidence } from './problem-words.ts'
import { Status, TicketId } from './ticket-words.ts'

const Ticket = z.object({ id: TicketId, number: z.int(), title: z.string(), status: Status })
/** A number is the length of its list: what it counts is in it. */
const Tickets = z.array(Ticket)

/** How long ago an open problem was registered: up to 7 days, 30, 90, or longer. */
export const ages = ['week', 'month', 'quarter', 'older'] as const
export const Age = z.enum(ages)

export const ProblemReport = z.object({
  /** Open now, by what is missing first; null: nothing is. */
  open: z.array(z.object({ missing: ProblemEvidence.nullable(), week: Tickets, month: Tickets, quarter: Tickets, older: Tickets })),
  /** With incidents that began in the period, most first. */
  heaviest: z.array(z.object({ problem: Ticket, incidents: Tickets })),
  /** Known errors that incidents were found to be in the period. */
  used: z.array(z.object({ problem: Ticket, incidents: Tickets })),
  /**
   * Incidents that were found to be a known error are resolved in `withMs` (median), other incidents of the same problems in `withoutMs`; what is
   * saved is the difference for each use. Null: there is nothing to compare.
   */
  saved: z.object({ uses: z.int(), withMs: z.number().nullable(), withoutMs: z.number().nullable(), hours: z.number().nullable() }),
  /** Whose watch ended in the period, or goes on. */
  watched: Tickets,
  kept: Tickets,
  returned: Tickets,
})
export type ProblemReport = z.output<typeof ProblemReport>

export const getProblemReport = endpoint({
  method: 'GET',
  path: '/reports/problems',
  summary: 'Problems by age and stage, their incidents, known errors used, hours saved, and what returned after a fix',
  access: 'report.read',
  query: z.object({ from: Instant, to: Instant }),
  result: ProblemReport,
  refusals: ['reports.period-empty'],
})
