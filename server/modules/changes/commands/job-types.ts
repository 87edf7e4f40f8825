import * as z from 'zod'
import { jobType } from '#platform/jobs/index.ts'

/** Reminds those who have not answered an asking, for the first, second… time. */
export const remindApprovers = jobType('changes.remind-approvers', z.object({ asking: z.uuid(), time: z.int() }))

export const jobTypes = [remindApprovers] as const
