import { sql } from 'kysely'
import type { PortalItem, PortalTicket } from '#contract/portal.ts'
import type { Value } from '#contract/endpoint.ts'
import type { TicketEvent } from '#contract/ticket-events.ts'
import type { SpineItem } from '#contract/tickets.ts'
import { conversation } from '#modules/conversations'
import { getTicketPage } from '#modules/tickets'
import type { PersonActor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { stepsOf } from '../words.ts'
import { type Row, bareRows, shown } from './rows.ts'

type Spine = Value<typeof SpineItem>
type Said = Extract<Spine, { item: 'message' }>['message']

/** A ticket as its requester sees it; who may not read it does not learn that there is one. */
export async function myTicket(db: Reader, me: PersonActor, ref: string): Promise<PortalTicket> {
  const { ticket, spine } = await getTicketPage(db, me, ref)
  const [row] = await bareRows(db, me, sql`t.id = ${ticket.id}`, sql``)
  if (!row) throw new Refusal('not-found')
  const said = spine.flatMap((one) => (one.item === 'message' && isOut(one.message) ? [one.message] : []))
  const facts = spine.flatMap((one) => (one.item === 'fact' ? factOf(one) : []))
  const story = [...said.map((message) => messageOf(message, me.id)), ...facts, ...(await passing(db, ticket.id))]
  return {
    ...shown(row),
    steps: stepsOf(row),
    resolution: ticket.resolution,
    closedHow: ticket.closedHow,
    rating: ticket.rating,
    copies: await copiesIn(db, [...new Set(said.map((message) => message.conversation))], me.id),
    story: story.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)),
    mergedInto: ticket.mergedInto && { number: ticket.mergedInto.number, mayRead: await mayOpen(db, me, ticket.mergedInto.id) },
    may: { reply: true, verify: ticket.status === 'resolved', rate: ticket.resolvedAt !== null && ticket.mergedInto === null },
  }
}

/** It may not be taken back any more. */
const isOut = ({ direction, delivery }: Said): boolean =>
  direction !== 'internal' && (delivery === 'received' || delivery === 'kept' || delivery === 'sent' || delivery === 'failed')

function messageOf(message: Said, me: string): PortalItem {
  const { id, at, author, from, direction, channel, text, html, quoted, blockedImages, automatic, attachments } = message
  const side = direction === 'out' ? 'desk' : author?.id === me ? 'you' : 'colleague'
  const shownOf = { channel, text, html, quoted, blockedImages, automatic, attachments }
  return { item: 'message', id, at, side, author: author?.name ?? from, ...shownOf }
}

type What = Extract<PortalItem, { item: 'fact' }>['what']
const told: { readonly [T in TicketEvent['type']]?: What } = {
  'ticket.opened': 'registered',
  'ticket.resolved': 'resolved',
  'ticket.confirmed': 'confirmed',
  'ticket.verification-failed': 'still-broken',
  'ticket.reopened': 'reopened',
  'ticket.closed': 'closed',
  'ticket.rated': 'rated',
}

function factOf({ id, at, event, texts }: Extract<Spine, { item: 'fact' }>): PortalItem[] {
  const what = told[event.type]
  // The confirmation closes it: one line is enough.
  if (what === undefined || (event.type === 'ticket.closed' && event.how === 'confirmed')) return []
  return [{ item: 'fact', id, at, what, text: textOf(event, texts) }]
}

function textOf(event: TicketEvent, texts: Readonly<Record<string, string>>): string | null {
  if (event.type === 'ticket.resolved') return event.reply === null ? (texts[event.text] ?? null) : null
  if (event.type === 'ticket.verification-failed') return event.text === null ? null : (texts[event.text] ?? null)
  return event.type === 'ticket.rated' && event.comment !== null ? (texts[event.comment] ?? null) : null
}

/** That it was taken, and that it went to another line: without whom, and why. */
async function passing(db: Reader, ticket: string): Promise<PortalItem[]> {
  const found = await rows<{ id: string; at: Temporal.Instant; type: string }>(
    db,
    sql`select id, at, type from event where subject = ${ticket} and type = 'ticket.escalated'
      union all (select id, at, type from event where subject = ${ticket} and type = 'ticket.begun' order by seq limit 1)`,
  )
  return found.map(({ id, at, type }) => ({ item: 'fact', id, at, what: type === 'ticket.begun' ? 'taken' : 'handed-over', text: null }))
}

async function copiesIn(db: Reader, conversations: readonly string[], me: string): Promise<PortalTicket['copies']> {
  const people = (await Promise.all(conversations.map((id) => conversation(db, id)))).flatMap((one) => one?.participants ?? [])
  const others = people.filter(({ person }) => person?.id !== me)
  return [...new Map(others.map(({ person, name, address }) => [address, { name: person?.name ?? name, address }])).values()]
}

const mayOpen = async (db: Reader, me: PersonActor, id: string): Promise<boolean> =>
  (await bareRows(db, me, sql`t.id = ${id}`, sql``)).length > 0

/** A ticket that this person may read in the portal, by its id or number. */
export async function myTicketRow(db: Reader, me: PersonActor, ref: string): Promise<Row> {
  const condition = ref.length === 36 ? sql`t.id = ${ref}` : sql`t.number = ${ref.replace('#', '')}::bigint`
  const [row] = await bareRows(db, me, condition, sql``)
  if (!row) throw new Refusal('not-found')
  return row
}
