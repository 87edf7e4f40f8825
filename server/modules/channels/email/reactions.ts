import { conversation } from '#modules/conversations'
import type { Reaction } from '#platform/events/index.ts'
import { sendMessage } from './adapters/job-types.ts'

/** A message written in a mail conversation leaves by mail when its undo window ends. */
export const reactions: readonly Reaction[] = [
  {
    name: 'email.carry-out',
    on: ['message.written', 'message.retried'],
    react: async (work, { subject, event }) => {
      if (event.type !== 'message.written' && event.type !== 'message.retried') return
      const found = await conversation(work.tx, subject)
      if (found?.channel !== 'email') return
      work.later(sendMessage, { message: event.message }, Temporal.Instant.from(event.sendAt))
    },
  },
]
