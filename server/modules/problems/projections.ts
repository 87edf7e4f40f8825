import { historian } from '#platform/actor.ts'
import type { Projection } from '#platform/work.ts'
import { askEvidence } from './commands/evidence.ts'

/** However a ticket becomes a problem, its gates ask from that moment for what a problem needs. What another system brought may be over long ago. */
const askOfProblems: Projection = async (work, events) => {
  if (work.actor.kind === 'system' && work.actor.job === historian.job) return
  for (const { subject, event } of events)
    if ((event.type === 'ticket.opened' || event.type === 'ticket.kind-changed') && event.kind === 'problem')
      await askEvidence(work, subject)
}

export const projections: readonly Projection[] = [askOfProblems]
