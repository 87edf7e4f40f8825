import { type JobHandler, handle } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'
import { sendDue, sendReport } from './commands/job-types.ts'
import { carryReport } from './commands/letter.ts'
import { letOut } from './commands/schedules.ts'

export { jobTypes } from './commands/job-types.ts'

export const jobs = (house: House, dataFolder: string): JobHandler[] => [
  handle(sendDue, ({ schedule, due }) =>
    openWork(house, { kind: 'system', job: sendDue.name }, (work) => letOut(work, schedule, Temporal.Instant.from(due))),
  ),
  handle(sendReport, ({ letter }, { last }) => carryReport(house, dataFolder, letter, last)),
]
