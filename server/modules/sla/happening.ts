import type { ReentryMode, ReopenMode, RetargetMode } from '#contract/sla.ts'

/**
 * What happens to a ticket, as far as clocks care; `at` in epoch milliseconds, in order, those of one instant in the order they happened.
 * `cause` is the event behind it, for the explanation.
 */
export type Happening =
  /** The request reached us. `breachedAt`: a breach inherited from a ticket merged into this one. */
  | { type: 'opened'; at: number; terms: string; scope?: string; breachedAt?: number; cause?: string }
  /** We wait for somebody. From one wait to another: `resumed` and `waiting`. */
  | { type: 'waiting'; at: number; reason?: string; cause?: string }
  | { type: 'resumed'; at: number; cause?: string }
  /** Something that counts as a response has really left. */
  | { type: 'responded'; at: number; cause?: string }
  | { type: 'requesterWrote'; at: number; cause?: string }
  | { type: 'classified'; at: number; cause?: string }
  | { type: 'resolved'; at: number; cause?: string }
  | { type: 'reopened'; at: number; mode?: ReopenMode; cause?: string }
  /** Another priority, policy version or calendar: from now on other terms. */
  | { type: 'retargeted'; at: number; terms: string; mode?: RetargetMode; cause?: string }
  /** The ticket came to a level or vendor contract. */
  | { type: 'entered'; at: number; scope: string; mode?: ReentryMode; cause?: string }
  /** Spam, duplicate, policy removed: nothing is promised any more. */
  | { type: 'cancelled'; at: number; reason?: string; cause?: string }
