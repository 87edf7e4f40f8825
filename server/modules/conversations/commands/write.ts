import { randomUUIDv7 } from 'node:crypto'
import { type AttachmentId, MessageId } from '#contract/conversations.ts'
import type { Work } from '#platform/work.ts'
import { retry, takeBack } from '../message.ts'
import { lastFrom, participantsOf } from '../queries/participants.ts'
import { type Talker, recipients } from '../recipients.ts'
import { lockConversation } from '../store/conversations.ts'
import { giveFiles, takeFilesBack } from '../store/files.ts'
import { insertMessage, insertMessageParticipants, lockMessage, saveMessage } from '../store/messages.ts'
import { joinLocked } from './conversation.ts'
import { cleanHtml, noLetter, plain, travelling } from './receive.ts'

export interface Written {
  readonly author: string | null
  readonly text: string
  readonly html?: string
  /** Made by a rule, not by a hand: it answers no automaton. */
  readonly automatic: boolean
  /** Waiting files of the actor. */
  readonly attachments: readonly AttachmentId[]
  readonly holdSeconds: number
  /** Left out: to who wrote last, everybody else in copy. An address that is new joins the conversation. */
  readonly to?: readonly string[]
  readonly cc?: readonly string[]
}

/** Writes to the people of a conversation. The channel carries it out when the hold is over; until then it can be taken back. */
export async function writeMessage(
  work: Work,
  conversation: string,
  { author, text, html, automatic, attachments, holdSeconds, to, cc }: Written,
): Promise<{ message: MessageId; undoUntil: Temporal.Instant }> {
  await lockConversation(work, conversation)
  const message = MessageId.parse(randomUUIDv7())
  const undoUntil = work.at.add({ seconds: holdSeconds })
  await insertMessage(
    work,
    conversation,
    { type: 'message.written', message, author, automatic, sendAt: undoUntil.toString() },
    { ...noLetter, from_line: '', text: plain(text), html: cleanHtml(html) },
  )
  const people = await whom(work, conversation, { to, cc })
  await insertMessageParticipants(work, message, people)
  await giveFiles(work, message, attachments)
  await joinLocked(work, conversation, people)
  return { message, undoUntil }
}

async function whom(
  work: Work,
  conversation: string,
  given: { to: readonly string[] | undefined; cc: readonly string[] | undefined },
): Promise<Talker[]> {
  return recipients(await participantsOf(work.tx, conversation), await lastFrom(work.tx, conversation), given)
}

/** Takes a message back that has not left. Its files wait for the next try of who takes it back. */
export async function takeBackMessage(work: Work, id: string): Promise<{ text: string; html: string | null; attachments: AttachmentId[] }> {
  const { message } = await lockMessage(work, id)
  await saveMessage(work, message, takeBack(message, work.at))
  return { text: message.text, html: travelling(message.html), attachments: await takeFilesBack(work, message.id) }
}

/** Gives a message that could not be delivered another try, at once: its time to be taken back is over. */
export async function retryMessage(work: Work, id: string): Promise<void> {
  const { message } = await lockMessage(work, id)
  await saveMessage(work, message, retry(message, work.at), { sending_at: null, failure: null })
}
