import * as z from 'zod'
import { jobType } from '#platform/jobs/index.ts'

/** Reminds a requester for whom we wait: the first or the second time. */
export const remind = jobType('notifications.remind', z.object({ ticket: z.uuid(), event: z.uuid(), time: z.int() }))
/** A letter to one of our own people or to somebody who wants in; about no ticket. */
export const sendAccessLetter = jobType('notifications.access-letter', z.object({ link: z.uuid() }), { retries: 8, delay: 10 })
export const sendParkedLetter = jobType('notifications.parked-letter', z.object({ letter: z.uuid() }), { retries: 8, delay: 10 })
/** Reminds of a hand-over card that is owed. */
export const sendCardLetter = jobType('notifications.card-letter', z.object({ ticket: z.uuid(), person: z.uuid() }), {
  retries: 8,
  delay: 10,
})
/** Tells somebody that he stands in for one who will be away. */
export const sendStandInLetter = jobType('notifications.stand-in-letter', z.object({ absence: z.uuid() }), { retries: 8, delay: 10 })
/** Calls who leads, or is on call: nobody could be given a ticket. */
export const sendUnattendedLetter = jobType('notifications.unattended-letter', z.object({ ticket: z.uuid() }), { retries: 8, delay: 10 })

/** Tells one of our own people that a clock came to a threshold. */
export const sendClockLetter = jobType('notifications.clock-letter', z.object({ notice: z.uuid() }), { retries: 8, delay: 10 })

/** Tells who has promised an action of a review, or who commanded, that the date has passed. `action` null: the review itself is late. */
export const sendReviewLetter = jobType(
  'notifications.review-letter',
  z.object({ ticket: z.uuid(), person: z.uuid(), action: z.uuid().nullable() }),
  { retries: 8, delay: 10 },
)
/** Asks one of those whose turn it is to approve a change, or reminds him. */
export const sendApprovalLetter = jobType('notifications.approval-letter', z.object({ asking: z.uuid(), person: z.uuid() }), {
  retries: 8,
  delay: 10,
})

/** Tells who leads that the radar has found what recurs. */
export const sendRecurrenceLetter = jobType('notifications.recurrence-letter', z.object({ recurrence: z.uuid() }), {
  retries: 8,
  delay: 10,
})
/** Tells the owner of an improvement that its day has passed. */
export const sendImprovementLetter = jobType('notifications.improvement-letter', z.object({ improvement: z.uuid(), person: z.uuid() }), {
  retries: 8,
  delay: 10,
})

export const jobTypes = [
  remind,
  sendAccessLetter,
  sendParkedLetter,
  sendCardLetter,
  sendClockLetter,
  sendStandInLetter,
  sendUnattendedLetter,
  sendReviewLetter,
  sendApprovalLetter,
  sendRecurrenceLetter,
  sendImprovementLetter,
] as const
