import { type JobHandler, type JobType, handle } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'
import { carry, carryOut } from './commands/carry.ts'

export const jobTypes: readonly JobType<object>[] = [carry]
export const jobs = (house: House): JobHandler[] => [
  handle(carry, ({ message }) => openWork(house, { kind: 'system', job: carry.name }, (work) => carryOut(work, message))),
]
