import { randomUUIDv7 } from 'node:crypto'
import { type Audience, type Channel, ConversationId } from '#contract/conversations.ts'
import type { Work } from '#platform/work.ts'
import { type Talker, distinct } from '../recipients.ts'
import { participantsOf } from '../queries/participants.ts'
import { insertConversation, insertParticipants, lockConversation, tell } from '../store/conversations.ts'
import { moveMessageRows } from '../store/messages.ts'

/** Begins an exchange over one channel. Who may see it is decided by its audience and the tickets it is linked to. */
export async function beginConversation(
  work: Work,
  { channel, audience }: { channel: Channel; audience: Audience },
): Promise<ConversationId> {
  const id = ConversationId.parse(randomUUIDv7())
  await insertConversation(work, id, { type: 'conversation.begun', channel, audience })
  return id
}

/** Brings people in; who is there already (by address, or by person where no address is) stays as he is. Our own mailboxes do not belong here. */
export async function join(work: Work, conversation: string, people: readonly Talker[]): Promise<void> {
  await lockConversation(work, conversation)
  await joinLocked(work, conversation, people)
}

export async function joinLocked(work: Work, conversation: string, people: readonly Talker[]): Promise<void> {
  const joined = await insertParticipants(work, conversation, distinct(people.map(tidied)))
  for (const { id, person } of joined) await tell(work, conversation, { type: 'conversation.joined', person, participant: id })
}

export const tidied = (one: Talker): Talker => ({ ...one, address: one.address.trim().toLowerCase(), name: one.name.replaceAll('\0', '') })

/** A conversation that is split off is had with the same people. */
export async function copyParticipants(work: Work, from: string, to: string): Promise<void> {
  await lockBoth(work, from, to)
  await joinLocked(work, to, await participantsOf(work.tx, from))
}

/** Moves messages into another conversation (of a split, or of its being taken back). Answers how many stood in `from`. */
export async function moveMessages(work: Work, messages: readonly string[], from: string, to: string): Promise<number> {
  await lockBoth(work, from, to)
  return messages.length === 0 ? 0 : moveMessageRows(work, messages, from, to)
}

async function lockBoth(work: Work, ...ids: [string, string]): Promise<void> {
  for (const id of ids.toSorted()) await lockConversation(work, id)
}

/** Locks a conversation before the work that will write into it takes its moment. */
export async function holdConversation(work: Work, id: ConversationId): Promise<void> {
  await lockConversation(work, id)
}
