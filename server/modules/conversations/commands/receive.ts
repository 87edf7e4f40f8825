import { randomUUIDv7 } from 'node:crypto'
import { type AttachmentId, MessageId, type SenderChecks } from '#contract/conversations.ts'
import type { Value } from '#contract/endpoint.ts'
import { sanitiseHtml } from '#platform/mail/index.ts'
import type { Work } from '#platform/work.ts'
import { type Talker, distinct } from '../recipients.ts'
import { lockConversation } from '../store/conversations.ts'
import { type NewFile, giveFiles, insertFiles } from '../store/files.ts'
import { insertMessage, insertMessageParticipants } from '../store/messages.ts'
import { joinLocked, tidied } from './conversation.ts'

export interface Received {
  readonly author: string | null
  /** As the letter gave it: `Name <address>`. */
  readonly from: string
  readonly text: string
  /** Clean. */
  readonly html: string | null
  readonly quoted: string
  readonly blockedImages: number
  readonly automatic: boolean
  /** When it reached us; it may be written down later. */
  readonly at: Temporal.Instant
  /** Who it came from and went to, without our own mailboxes; who is new joins the conversation. */
  readonly participants: readonly Talker[]
  readonly attachments: readonly NewFile[]
  /** Files that the author uploaded before. */
  readonly uploaded?: readonly AttachmentId[]
  readonly checks: Value<typeof SenderChecks> | null
  /** SHA-256 of the whole letter in the storage. */
  readonly raw: string | null
  readonly internetMessageId: string | null
  readonly inReplyTo: readonly string[]
}

/** A message came in from outside. Whether it came before is the channel's business. */
export async function receiveMessage(work: Work, conversation: string, message: Received): Promise<MessageId> {
  await lockConversation(work, conversation)
  const id = MessageId.parse(randomUUIDv7())
  const people = distinct(message.participants.map(tidied))
  await insertMessage(
    work,
    conversation,
    { type: 'message.received', message: id, author: message.author, automatic: message.automatic },
    {
      from_line: plain(message.from),
      text: plain(message.text),
      html: message.html === null ? null : plain(message.html),
      quoted: plain(message.quoted),
      blocked_images: message.blockedImages,
      checks: message.checks,
      raw_sha256: message.raw,
      internet_message_id: message.internetMessageId,
      in_reply_to: [...message.inReplyTo],
    },
    message.at,
  )
  await insertMessageParticipants(work, id, people)
  await insertFiles(work, id, message.attachments)
  await giveFiles(work, id, message.uploaded ?? [])
  await joinLocked(work, conversation, people)
  return id
}

export interface Kept {
  readonly author: string | null
  readonly from?: string
  readonly text: string
  readonly html?: string
  readonly attachments: readonly AttachmentId[]
  /** `in` where a person outside said it and it was written down for him. */
  readonly direction: 'in' | 'internal'
  /** When it was said; left out: now. */
  readonly at?: Temporal.Instant
}

/** A note, or the record of a call or a visit: it stays in the house. */
export async function keepMessage(work: Work, conversation: string, kept: Kept): Promise<MessageId> {
  await lockConversation(work, conversation)
  const id = MessageId.parse(randomUUIDv7())
  await insertMessage(
    work,
    conversation,
    { type: 'message.kept', message: id, author: kept.author, direction: kept.direction },
    { ...noLetter, from_line: plain(kept.from ?? ''), text: plain(kept.text), html: cleanHtml(kept.html) },
    kept.at,
  )
  await giveFiles(work, id, kept.attachments)
  return id
}

/** What only a letter from outside has. */
export const noLetter = { quoted: '', blocked_images: 0, checks: null, raw_sha256: null, internet_message_id: null, in_reply_to: [] }

/** PostgreSQL's text holds no NUL. */
export const plain = (text: string): string => text.replaceAll('\0', '')

/** What a person composed, made harmless. Pictures stand as `<img data-cid>`, as in letters from outside. */
export const cleanHtml = (html: string | undefined): string | null => (html === undefined ? null : sanitiseHtml(plain(html)).html)

/** As it is composed and travels: pictures by `cid:` (RFC 2392). */
export const travelling = (html: string | null): string | null =>
  html === null ? null : html.replaceAll(/(<img [^>]*?)data-cid="/g, '$1src="cid:')
