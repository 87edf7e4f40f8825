import * as z from 'zod'
import { Instant, Names } from './common.ts'
import { ChangeType } from './change-events.ts'
import { Risk } from './change-risk.ts'

/** What the link of a letter asks one to approve: all that an approver must know. */
export const ApprovalByLink = z.object({
  type: ChangeType,
  plan: z.string(),
  testPlan: z.string(),
  rollbackPlan: z.string(),
  weighed: Risk.nullable(),
  riskRemark: z.string(),
  window: z.object({ from: Instant, to: Instant }).nullable(),
  /** In which the moments are said. */
  zone: z.string(),
  services: z.array(z.object({ id: z.uuid(), names: Names })),
  assets: z.array(z.object({ id: z.uuid(), name: z.string() })),
  askedBy: z.string(),
  dueAt: Instant,
  /** For whom he answers, where he stands in. */
  standsInFor: z.string().nullable(),
  /** What became of it, where it is over. */
  state: z.enum(['open', 'approved', 'refused', 'voided']),
})
