import { type JobHandler, handle } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'
import { remindApproversOf } from './commands/approval.ts'
import { remindApprovers } from './commands/job-types.ts'

export { jobTypes } from './commands/job-types.ts'

export const jobs = (house: House): JobHandler[] => [
  handle(remindApprovers, ({ asking, time }) =>
    openWork(house, { kind: 'system', job: remindApprovers.name }, (work) => remindApproversOf(work, asking, time)),
  ),
]
