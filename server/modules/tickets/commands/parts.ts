import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { resolve } from '../decisions/resolve.ts'
import { deleteLink, insertLink } from '../store/links.ts'
import { writeText } from '../store/texts.ts'
import { lockTickets, saveTicket } from '../store/tickets.ts'
import { type Ticket, isOpen } from '../ticket.ts'
import { awaitWord } from './silence.ts'

/** Makes a ticket part of another: who may, the caller has asked. False: it was so already. A part has no parts, and is part of one thing. */
export async function joinWhole(work: Work, part: string, whole: string): Promise<boolean> {
  if (part === whole) throw new Refusal('tickets.link-to-itself')
  const [ticket, other] = await lockPair(work, part, whole)
  if (ticket.merged_into_id !== null || other.merged_into_id !== null) throw new Refusal('tickets.merged')
  if (ticket.kind !== 'incident' && ticket.kind !== 'request') throw new Refusal('tickets.part-of-other-kind')
  const known = await wholeOf(work, part)
  if (known?.id === whole) return false
  if (known) throw new Refusal('tickets.part-already', { number: known.number })
  if (ticket.status === 'closed') throw new Refusal('tickets.closed')
  const nested = await rows(
    work.tx,
    sql`select 1 from ticket_link where type = 'part-of' and (other_id = ${part} or ticket_id = ${whole}) limit 1`,
  )
  if (nested.length > 0) throw new Refusal('tickets.part-nested')
  await insertLink(work, part, whole, 'part-of')
  await saveTicket(work, ticket, [{ type: 'ticket.linked', other: whole, link: 'part-of' }])
  return true
}

/** Takes it out again, before or after the whole was resolved; false: it was no part of it. */
export async function leaveWhole(work: Work, part: string, whole: string): Promise<boolean> {
  const [ticket] = await lockPair(work, part, whole)
  if (!(await deleteLink(work, part, whole, 'part-of'))) return false
  await saveTicket(work, ticket, [{ type: 'ticket.unlinked', other: whole, link: 'part-of' }])
  return true
}

/**
 * Resolves a part as its whole was resolved; its requester is asked whether it works. `left`: it was taken out, or somebody resolved it meanwhile.
 * Refused where its own kind needs what it lacks.
 */
export async function resolvePart(
  work: Work,
  part: string,
  whole: string,
  { code, text }: { code: string; text: string },
): Promise<'resolved' | 'left'> {
  const [ticket] = await lockTickets(work, [part])
  if (!ticket || !isOpen(ticket) || (await wholeOf(work, part))?.id !== whole) return 'left'
  // What it was in is said on the whole, and its requester is asked: rules of the desk ask for nothing here.
  const events = resolve(ticket, work.actor, { code, text: await writeText(work, part, text), tell: true })
  const after = await saveTicket(work, ticket, events)
  await awaitWord(work, after)
  return 'resolved'
}

async function lockPair(work: Work, part: string, whole: string): Promise<[Ticket, Ticket]> {
  const found = await lockTickets(work, [part, whole])
  const [ticket, other] = [part, whole].map((id) => found.find((one) => one.id === id))
  if (!ticket || !other) throw new Refusal('not-found')
  return [ticket, other]
}

async function wholeOf({ tx }: Work, part: string): Promise<{ id: string; number: number } | undefined> {
  const [found] = await rows<{ id: string; number: number }>(
    tx,
    sql`select o.id, o.number from ticket_link l join ticket o on o.id = l.other_id where l.ticket_id = ${part} and l.type = 'part-of'`,
  )
  return found
}

/** Work that was handed out must be done before the ticket is: over open tasks it is neither resolved nor closed. */
export async function allowOverTasks({ tx }: Work, ticket: string): Promise<void> {
  const open = await rows<{ number: number }>(
    tx,
    sql`select t.number from ticket_link l join ticket t on t.id = l.ticket_id
      where l.other_id = ${ticket} and l.type = 'task-of' and t.status in ('new', 'in-work', 'waiting') order by t.number limit 20`,
  )
  if (open.length > 0) throw new Refusal('tickets.tasks-open', { numbers: open.map(({ number }) => `#${number}`).join(', ') })
}
