import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { splitTicket as Split } from '#contract/ticket-acts.ts'
import type { Audience, Channel } from '#contract/conversations.ts'
import type { Value } from '#contract/endpoint.ts'
import { beginConversation, copyParticipants, moveMessages } from '#modules/conversations'
import { isPerson } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { splitOff } from '../decisions/open.ts'
import { split } from '../decisions/merge.ts'
import { allowWork } from '../policy.ts'
import { organisationOf, raisesOf } from '../queries/facts.ts'
import { insertLink } from '../store/links.ts'
import { writeText } from '../store/texts.ts'
import { nextNumber, saveTicket, ticketByRef } from '../store/tickets.ts'
import type { Ticket } from '../ticket.ts'
import { type Told, lockBothToWork, lockToWork } from './lock.ts'
import { mergeLocked } from './merge.ts'
import { finish } from './open.ts'

interface Piece {
  readonly id: string
  readonly conversation: string
  readonly channel: Channel
  readonly audience: Audience
  readonly author: string | null
  readonly direction: 'in' | 'out' | 'internal'
  readonly at: Temporal.Instant
}

/** Some messages become a ticket of their own, each in a new conversation with the same people. */
export async function splitTicket(work: Work, ref: string, { messages, title }: Value<(typeof Split)['body']>): Promise<Told> {
  const ticket = await lockToWork(work, ref)
  const all = await piecesOf(work, ticket)
  const moved = all.filter(({ id }) => messages.some((message) => message === id))
  const id = randomUUIDv7()
  const heard = all.filter(({ audience }) => audience === 'requester').map((piece) => piece.id)
  const events = split(ticket, messages, { all: all.map((piece) => piece.id), heard }, id)
  const conversations = await moveAway(work, moved)
  const [first] = moved
  if (!first) throw new Refusal('not-found')
  const asked = moved.find(({ direction, author }) => direction === 'in' && author !== null)?.author ?? ticket.requester_id
  const organisation = (await organisationOf(work.tx, asked))?.organisation ?? null
  const opened = splitOff(ticket, {
    requester: asked === ticket.requester_id ? { id: asked, organisation: ticket.organisation_id } : { id: asked, organisation },
    number: await nextNumber(work),
    title: await writeText(work, id, title),
    channel: first.channel === 'desk' ? ticket.channel : first.channel,
    startedAt: first.at,
    vip: (await raisesOf(work.tx, [asked], null)).vip,
    mine: isPerson(work.actor, ticket.assignee_id),
  })
  const told = await finish(work, id, [...opened, { type: 'ticket.linked', other: ticket.id, link: 'split-from' }], conversations)
  await insertLink(work, id, ticket.id, 'split-from')
  await saveTicket(work, ticket, events)
  return told
}

/** What the ticket's conversations hold, oldest first. */
const piecesOf = (work: Work, ticket: Ticket): Promise<Piece[]> =>
  rows(
    work.tx,
    sql`select m.id, m.conversation_id as conversation, c.channel, c.audience, m.author_id as author, m.direction, m.at
      from ticket_conversation l join conversation c on c.id = l.conversation_id join message m on m.conversation_id = c.id
      where l.ticket_id = ${ticket.id} and l.unlinked_at is null and m.delivery <> 'undone' order by m.at, m.id`,
  )

async function moveAway(work: Work, moved: readonly Piece[]): Promise<string[]> {
  const made: string[] = []
  for (const [from, pieces] of Map.groupBy(moved, ({ conversation }) => conversation)) {
    const [first] = pieces
    if (!first) continue
    const to = await beginConversation(work, { channel: first.channel, audience: first.audience })
    await copyParticipants(work, from, to)
    await moveMessages(
      work,
      pieces.map(({ id }) => id),
      from,
      to,
    )
    made.push(to)
  }
  return made
}

/** Takes a split back: every message returns to where it stood, and the ticket that was made is given up for the one it came from. */
export async function unsplitTicket(work: Work, ref: string): Promise<Told> {
  const found = await ticketByRef(work.tx, ref)
  allowWork(work.actor, found)
  const [origin] = await rows<{ id: string }>(
    work.tx,
    sql`select other_id as id from ticket_link where ticket_id = ${found.id} and type = 'split-from'`,
  )
  if (!origin) throw new Refusal('tickets.not-split')
  const [ticket, source] = await lockBothToWork(work, found.id, origin.id)
  if (ticket.merged_into_id !== null) throw new Refusal('tickets.merged')
  for (const { from, to, messages } of await whence(work, ticket)) await moveMessages(work, messages, from, to)
  const { id, number } = await mergeLocked(work, ticket, source)
  return { id, number }
}

/** For each conversation of the split-off ticket: where its messages came from, with what was written there since. */
const whence = (work: Work, ticket: Ticket): Promise<{ from: string; to: string; messages: string[] }[]> =>
  rows(
    work.tx,
    sql`select distinct on (l.conversation_id) l.conversation_id as "from", e.subject as "to",
        array(select m.id from message m where m.conversation_id = l.conversation_id) as messages
      from ticket_conversation l join event e
        on e.type = 'message.moved' and e.at = ${ticket.opened_at}::timestamptz and e.data->>'to' = l.conversation_id::text
      where l.ticket_id = ${ticket.id} and l.unlinked_at is null order by l.conversation_id, e.seq`,
  )
