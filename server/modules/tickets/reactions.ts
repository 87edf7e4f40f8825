import type { Reaction } from '#platform/events/index.ts'
import { conversationOfMessage } from '#modules/conversations'
import { noteLetterFailed, noteReplySent } from './commands/heard.ts'
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

export const reactions: readonly Reaction[] = [hearDelivery]
