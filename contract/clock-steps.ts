import * as z from 'zod'
import { Metric, Warning } from './sla.ts'

/** Whom a step tells: who has the ticket, everybody of its team, who leads the team, who manages the desk. */
export const StepAudience = z.enum(['assignee', 'team', 'lead', 'manager'])
export type StepAudience = z.infer<typeof StepAudience>

/** What is done when a clock comes to a threshold. Never a change of priority: it would move the clock's own target. */
export const ClockStep = z.object({
  when: Warning,
  tell: z.array(StepAudience).max(4),
  /** The team that gets the ticket. */
  reassign: z.uuid().nullable(),
  /** The ticket is marked as escalated. */
  mark: z.boolean(),
})
export type ClockStep = z.infer<typeof ClockStep>

const reached = {
  metric: Metric,
  scope: z.string(),
  /** Whose terms the clock had. */
  version: z.uuid(),
  priority: z.int(),
  /** When it came to be, in downtime earlier than it was noticed. */
  reachedAt: z.iso.datetime(),
}
/** The subject is the ticket. */
export const ClockEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('clock.threshold-reached'), ...reached, when: Warning }),
  z.object({ type: z.literal('clock.breached'), ...reached }),
  z.object({ type: z.literal('clock.chain-reached'), ...reached, when: Warning, chain: z.uuid(), step: z.uuid() }),
  /** `chain`: null where a step of the agreement told him. */
  z.object({ type: z.literal('clock.told'), notice: z.uuid(), person: z.uuid(), chain: z.uuid().nullable() }),
  /** Somebody takes care of it: these chains stop. */
  z.object({ type: z.literal('clock.acknowledged'), chains: z.array(z.uuid()), by: z.uuid() }),
])
export type ClockEvent = z.infer<typeof ClockEvent>
