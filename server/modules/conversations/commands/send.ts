import type { Audience, Channel, ConversationId, MessageId } from '#contract/conversations.ts'
import type { Work } from '#platform/work.ts'
import { maySend } from '../message.ts'
import { type FileOfMessage, filesOf } from '../queries/files.ts'
import { type Partners, partnersOf, thread } from '../queries/participants.ts'
import { travelling } from './receive.ts'
import { type LockedMessage, lockMessage, noteOnMessage, saveMessage } from '../store/messages.ts'

/** All that a channel needs to carry a message out. */
export interface Outgoing extends Partners {
  readonly message: MessageId
  readonly conversation: ConversationId
  readonly channel: Channel
  readonly audience: Audience
  readonly author: string | null
  readonly automatic: boolean
  readonly text: string
  readonly html: string | null
  readonly attachments: readonly FileOfMessage[]
  /** Given at an earlier try: a letter keeps its Message-ID, so that a second copy is known as one. */
  readonly internetMessageId: string | null
  /** Message-IDs of the conversation so far, oldest first; the last one is answered. */
  readonly references: readonly string[]
}

/** Begins to carry a message out (again, where a carrier died on the way). Null when it was taken back, has left or was given up. */
export async function beginSending(work: Work, id: string, internetMessageId?: string): Promise<Outgoing | null> {
  const { message, conversation } = await lockMessage(work, id)
  if (!maySend(message)) return null
  const messageId = message.internet_message_id ?? internetMessageId ?? null
  await noteOnMessage(work, message.id, {
    sending_at: message.sending_at ?? work.at,
    ...(messageId === null ? {} : { internet_message_id: messageId }),
  })
  const { channel, audience } = conversation
  const { author_id: author, automatic, text } = message
  const html = travelling(message.html)
  const attachments = await filesOf(work.tx, message.id)
  const partners = await partnersOf(work.tx, message.id)
  const references = await thread(work.tx, conversation.id, message.id)
  const internet = { internetMessageId: messageId, references }
  return {
    message: message.id,
    conversation: conversation.id,
    channel,
    audience,
    author,
    automatic,
    text,
    html,
    attachments,
    ...partners,
    ...internet,
  }
}

/** The mail system has taken it. A message that a bounce has overtaken stays failed. */
export async function markSent(work: Work, id: string, { internetMessageId }: { internetMessageId?: string | null }): Promise<void> {
  const { message } = await lockMessage(work, id)
  const named = internetMessageId ? { internet_message_id: internetMessageId } : {}
  if (message.delivery === 'held')
    await saveMessage(work, message, { type: 'message.sent', message: message.id }, { ...named, failure: null })
  else if (isOut(message) && internetMessageId) await noteOnMessage(work, message.id, named)
}

/** It could not be delivered. `permanent`: given up (a bounce says so of a message that was sent); else the words are noted and it is tried again. */
export async function markFailed(
  work: Work,
  id: string,
  { code, words, permanent }: { code: string; words: string; permanent: boolean },
): Promise<void> {
  const { message } = await lockMessage(work, id)
  if (!isOut(message)) return
  const failure = words.replaceAll('\0', '').slice(0, 4_000)
  if (permanent) await saveMessage(work, message, { type: 'message.failed', message: message.id, code }, { failure, sending_at: null })
  else if (message.delivery === 'held') await noteOnMessage(work, message.id, { failure })
}

/** On its way out or outside; what failed already needs no second word. */
const isOut = ({ delivery }: LockedMessage): boolean => delivery === 'held' || delivery === 'sent'
