import * as z from 'zod'
import { jobType } from '#platform/jobs/index.ts'

/** The time for undoing is over: letters are made. */
export const releaseUpdate = jobType('updates.release', z.object({ update: z.uuid() }), { retries: 8, look: 2 })
/** Carries the letters of an update out, those that wait still. */
export const sendLetters = jobType('updates.send', z.object({ update: z.uuid() }), { retries: 12, delay: 10, look: 2 })
/** An update is owed soon, or by now. */
export const watchCadence = jobType('updates.cadence', z.object({ ticket: z.uuid(), due: z.iso.datetime(), late: z.boolean() }))
export const tellOwed = jobType(
  'updates.owed-letter',
  z.object({ ticket: z.uuid(), people: z.array(z.uuid()), due: z.iso.datetime(), late: z.boolean() }),
  { retries: 8, delay: 10 },
)
export const tellApprover = jobType('updates.approval-letter', z.object({ update: z.uuid(), returned: z.boolean() }), {
  retries: 8,
  delay: 10,
})

export const jobTypes = [releaseUpdate, sendLetters, watchCadence, tellOwed, tellApprover] as const
