import * as z from 'zod'
import { type JobType, jobType } from '#platform/jobs/index.ts'

/** At the moments at which a version of an agreement begins or ends. */
export const turnAgreement = jobType('sla.turn-agreement', z.object({ agreement: z.uuid() }))
/** Open tickets follow a change of agreements, a batch at a time. */
export const retellClocks = jobType('sla.retell', z.object({}))

export const jobTypes: readonly JobType<object>[] = [turnAgreement, retellClocks]
