import { sql } from 'kysely'
import type { Audience, Channel, ConversationId } from '#contract/conversations.ts'
import { type Reader, rows } from '#platform/db/index.ts'

export interface Linked {
  readonly id: ConversationId
  readonly channel: Channel
  readonly audience: Audience
  /** Brought along by this ticket, which was merged into the one asked for. */
  readonly fromMerge: string | null
}

/** The conversations that a ticket hears now; those of requesters who wrote last come first. */
export const conversationsOfTicket = (db: Reader, ticket: string): Promise<Linked[]> =>
  rows(
    db,
    sql`select c.id, c.channel, c.audience, l.from_merge as "fromMerge" from ticket_conversation l join conversation c on c.id = l.conversation_id
      left join lateral (select max(m.at) as at from message m where m.conversation_id = c.id and m.direction = 'in' and not m.automatic) heard on true
      where l.ticket_id = ${ticket} and l.unlinked_at is null order by heard.at desc nulls last, l.linked_at, c.id`,
  )

/** Channels that carry an answer; a call or a visit is over. */
const answers: readonly Channel[] = ['email', 'portal', 'chat']
export const canAnswer = ({ audience, channel }: Linked): boolean => audience !== 'internal' && answers.includes(channel)
export const isWithRequester = (one: Linked): boolean => one.audience === 'requester' && canAnswer(one)
