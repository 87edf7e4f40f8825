import MailComposer, { type MailComposerAttachment } from 'nodemailer/lib/mail-composer'
import { loopHeader } from './classify/loop.ts'
import type { Mailbox } from './letter.ts'

export type OutgoingLetter = {
  /** Without angle brackets; one event's letter keeps one id through all retries. */
  messageId: string
  at: Temporal.Instant
  from: Mailbox
  /** Where answers go: usually our address with a token. */
  replyTo?: Mailbox | undefined
  to: readonly Mailbox[]
  cc?: readonly Mailbox[] | undefined
  subject: string
  text: string
  html?: string | undefined
  inReplyTo?: string | undefined
  references?: readonly string[] | undefined
  /** Set for every letter that no person wrote (RFC 3834 §5): answering another, or of its own accord. */
  automatic?: 'auto-replied' | 'auto-generated' | undefined
  /** The desk's id, by which we know our own letters when they come back. */
  deskId: string
  /** RFC 2369, RFC 8058: where notices can be declined. */
  unsubscribe?: { url: string; oneClick: boolean } | undefined
  attachments?: readonly OutgoingAttachment[] | undefined
}

export type OutgoingAttachment = {
  filename: string
  contentType: string
  bytes: Uint8Array
  /** Without angle brackets; a file with an id is shown in the HTML by `cid:` and not listed. */
  contentId?: string | undefined
}

/** A letter of ours as the bytes that travel. The envelope is given to `sendLetter` apart: blind copies stand only there. */
export async function composeLetter(letter: OutgoingLetter): Promise<Uint8Array> {
  const composer = new MailComposer({
    messageId: `<${letter.messageId}>`,
    date: mailDate(letter.at),
    from: { ...letter.from },
    ...(letter.replyTo ? { replyTo: { ...letter.replyTo } } : {}),
    to: letter.to.map((box) => ({ ...box })),
    cc: (letter.cc ?? []).map((box) => ({ ...box })),
    subject: letter.subject.replace(/\s+/g, ' ').trim(),
    text: letter.text,
    ...(letter.html === undefined ? {} : { html: letter.html }),
    ...(letter.inReplyTo === undefined ? {} : { inReplyTo: `<${letter.inReplyTo}>` }),
    references: shortened(letter.references ?? []).map((id) => `<${id}>`),
    headers: headersOf(letter),
    attachments: (letter.attachments ?? []).map(attachmentOf),
    // Cyrillic is a third shorter in base 64 than in quoted-printable.
    textEncoding: 'base64',
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

function headersOf({ automatic, deskId, unsubscribe }: OutgoingLetter): Record<string, string> {
  return {
    [loopHeader]: deskId,
    ...(automatic ? { 'Auto-Submitted': automatic, 'X-Auto-Response-Suppress': 'All' } : {}),
    ...(unsubscribe ? { 'List-Unsubscribe': `<${unsubscribe.url}>` } : {}),
    ...(unsubscribe?.oneClick ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  }
}

function attachmentOf({ filename, contentType, bytes, contentId }: OutgoingAttachment): MailComposerAttachment {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return contentId === undefined
    ? { filename, contentType, content }
    : { filename, contentType, content, cid: contentId, contentDisposition: 'inline' }
}

/** A long thread names its first letter and the last ones; programs thread by those (RFC 5537 §3.4.4 gives the same advice to news). */
function shortened(references: readonly string[]): readonly string[] {
  return references.length <= 20 ? references : [...references.slice(0, 1), ...references.slice(-19)]
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** RFC 5322 §3.3, in UTC. */
function mailDate(at: Temporal.Instant): string {
  const moment = at.toZonedDateTimeISO('UTC')
  const two = (value: number) => String(value).padStart(2, '0')
  const time = [moment.hour, moment.minute, moment.second].map(two).join(':')
  return `${days[moment.dayOfWeek - 1]}, ${two(moment.day)} ${months[moment.month - 1]} ${moment.year} ${time} +0000`
}
