import * as z from 'zod'
import { type JobType, jobType } from '#platform/jobs/index.ts'

const Of = z.object({ ticket: z.uuid() })

/** At the date of a wait. */
export const expireWait = jobType('tickets.expire-wait', Of)
/** When a resolution has stood unanswered long enough. */
export const closeSilent = jobType('tickets.close-silent', Of)
/** When a card that is owed should be there. */
export const chaseCard = jobType('tickets.chase-card', Of)
/** When the next shift of a team begins, in which nobody could be given a ticket. */
export const assignWaiting = jobType('tickets.assign-waiting', Of)
/** Finds what a lost job would have done, and what changed rules make due. */
export const sweep = jobType('tickets.sweep', z.object({}), { cron: '*/15 * * * *' })

export const jobTypes: readonly JobType<object>[] = [expireWait, closeSilent, chaseCard, assignWaiting, sweep]
