import type { Reaction } from '#platform/events/index.ts'
import { conversationOfMessage } from '#modules/conversations'
import { historian } from '#platform/actor.ts'
import { assignOnArrival } from './commands/assignment.ts'
import { noteLetterFailed, noteReplySent } from './commands/heard.ts'
import { teamBefore } from './queries/assignment.ts'
import { requesterHears } from './queries/scope.ts'

/** Whatever channel carried a message out, its tickets learn whether it left or failed. */
const hearDelivery: Reaction = {
  name: 'tickets.delivery',
  on: ['message.sent', 'message.failed'],
  react: async (work, { event }) => {
    if (event.type !== 'message.sent' && event.type !== 'message.failed') return
    const conversation = await conversationOfMessage(work.tx, event.message)
    if (conversation === undefined) return
    for (const ticket of await requesterHears(work.tx, conversation))
      await (event.type === 'message.sent' ? noteReplySent : noteLetterFailed)(work, ticket, event.message)
  },
}

/** A ticket has come to a team and nobody has it. What somebody puts back into the queue of its own team stays there. */
const findAssignee: Reaction = {
  name: 'tickets.assignment',
  on: ['ticket.opened', 'ticket.assigned', 'ticket.escalated', 'ticket.returned', 'ticket.reopened'],
  react: async (work, { subject, event, actor }) => {
    if (actor.kind === 'system' && actor.job === historian.job) return
    if (!('assignee' in event) ? event.type !== 'ticket.reopened' : event.assignee !== null || event.team === null) return
    if (event.type === 'ticket.assigned' && (await teamBefore(work.tx, subject)) === event.team) return
    await assignOnArrival(work, subject)
  },
}

export const reactions: readonly Reaction[] = [hearDelivery, findAssignee]
