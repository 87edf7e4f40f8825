import * as z from 'zod'
import { beginSending, markSent } from '#modules/conversations'
import { jobType } from '#platform/jobs/index.ts'
import type { Work } from '#platform/work.ts'

/** When a message of the portal may no longer be taken back. */
export const carry = jobType('portal.carry', z.object({ message: z.uuid() }))

/** What stands in the portal has arrived. */
export async function carryOut(work: Work, message: string): Promise<void> {
  if (await beginSending(work, message)) await markSent(work, message, {})
}
