import type { Actor } from '#platform/actor.ts'
import type { Reader } from '#platform/db/index.ts'

/** Who asks, when, and where it is read. */
export interface Asking {
  readonly db: Reader
  readonly actor: Actor
  readonly at: Temporal.Instant
}
