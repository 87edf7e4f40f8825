import { type JobHandler, handle } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'
import { assignWaitingOf } from './commands/assignment.ts'
import { chaseCardOf } from './commands/hand-over.ts'
import { assignWaiting, chaseCard, closeSilent, expireWait, sweep } from './commands/job-types.ts'
import { closeSilentOf } from './commands/silence.ts'
import { sweepTickets } from './commands/sweep.ts'
import { expireWaitOf } from './commands/wait.ts'

export { jobTypes } from './commands/job-types.ts'

export const jobs = (house: House): JobHandler[] => [
  handle(expireWait, ({ ticket }) => openWork(house, { kind: 'system', job: expireWait.name }, (work) => expireWaitOf(work, ticket))),
  handle(closeSilent, ({ ticket }) => openWork(house, { kind: 'system', job: closeSilent.name }, (work) => closeSilentOf(work, ticket))),
  handle(chaseCard, ({ ticket }) => openWork(house, { kind: 'system', job: chaseCard.name }, (work) => chaseCardOf(work, ticket))),
  handle(assignWaiting, ({ ticket }) =>
    openWork(house, { kind: 'system', job: assignWaiting.name }, (work) => assignWaitingOf(work, ticket)),
  ),
  handle(sweep, () => sweepTickets(house)),
]
