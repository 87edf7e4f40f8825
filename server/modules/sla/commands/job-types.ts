import * as z from 'zod'
import { type JobType, jobType } from '#platform/jobs/index.ts'

/** At the moments at which a version of an agreement begins or ends. */
export const turnAgreement = jobType('sla.turn-agreement', z.object({ agreement: z.uuid() }))
/** Open tickets follow a change of agreements, a batch at a time. */
export const retellClocks = jobType('sla.retell', z.object({}))

/** What is to be done of an event of a ticket's clock; of a chain whose recipient works later, then. */
export const takeStep = jobType('sla.take-step', z.object({ ticket: z.uuid(), event: z.uuid() }), { look: 5 })

export const jobTypes: readonly JobType<object>[] = [turnAgreement, retellClocks, takeStep]
