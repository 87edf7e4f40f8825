import * as z from 'zod'
import { jobType } from '#platform/jobs/index.ts'

/** Somebody asked for a letter with a link to this address. */
export const askLink = jobType('auth.ask-link', z.object({ email: z.string(), purpose: z.enum(['reset', 'sign-in']) }))
export const sweep = jobType('auth.sweep', z.object({}), { cron: '17 3 * * *' })
export const jobTypes = [askLink, sweep]
