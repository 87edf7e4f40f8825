import type { AppEvent } from '#contract/events.ts'

/** An event as the log keeps it; its subject is the conversation (of a message: the one in which it stands at that moment). */
export interface Happened {
  readonly subject: string
  readonly at: Temporal.Instant
  readonly event: AppEvent
}
