import type { ImapSettings, NewMailbox } from '#contract/email.ts'

/** The columns of a mailbox that an administrator sets; `imap` is all or nothing. */
export const imapColumns = (imap: ImapSettings | null) => ({
  imap_host: imap?.host ?? null,
  imap_port: imap?.port ?? null,
  imap_secure: imap?.secure ?? null,
  imap_user: imap?.user ?? null,
  imap_folder: imap?.folder ?? null,
  imap_afterwards: imap?.afterwards ?? null,
  imap_move_to: imap?.moveTo ?? null,
})

interface ImapRow {
  imap_host: string | null
  imap_port: number | null
  imap_secure: boolean | null
  imap_user: string | null
  imap_folder: string | null
  imap_afterwards: 'seen' | 'move' | 'delete' | null
  imap_move_to: string | null
}

export const imapOf = (row: ImapRow): ImapSettings | null =>
  row.imap_host === null || row.imap_user === null
    ? null
    : {
        host: row.imap_host,
        port: row.imap_port ?? 993,
        secure: row.imap_secure ?? true,
        user: row.imap_user,
        folder: row.imap_folder ?? 'INBOX',
        afterwards: row.imap_afterwards ?? 'seen',
        moveTo: row.imap_move_to ?? '',
      }

/** Another server or account starts from the beginning of its folder. */
export const isAnotherFolder = (before: ImapSettings | null, after: NewMailbox['imap']): boolean =>
  before?.host !== after?.host || before?.user !== after?.user || before?.folder !== after?.folder
