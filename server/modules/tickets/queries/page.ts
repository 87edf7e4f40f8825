import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { TicketPage } from '#contract/tickets.ts'
import { replyTo } from '#modules/conversations'
import { addressesOf, awayOf, personChips } from '#modules/people'
import { type Actor, personOf } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { isToVerify } from '../decisions/verification.ts'
import { type Scope, allowReading, allowWork, mayDo, mayWork } from '../policy.ts'
import { stagesOf } from '../stages.ts'
import { returnTarget } from '../stay.ts'
import { ticketByRef } from '../store/tickets.ts'
import type { Ticket } from '../ticket.ts'
import { unattendedShown } from './assignment.ts'
import { cardAsks } from './charter.ts'
import { type Linked, canAnswer, conversationsOfTicket } from './conversations.ts'
import { askedOf } from './evidence.ts'
import { asItCounts, levels, staysOf } from './facts.ts'
import { maySeeConversation } from './files.ts'
import { owedShown } from './hand-over.ts'
import { visibleTo } from './scope.ts'
import { chipsOf, level, organisation, person, shownTicket, team } from './shown.ts'
import { storyOf } from './story.ts'

type Page = Value<typeof TicketPage>

/** A ticket with its story, as this actor may see it; with a moment also who of its people is away then. */
export async function getTicketPage(db: Reader, actor: Actor, ref: string, at: Temporal.Instant | null = null): Promise<Page> {
  const ticket = await ticketByRef(db, ref)
  allowReading(actor, ticket)
  const works = mayWork(actor, ticket)
  const [chips, conversations, ladder, stays, shownStays, links, owedCard, away, unattended, asks, asked] = await Promise.all([
    chipsOf(db, ticket.id, personOf(actor)),
    works ? conversationsOfTicket(db, ticket.id) : conversationsOf(db, actor, ticket),
    levels(db),
    staysOf(db, ticket.id),
    works ? staysShown(db, ticket.id) : [],
    works ? linksOf(db, actor, ticket.id) : [],
    works ? owedShown(db, ticket.id) : null,
    works && at !== null ? awayOf(db, [ticket.assignee_id, ticket.owner_id], at) : [],
    works ? unattendedShown(db, ticket.id) : null,
    works ? cardAsks(db, ticket.level_id) : null,
    works ? askedOf(db, ticket) : null,
  ])
  const [spine, answers] = await Promise.all([
    storyOf(db, ticket.id, { conversations, works, language: chips.language }),
    works ? answersOf(db, conversations) : [],
  ])
  const counting = await asItCounts(db, ticket)
  const levelMayWrite = ladder.find(({ id }) => id === counting.level_id)?.mayWrite ?? true
  const may = mayDo(actor, ticket, { levelMayWrite, canReturn: returnTarget(stays) !== undefined })
  return {
    ticket: shownTicket(ticket, chips, may, works),
    stays: shownStays,
    owedCard: owedCard && { ...owedCard, asks: await cardAsks(db, owedCard.from.id) },
    cardAsks: asks,
    away,
    collaborators: works ? await helpers(db, ticket) : [],
    unattended,
    way: asked && stagesOf(ticket, asked),
    verification: works ? await verificationShown(db, actor, ticket) : null,
    links,
    spine,
    conversations: answers,
    replyTo: works ? await answerTo(db, ticket, answers) : { channel: ticket.channel, to: [], cc: [] },
  }
}

async function verificationShown(db: Reader, actor: Actor, ticket: Ticket): Promise<Page['verification']> {
  const { verification: asked, verified_at: verifiedAt, resolved_at: resolvedAt } = ticket
  if (resolvedAt === null) return null
  const { how, check, closes, by } = asked ?? { how: 'requester', check: null, closes: false, by: null }
  const chips = by === null ? undefined : await personChips(db, [by])
  const may =
    how === 'second' ? isToVerify(ticket, 'second') && personOf(actor) !== null && by !== personOf(actor) : isToVerify(ticket, 'check')
  return { how, check, closes, by: (by !== null && chips?.get(by)) || null, verifiedAt, may }
}

async function helpers(db: Reader, { collaborator_ids: ids }: Ticket): Promise<Page['collaborators']> {
  const chips = await personChips(db, ids)
  return ids.flatMap((id) => chips.get(id) ?? [])
}

/** Of a ticket that one does not work: the conversations in which one takes part, or all with requesters for who answers for the organisation. */
async function conversationsOf(db: Reader, actor: Actor, ticket: Ticket): Promise<Linked[]> {
  const seen = await Promise.all(
    (await conversationsOfTicket(db, ticket.id)).map(async (one) => ({ one, may: await maySeeConversation(db, actor, one.id) })),
  )
  return seen.filter(({ may }) => may).map(({ one }) => one)
}

const staysShown = (db: Reader, ticket: string): Promise<Page['stays']> =>
  rows(
    db,
    sql`select ${level(sql`level_now(s.level_id, s.team_id)`)} as level, ${team(sql`s.team_id`)} as team, ${person(sql`s.assignee_id`)} as assignee,
        ${organisation(sql`s.vendor_id`)} as vendor, s.vendor_case as "vendorCase", s.from_at as "from", s.to_at as "to", s.how
      from stay s where s.ticket_id = ${ticket} order by s.n`,
  )

const linksOf = (db: Reader, actor: Actor, ticket: string): Promise<Page['links']> =>
  rows(
    db,
    sql`select l.type, l.ticket_id = ${ticket} as out,
        json_build_object('id', o.id, 'number', o.number, 'title', (select text from text_version where id = o.title_id), 'status', o.status) as ticket
      from ticket_link l join ticket o on o.id = case when l.ticket_id = ${ticket} then l.other_id else l.ticket_id end
      where ${ticket} in (l.ticket_id, l.other_id) and ${visibleTo(actor, 'o')} order by l.linked_at, o.number`,
  )

/** Who gets the next message in each: the same rule by which it is written. */
const answersOf = (db: Reader, conversations: readonly Linked[]): Promise<Page['conversations']> =>
  Promise.all(
    conversations.filter(canAnswer).map(async ({ id, channel, audience }) => ({ id, channel, audience, ...(await replyTo(db, id)) })),
  )

async function answerTo(db: Reader, ticket: Ticket, answers: Page['conversations']): Promise<Page['replyTo']> {
  const asked = answers.find(({ audience }) => audience === 'requester')
  if (asked) return { channel: asked.channel, to: asked.to, cc: asked.cc }
  return { channel: 'email', to: (await addressesOf(db, ticket.requester_id, 'email')).slice(0, 1), cc: [] }
}

/** The id of a ticket that this actor may read; else it is not found. */
export async function readableTicket(db: Reader, actor: Actor, ref: string): Promise<string> {
  const ticket = await ticketByRef(db, ref)
  allowReading(actor, ticket)
  return ticket.id
}

/** What decides on corrections of a ticket, where the actor works on it; else it is not found, or not his. */
export async function ticketToJudge(db: Reader, actor: Actor, ref: string): Promise<Scope & Pick<Ticket, 'started_at' | 'opened_at'>> {
  const ticket = await ticketByRef(db, ref)
  allowWork(actor, ticket)
  return ticket
}

/** The id of a ticket that this actor works on: only read, nothing locked. */
export async function workableTicket(db: Reader, actor: Actor, ref: string): Promise<string> {
  const ticket = await ticketByRef(db, ref)
  allowWork(actor, ticket)
  return ticket.id
}
