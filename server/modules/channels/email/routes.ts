import * as email from '#contract/email.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import { addMailbox, editMailbox, setOutgoingMail } from './commands/mailboxes.ts'
import { listMailboxes } from './queries.ts'

export const routes: readonly Route[] = [
  read(email.listMailboxes, async ({ db }) => ({ items: await listMailboxes(db) })),
  act(email.addMailbox, async ({ work, body }) => addMailbox(work, body)),
  act(email.editMailbox, async ({ work, params, body }) => editMailbox(work, params.id, body)),
  act(email.setOutgoing, async ({ work, body }) => ({ smtp: await setOutgoingMail(work, body) })),
]
