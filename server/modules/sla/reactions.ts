import type { Reaction } from '#platform/events/index.ts'
import { followChains } from './commands/chains.ts'
import { takeStep } from './commands/job-types.ts'
import { stepOf } from './queries/steps.ts'

/** What clocks come to becomes what agreements and chains say, each in a job of its own: it locks its ticket. */
export const reactions: readonly Reaction[] = [
  {
    name: 'sla.steps',
    on: ['clock.threshold-reached', 'clock.chain-reached'],
    react: async (work, { id, subject, event }) => {
      if (event.type === 'clock.chain-reached' || (event.type === 'clock.threshold-reached' && (await stepOf(work.tx, event))))
        work.later(takeStep, { ticket: subject, event: id })
    },
  },
  {
    // Tickets count on other levels now, and other chains hold for them.
    name: 'sla.levels',
    on: ['level.merged', 'level.split', 'level.restored'],
    react: followChains,
  },
]
