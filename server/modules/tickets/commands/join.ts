import type { Work } from '#platform/work.ts'
import { linkConversations } from '../store/conversations.ts'
import { lockFreeTickets, lockTickets, saveTicket } from '../store/tickets.ts'
import { type Told, lockSurvivor, lockToWork, told } from './lock.ts'

/** The ticket hears one more conversation: a letter of ours begins it, where there was none by mail yet. */
export async function linkConversation(work: Work, id: string, conversation: string): Promise<void> {
  const ticket = await lockSurvivor(work, id)
  const [linked] = await linkConversations(work, ticket.id, [conversation])
  if (linked !== undefined) await saveTicket(work, ticket, [{ type: 'ticket.conversation-linked', conversation: linked }])
}

/** The ticket of this number or id, locked, where the actor works on it; else it is not found. */
export const ticketToWork = async (work: Work, ref: string): Promise<Told> => told(await lockToWork(work, ref))

/**
 * Locks tickets for what other modules do about them. A work that changes a ticket and a conversation of it locks the ticket first: who
 * receives or writes a message and only then touches the ticket calls this before.
 */
export async function holdTickets(work: Work, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await lockTickets(work, ids)
}

/** Those of them that nobody else is changing, locked. */
export const holdFreeTickets = async (work: Work, ids: readonly string[]): Promise<string[]> =>
  (await lockFreeTickets(work, [...new Set(ids)])).map(({ id }) => id)
