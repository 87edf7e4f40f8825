import type { Reaction } from '#platform/events/index.ts'
import { historian } from '#platform/actor.ts'
import { changeDone, changeRolledBack, changeTested } from './commands/by-change.ts'
import { hearIncidents } from './commands/lookout.ts'
import { stopWatch, watchClosed } from './commands/watch.ts'

/** Closed it is watched, opened again no more. */
const followLife: Reaction = {
  name: 'problems.life',
  on: ['ticket.closed', 'ticket.reopened'],
  react: async (work, { subject, event, actor }) => {
    if (actor.kind === 'system' && actor.job === historian.job) return
    if (event.type === 'ticket.closed') await watchClosed(work, subject)
    else await stopWatch(work, subject)
  },
}

/** A change that was made for a problem is its fix, and the change's test is the test of it. */
const followChanges: Reaction = {
  name: 'problems.changes',
  on: ['change.done', 'change.tested', 'change.rolled-back'],
  react: async (work, { subject, event }) => {
    if (event.type === 'change.done') await changeDone(work, subject)
    else if (event.type === 'change.tested') await changeTested(work, subject, event.passed)
    else await changeRolledBack(work, subject)
  },
}

/** What was imported is heard with the next that comes: it is the past. */
const followIncidents: Reaction = {
  name: 'problems.radar',
  on: ['ticket.opened', 'ticket.kind-changed'],
  react: (work, { event, actor }) => {
    if (actor.kind === 'system' && actor.job === historian.job) return Promise.resolve()
    if ('kind' in event && event.kind === 'incident') work.later(hearIncidents, {})
    return Promise.resolve()
  },
}

export const reactions: readonly Reaction[] = [followLife, followChanges, followIncidents]
