import type { Reaction } from '#platform/events/index.ts'
import { historian } from '#platform/actor.ts'
import { askEvidence } from './commands/evidence.ts'
import { changeDone, changeRolledBack, changeTested } from './commands/by-change.ts'
import { stopWatch, watchClosed } from './commands/watch.ts'

/** However a ticket became a problem, its gates ask for what a problem needs; closed it is watched, opened again no more. */
const followLife: Reaction = {
  name: 'problems.life',
  on: ['ticket.opened', 'ticket.kind-changed', 'ticket.closed', 'ticket.reopened'],
  react: async (work, { subject, event, actor }) => {
    if (actor.kind === 'system' && actor.job === historian.job) return
    if (event.type === 'ticket.closed') await watchClosed(work, subject)
    else if (event.type === 'ticket.reopened') await stopWatch(work, subject)
    else if ('kind' in event && event.kind === 'problem') await askEvidence(work, subject)
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

export const reactions: readonly Reaction[] = [followLife, followChanges]
