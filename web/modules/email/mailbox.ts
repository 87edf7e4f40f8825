import type { Answer } from '../../platform/api.ts'

export type Mailbox = Answer<'GET /mailboxes'>['items'][number]
/** Where letters are fetched from. */
export type Imap = NonNullable<Mailbox['imap']>
