import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { isTooOld, letterFailed, requesterWrote as hear, vendorWrote as hearVendor } from '../decisions/answer.ts'
import { rate as judge, verify as decide } from '../decisions/resolve.ts'
import { mayVerify } from '../policy.ts'
import { askedOf } from '../queries/evidence.ts'
import { readRules } from '../queries/settings.ts'
import { linkConversations } from '../store/conversations.ts'
import { writeAnyText } from '../store/texts.ts'
import { saveTicket } from '../store/tickets.ts'
import { type Told, lockSurvivor, told } from './lock.ts'

/** A message that a channel has brought in for a ticket. */
export interface Heard {
  readonly message: string
  readonly conversation: string
  /** When it reached us. */
  readonly at: Temporal.Instant
  /** An automaton wrote it: it is kept, and changes nothing. */
  readonly automatic: boolean
}

/**
 * A requester, or a colleague in his conversation, wrote. Answers the ticket that heard it (where merges led). `too-old`: nothing was done,
 * the channel opens a new ticket that follows this one.
 */
export async function requesterWrote(
  work: Work,
  id: string,
  { message, conversation, at, automatic }: Heard,
): Promise<{ outcome: 'heard' | 'reopened' | 'too-old' | 'automatic'; ticket: Told }> {
  const ticket = await lockSurvivor(work, id)
  const { reopenWindowDays } = await readRules(work.tx)
  const { outcome, events } = hear(ticket, { message, conversation, automatic }, { at, reopenWindowDays })
  if (outcome === 'too-old') return { outcome, ticket: told(ticket) }
  const linked = await linkConversations(work, ticket.id, [conversation])
  await saveTicket(
    work,
    ticket,
    [...linked.map((one) => ({ type: 'ticket.conversation-linked', conversation: one }) as const), ...events],
    at,
  )
  return { outcome, ticket: told(ticket) }
}

/** A vendor, or whoever a message was forwarded to, wrote. */
export async function vendorWrote(work: Work, id: string, { message, conversation, at, automatic }: Heard): Promise<Told> {
  const ticket = await lockSurvivor(work, id)
  const linked = await linkConversations(work, ticket.id, [conversation])
  const events = hearVendor(ticket, { message, conversation, automatic })
  await saveTicket(
    work,
    ticket,
    [...linked.map((one) => ({ type: 'ticket.conversation-linked', conversation: one }) as const), ...events],
    at,
  )
  return told(ticket)
}

/** Would a message now be too late for this ticket? To know before a conversation is chosen for it. */
export async function isOver(work: Work, id: string): Promise<boolean> {
  const ticket = await lockSurvivor(work, id)
  return isTooOld(ticket, work.at, (await readRules(work.tx)).reopenWindowDays)
}

/** A reply has really left: only now it is a response. Our automatic letters are none. Told twice, it counts once. */
export async function noteReplySent(work: Work, id: string, message: string): Promise<void> {
  const ticket = await lockSurvivor(work, id)
  const said = await saidOf(work, ticket.id, message)
  if (said.includes('ticket.replied') && fateOf(said) !== 'ticket.reply-sent')
    await saveTicket(work, ticket, [{ type: 'ticket.reply-sent', message }])
}

/** A letter to the requester did not arrive: ours, written by hand or by a rule. */
export async function noteLetterFailed(work: Work, id: string, message: string): Promise<void> {
  const ticket = await lockSurvivor(work, id)
  const said = await saidOf(work, ticket.id, message)
  if (fateOf(said) !== 'ticket.letter-failed') await saveTicket(work, ticket, letterFailed(ticket, message))
}

/** What was noted last of how it went: a message that failed may be tried again. */
const fateOf = (said: readonly string[]): string | undefined =>
  said.findLast((type) => type === 'ticket.reply-sent' || type === 'ticket.letter-failed')

async function saidOf(work: Work, ticket: string, message: string): Promise<string[]> {
  const found = await rows<{ type: string }>(
    work.tx,
    sql`select type from event where data->>'message' = ${message} and type like 'ticket.%'
      and (subject = ${ticket} or subject in (select id from ticket where merged_into_id = ${ticket})) order by seq`,
  )
  return found.map(({ type }) => type)
}

/** The requester says whether it works. `too-old`: still broken, but this ticket is over; the channel opens another. */
export async function verify(
  work: Work,
  id: string,
  { works, text, by }: { works: boolean; text: string; by: string },
): Promise<{ outcome: 'confirmed' | 'reopened' | 'too-old'; ticket: Told }> {
  const ticket = await lockSurvivor(work, id)
  if (!mayVerify(work.actor, ticket)) throw new Refusal('not-found')
  const { reopenWindowDays } = await readRules(work.tx)
  const said = { works, by, text: works ? null : await writeAnyText(work, ticket.id, text) }
  const { outcome, events } = decide(ticket, said, { at: work.at, reopenWindowDays, asked: await askedOf(work.tx, ticket) })
  return { outcome, ticket: told(await saveTicket(work, ticket, events)) }
}

/** How content the requester is, 1…5. A later word replaces the earlier. */
export async function rate(work: Work, id: string, { score, comment }: { score: number; comment: string }): Promise<void> {
  const ticket = await lockSurvivor(work, id)
  if (!mayVerify(work.actor, ticket)) throw new Refusal('not-found')
  await saveTicket(work, ticket, judge(ticket, score, await writeAnyText(work, ticket.id, comment)))
}

/** Notes that the requester is asked how content he is; false where he was asked about anything not long ago. */
export async function askRating(work: Work, id: string): Promise<boolean> {
  const ticket = await lockSurvivor(work, id)
  const { ratingPauseDays } = await readRules(work.tx)
  const since = work.at.subtract({ hours: 24 * ratingPauseDays })
  const asked = await rows(
    work.tx,
    sql`select 1 from ticket where requester_id = ${ticket.requester_id} and rating_asked_at > ${since} limit 1`,
  )
  if (asked.length > 0 || ticket.resolved_at === null) return false
  await saveTicket(work, ticket, [{ type: 'ticket.rating-asked' }])
  return true
}
