import { randomUUIDv7 } from 'node:crypto'
import type { NewMailbox, Mailbox, OutgoingMail, editMailbox as edit, setOutgoing } from '#contract/email.ts'
import type { Value } from '#contract/endpoint.ts'
import type { MailboxMark } from '#platform/mail/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { houseKey, seal } from '#platform/seal.ts'
import { readSetting, writeSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { imapColumns, isAnotherFolder } from '../mailbox.ts'
import { outgoing } from '../adapters/settings.ts'
import type { FetchedMailbox } from '../queries/fetched.ts'
import { mailboxById } from '../queries/mailboxes.ts'
import { insertMailbox, markMailbox, updateMailbox } from '../store.ts'

/** Outgoing mail is no mailbox: the log's subject is this fixed id. */
const outgoingSubject = '01980000-0000-7000-8000-000000000201'

export async function addMailbox(work: Work, given: NewMailbox): Promise<Mailbox> {
  const id = randomUUIDv7()
  const { name, address, team, active, imap, password } = given
  const added = await insertMailbox(work, {
    id,
    name,
    address,
    team_id: team,
    active,
    ...imapColumns(imap),
    ...(await sealed(work, password)),
  })
  if (!added) throw new Refusal('email.address-taken')
  work.record(id, { type: 'mailbox.added', team })
  return mailboxById(work.tx, id)
}

export async function editMailbox(work: Work, id: string, given: Value<(typeof edit)['body']>): Promise<Mailbox> {
  const before = await mailboxById(work.tx, id)
  const { name, address, team, active, imap, password } = given
  const changed = await updateMailbox(work, id, {
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
    ...(team === undefined ? {} : { team_id: team }),
    ...(active === undefined ? {} : { active }),
    ...(imap === undefined ? {} : imapColumns(imap)),
    ...(imap !== undefined && isAnotherFolder(before.imap, imap) ? { uid_validity: null, last_uid: null } : {}),
    ...(await sealed(work, password)),
    failure: null,
  })
  if (!changed) throw new Refusal('email.address-taken')
  work.record(id, { type: 'mailbox.set', active: active ?? before.active })
  return mailboxById(work.tx, id)
}

/** How far the folder was read. A watch that still ends while an administrator names another folder must not speak of that one. */
export async function keepMark(work: Work, { id, settings }: FetchedMailbox, { uidValidity, uid }: MailboxMark): Promise<void> {
  await markMailbox(work, id, settings, { uid_validity: Number(uidValidity), last_uid: uid })
}

/** What is wrong with the mailbox, in the words of its server; null: it is well. */
export async function keepFailure(work: Work, id: string, failure: string | null): Promise<void> {
  await updateMailbox(work, id, { failure: failure?.slice(0, 1_000) ?? null })
}

const sealed = async (work: Work, password: string | undefined) =>
  password === undefined ? {} : { password: password === '' ? null : seal(await houseKey(work.tx, 'mailbox'), password) }

export async function setOutgoingMail(work: Work, { smtp }: Value<(typeof setOutgoing)['body']>): Promise<OutgoingMail | null> {
  const before = await readSetting(work.tx, outgoing)
  work.record(outgoingSubject, { type: 'outgoing-mail.set' })
  if (!smtp) {
    await writeSetting(work.tx, outgoing, null)
    return null
  }
  const { password, ...rest } = smtp
  const kept = password === undefined ? (before?.password ?? '') : seal(await houseKey(work.tx, 'outgoing'), password).toString('base64')
  await writeSetting(work.tx, outgoing, { ...rest, password: kept })
  return { ...rest, hasPassword: kept !== '' }
}
