import type { Actor } from '#platform/actor.ts'
import type { Perform } from '#platform/http/index.ts'
import type { Work } from '#platform/work.ts'

/** Where the small world plays: a house whose clock the story moves. */
export interface Stage {
  readonly call: Perform
  readonly act: <T>(actor: Actor, run: (work: Work) => Promise<T>) => Promise<T>
  /** Sets the clock; never back. */
  readonly at: (moment: Temporal.Instant) => void
  /** Lets every reaction read to the end of the log. */
  readonly settle: () => Promise<void>
  /** Runs a job by its name, as its time has come. */
  readonly runJob: (name: string, payload: object) => Promise<void>
  /** The Monday of the week in which it plays. */
  readonly monday: Temporal.PlainDate
}

export const narrator: Actor = { kind: 'system', job: 'world' }
