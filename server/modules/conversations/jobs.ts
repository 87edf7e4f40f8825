import * as z from 'zod'
import { type JobHandler, type JobType, handle, jobType } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'
import { forgetUnused } from './commands/files.ts'

const forget = jobType('conversations.forget-unused', z.object({}), { cron: '40 2 * * *' })

export const jobTypes: readonly JobType<object>[] = [forget]
export const jobs = (house: House): JobHandler[] => [
  handle(forget, async () => {
    await openWork(house, { kind: 'system', job: forget.name }, forgetUnused)
  }),
]
