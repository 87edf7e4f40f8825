import { deskCalendar } from '#modules/sla'
import { readRules } from '#modules/tickets'
import type { Reaction } from '#platform/events/index.ts'
import * as job from './adapters/job-types.ts'
import { writeTicketLetter } from './commands/letters.ts'
import { tellClosing, tellSolution } from './commands/solution.ts'

/** What happens to a ticket becomes letters to its requester. Each letter's links lead to `url`. */
export const reactions = (url: string): readonly Reaction[] => [
  {
    name: 'notifications.ticket-letters',
    on: ['ticket.opened', 'ticket.resolved', 'ticket.closed'],
    react: async (work, { subject, event }) => {
      if (event.type === 'ticket.opened' && event.channel !== 'desk' && event.channel !== 'alert')
        await writeTicketLetter(work, url, subject, 'registered')
      if (event.type === 'ticket.resolved') await tellSolution(work, url, subject, event)
      if (event.type === 'ticket.closed') await tellClosing(work, url, subject, event)
    },
  },
  {
    name: 'notifications.reminders',
    on: ['ticket.waited'],
    react: async (work, { id, subject, event }) => {
      if (event.type !== 'ticket.waited' || event.on !== 'requester') return
      const calendar = await deskCalendar(work.tx, work.at)
      const { remindAfterWorkingDays } = await readRules(work.tx)
      for (const time of [1, 2]) {
        const due = calendar.businessDay(work.at.epochMilliseconds, remindAfterWorkingDays * time, 'sameTime')
        if (due !== undefined) work.later(job.remind, { ticket: subject, event: id, time }, Temporal.Instant.fromEpochMilliseconds(due))
      }
    },
  },
  {
    name: 'notifications.card-letters',
    on: ['ticket.card-chased'],
    react: async (work, { subject, event }) => {
      if (event.type === 'ticket.card-chased' && event.by !== null) work.later(job.sendCardLetter, { ticket: subject, person: event.by })
    },
  },
  {
    name: 'notifications.clock-letters',
    on: ['clock.told'],
    react: async (work, { event }) => {
      if (event.type === 'clock.told') work.later(job.sendClockLetter, { notice: event.notice })
    },
  },
  {
    name: 'notifications.stand-in-letters',
    on: ['person.absence-set'],
    react: async (work, { event }) => {
      if (event.type === 'person.absence-set' && event.substitute !== null) work.later(job.sendStandInLetter, { absence: event.absence })
    },
  },
  {
    name: 'notifications.unattended-letters',
    on: ['ticket.unattended'],
    react: async (work, { subject, event }) => {
      if (event.type === 'ticket.unattended' && event.paged.length > 0) work.later(job.sendUnattendedLetter, { ticket: subject })
    },
  },
  {
    name: 'notifications.review-letters',
    on: ['review.overdue', 'review.action-overdue'],
    react: async (work, { subject, event }) => {
      if (event.type === 'review.overdue') work.later(job.sendReviewLetter, { ticket: subject, person: event.person, action: null })
      if (event.type === 'review.action-overdue')
        work.later(job.sendReviewLetter, { ticket: subject, person: event.owner, action: event.action })
    },
  },
  {
    name: 'notifications.approval-letters',
    on: ['change.approval-awaited'],
    react: async (work, { event }) => {
      if (event.type !== 'change.approval-awaited') return
      for (const person of event.people) work.later(job.sendApprovalLetter, { asking: event.asking, person })
    },
  },
  {
    name: 'notifications.problem-letters',
    on: ['recurrence.proposed', 'recurrence.proposed-again', 'improvement.overdue'],
    react: async (work, { subject, event }) => {
      if (event.type === 'improvement.overdue') work.later(job.sendImprovementLetter, { improvement: subject, person: event.owner })
      else work.later(job.sendRecurrenceLetter, { recurrence: subject })
    },
  },
  {
    name: 'notifications.access-letters',
    on: ['access.letter-asked', 'letter.overdue'],
    react: async (work, { subject, event }) => {
      if (event.type === 'access.letter-asked') work.later(job.sendAccessLetter, { link: event.link })
      if (event.type === 'letter.overdue') work.later(job.sendParkedLetter, { letter: subject })
    },
  },
]
