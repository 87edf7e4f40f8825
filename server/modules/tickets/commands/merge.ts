import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { merge, unmerge } from '../decisions/merge.ts'
import { allowReading, allowWork } from '../policy.ts'
import { givenUp, linkConversations, relinkConversations, startsWithout, unlinkConversations } from '../store/conversations.ts'
import { saveTicket, ticketByRef } from '../store/tickets.ts'
import type { Ticket } from '../ticket.ts'
import { type Told, lockBothToWork, told } from './lock.ts'

/** Gives a ticket up for another: its conversations go along, so that later replies find the survivor. */
export async function mergeTicket(work: Work, ref: string, into: string): Promise<Told> {
  const [given, survivor] = await lockBothToWork(work, await idOf(work, ref), await idOf(work, into))
  return told(await mergeLocked(work, given, survivor))
}

export async function mergeLocked(work: Work, given: Ticket, survivor: Ticket): Promise<Ticket> {
  const conversations = given.id === survivor.id ? [] : await unlinkConversations(work, given.id)
  const events = merge(given, survivor, conversations)
  const brought = await linkConversations(work, survivor.id, conversations, given.id)
  await saveTicket(work, given, events.given)
  return saveTicket(work, survivor, [
    ...events.into,
    ...brought.map((conversation) => ({ type: 'ticket.conversation-linked', conversation }) as const),
  ])
}

/** Takes a merge back: the ticket stands as before it, and hears its own conversations again. */
export async function unmergeTicket(work: Work, ref: string): Promise<Told> {
  const found = await ticketByRef(work.tx, ref)
  allowWork(work.actor, found)
  if (found.merged_into_id === null) throw new Refusal('tickets.not-merged')
  const [given, survivor] = await lockBothToWork(work, found.id, found.merged_into_id)
  const conversations = await givenUp(work, given.id)
  const events = unmerge(given, survivor, conversations, await startsWithout(work, survivor.id, given.id))
  const gone = await unlinkConversations(work, survivor.id, given.id)
  await relinkConversations(work, given.id, conversations)
  await saveTicket(work, survivor, [
    ...events.into,
    ...gone.map((conversation) => ({ type: 'ticket.conversation-unlinked', conversation }) as const),
  ])
  return told(await saveTicket(work, given, events.given))
}

export async function idOf(work: Work, ref: string): Promise<string> {
  const ticket = await ticketByRef(work.tx, ref)
  allowReading(work.actor, ticket)
  return ticket.id
}
