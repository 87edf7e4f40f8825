import type { Reaction } from '#platform/events/index.ts'
import { endAllSessions } from './commands/sessions.ts'
import { revokeKeys } from './commands/keys.ts'
import { spendLinksOf } from './store.ts'

/** Nothing of a person who left opens anything from the very commit on; here the rows say so too. */
const whoLeft: Reaction = {
  name: 'auth.left',
  on: ['person.left'],
  react: async (work, { subject }) => {
    await endAllSessions(work, subject, 'left')
    await revokeKeys(work, subject, 'left')
    await spendLinksOf(work, subject)
  },
}

export const reactions: readonly Reaction[] = [whoLeft]
