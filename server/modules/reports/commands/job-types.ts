import * as z from 'zod'
import { jobType } from '#platform/jobs/index.ts'

/** At the moment at which a report is due. */
export const sendDue = jobType('reports.send-due', z.object({ schedule: z.uuid(), due: z.iso.datetime() }))
/** One letter of it. */
export const sendReport = jobType('reports.send-letter', z.object({ letter: z.uuid() }), { retries: 8, delay: 10 })

export const jobTypes = [sendDue, sendReport] as const
