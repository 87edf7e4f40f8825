import { requireEvidence } from '#modules/tickets'
import { historian } from '#platform/actor.ts'
import type { Projection } from '#platform/work.ts'
import { requiredOf } from './evidence.ts'

/** A ticket that becomes a change waits for its plan from that moment. One that another system brought may be over long ago. */
const askOfChanges: Projection = async (work, events) => {
  for (const { subject, event } of events)
    if ((event.type === 'ticket.opened' || event.type === 'ticket.kind-changed') && event.kind === 'change' && !isHistory(work.actor))
      await requireEvidence(work, subject, requiredOf('normal'))
}

const isHistory = (actor: Parameters<Projection>[0]['actor']): boolean => actor.kind === 'system' && actor.job === historian.job

export const projections: readonly Projection[] = [askOfChanges]
