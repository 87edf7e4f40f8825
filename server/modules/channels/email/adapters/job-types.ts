import * as z from 'zod'
import { jobType } from '#platform/jobs/index.ts'

/** Carries a message out by mail, after its undo window. */
export const sendMessage = jobType('email.send', z.object({ message: z.uuid() }), { retries: 12, delay: 15, look: 2 })
/** A parked letter that nobody has decided about by its time. */
export const parkedAlarm = jobType('email.parked-alarm', z.object({ letter: z.uuid() }))

export const jobTypes = [sendMessage, parkedAlarm] as const
