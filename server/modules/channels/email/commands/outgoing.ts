import { randomUUIDv7 } from 'node:crypto'
import { type Outgoing, beginSending, markFailed, markSent } from '#modules/conversations'
import type { Reader } from '#platform/db/index.ts'
import { type OutgoingLetter, composeLetter, domainOf } from '#platform/mail/index.ts'
import type { Storage } from '#platform/storage.ts'
import { type House, openWork } from '#platform/work.ts'
import { type Delivered, deliver } from '../adapters/post.ts'
import { type Envelope, envelopeOf, plainReturnPath } from '../queries/envelope.ts'

const system = { kind: 'system', job: 'email.send' } as const

interface Place {
  readonly house: House
  readonly storage: Storage
  readonly dataFolder: string
  /** Where people reach Opora: links of letters lead there. */
  readonly url: string
}

/** Carries one message out. Safe to repeat: what was taken back or has left is passed over, and a second copy has the same Message-ID. */
export async function carryOut(place: Place, message: string, isLastTry: boolean): Promise<void> {
  const begun = await openWork(place.house, system, async (work) => {
    const out = await beginSending(work, message, `${randomUUIDv7()}@${await ourDomain(work.tx)}`)
    return out ? { out, envelope: await envelopeOf(work, out, place.url) } : undefined
  })
  if (!begun) return
  const { out, envelope } = begun
  const to = [...out.to, ...out.cc].map(({ address }) => address)
  const result = await deliver(
    place.house,
    place.dataFolder,
    { from: envelope.returnPath, to },
    message,
    await letterOf(place, out, envelope),
  )
  await note(place.house, message, result, isLastTry)
  if (!result.sent && !result.permanent && !isLastTry) throw new Error(result.words)
}

async function note(house: House, message: string, result: Delivered, isLastTry: boolean): Promise<void> {
  await openWork(house, system, async (work) => {
    if (result.sent) await markSent(work, message, {})
    else await markFailed(work, message, { code: result.code, words: result.words, permanent: result.permanent || isLastTry })
  })
}

async function letterOf({ house, storage }: Place, out: Outgoing, envelope: Envelope): Promise<Uint8Array> {
  const attachments = await Promise.all(
    out.attachments.map(async ({ sha256, name, type, cid }) => ({
      filename: name,
      contentType: type,
      contentId: cid ?? undefined,
      bytes: await storage.read(sha256),
    })),
  )
  const text = [out.text, envelope.signature, envelope.footer].filter((part) => part !== '').join('\n\n')
  return compose(house, {
    messageId: out.internetMessageId ?? `${out.message}@${domainOf(envelope.from)}`,
    from: { name: envelope.fromName, address: envelope.from },
    replyTo: { name: envelope.fromName, address: envelope.replyTo },
    to: out.to.map(({ name, address }) => ({ name, address })),
    cc: out.cc.map(({ name, address }) => ({ name, address })),
    subject: envelope.subject,
    text,
    html: out.html === null ? undefined : out.html + envelope.htmlTail,
    inReplyTo: out.references.at(-1),
    references: out.references,
    automatic: out.automatic ? 'auto-generated' : undefined,
    attachments,
  })
}

async function compose(house: House, letter: Omit<OutgoingLetter, 'at' | 'deskId'>): Promise<Uint8Array> {
  const { id } = await house.db.read.selectFrom('house').select('id').executeTakeFirstOrThrow()
  return composeLetter({ ...letter, at: house.now(), deskId: id })
}

interface PlainLetter extends Pick<OutgoingLetter, 'subject' | 'text' | 'attachments' | 'unsubscribe'> {
  readonly to: string
  /** Of a letter that may be tried again: all its copies have one Message-ID. */
  readonly id?: string
}

/** A letter about no conversation: an invitation, a trial, an alarm, a report, an update of an incident. */
export async function sendPlainLetter(
  house: House,
  dataFolder: string,
  { to, subject, text, id = randomUUIDv7(), attachments, unsubscribe }: PlainLetter,
): Promise<Delivered> {
  const from = (await someMailbox(house.db.read)) ?? { name: 'Opora', address: 'opora@opora.invalid' }
  const messageId = `${id}@${domainOf(from.address)}`
  const raw = await compose(house, {
    messageId,
    from,
    to: [{ name: '', address: to }],
    subject,
    text,
    attachments,
    unsubscribe,
    automatic: 'auto-generated',
  })
  return deliver(house, dataFolder, { from: await plainReturnPath(house.db.read, from.address, id), to: [to] }, messageId, raw)
}

const someMailbox = (db: Reader) =>
  db.selectFrom('mailbox').select(['name', 'address']).where('active', '=', true).orderBy('id').limit(1).executeTakeFirst()

async function ourDomain(db: Reader): Promise<string> {
  const mailbox = await someMailbox(db)
  return mailbox ? domainOf(mailbox.address) : 'opora.invalid'
}
