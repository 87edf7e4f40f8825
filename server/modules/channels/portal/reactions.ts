import { conversation } from '#modules/conversations'
import type { Reaction } from '#platform/events/index.ts'
import { carry } from './commands/carry.ts'

export const reactions: readonly Reaction[] = [
  {
    name: 'portal.carry-out',
    on: ['message.written', 'message.retried'],
    react: async (work, { subject, event }) => {
      if (event.type !== 'message.written' && event.type !== 'message.retried') return
      const found = await conversation(work.tx, subject)
      if (found?.channel === 'portal') work.later(carry, { message: event.message }, Temporal.Instant.from(event.sendAt))
    },
  },
]
