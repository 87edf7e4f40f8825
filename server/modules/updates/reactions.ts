import { historian } from '#platform/actor.ts'
import type { Reaction } from '#platform/events/index.ts'
import * as job from './adapters/job-types.ts'
import { followIncident } from './commands/cadence.ts'
import { noteReturned } from './commands/returned.ts'

export const reactions: readonly Reaction[] = [
  {
    name: 'updates.cadence',
    on: [
      'ticket.opened',
      'ticket.kind-changed',
      'ticket.prioritised',
      'ticket.classified',
      'ticket.resolved',
      'ticket.closed',
      'ticket.reopened',
      'major.declared',
      'major.stood-down',
    ],
    react: async (work, { subject, at, actor }) => {
      // Of a life lived elsewhere nobody is told.
      if (actor.kind !== 'system' || actor.job !== historian.job) await followIncident(work, subject, at)
    },
  },
  {
    name: 'updates.notices',
    on: ['update.owed', 'update.written', 'update.returned'],
    react: async (work, { subject, event }) => {
      if (event.type === 'update.owed' && event.people.length > 0) {
        const { due, late, people } = event
        work.later(job.tellOwed, { ticket: subject, people, due, late })
      }
      if (event.type === 'update.written' && event.asks !== null) work.later(job.tellApprover, { update: event.update, returned: false })
      if (event.type === 'update.returned') work.later(job.tellApprover, { update: event.update, returned: true })
    },
  },
  {
    name: 'updates.returned-letters',
    on: ['letter.returned'],
    react: async (work, { event }) => {
      if (event.type === 'letter.returned') await noteReturned(work, event)
    },
  },
]
