import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import { TicketEvent } from '#contract/ticket-events.ts'
import { Kind, type Status } from '#contract/ticket-words.ts'
import { isUnattended } from '#modules/tickets'
import { type Reader, rows } from '#platform/db/index.ts'

/** What letters about a ticket say, and to whom. */
export interface TicketFacts {
  readonly number: number
  readonly title: string
  readonly status: Status
  readonly requester: string
  readonly name: string
  readonly language: Language
  readonly zone: string
  readonly email: string | null
  readonly resolution: string | null
  readonly score: number | null
  readonly first: string | null
  /** The first message came from an automaton: it gets no letters (RFC 3834 §2). */
  readonly automatic: boolean
  /** Where the requester is written to by mail; null: no letter has gone to and fro yet. */
  readonly conversation: string | null
  readonly stopped: boolean
}

export async function ticketFacts(db: Reader, ticket: string): Promise<TicketFacts | undefined> {
  const [found] = await rows(
    db,
    sql<TicketFacts>`
      select t.number, title.text as title, t.status, t.requester_id as requester, p.name, p.language, p.time_zone as zone, t.rating_score as score,
        (select a.value from address a where a.person_id = p.id and a.kind = 'email' order by a.is_primary desc, a.id limit 1) as email,
        (select v.text from text_version v where v.id = t.resolution_id) as resolution,
        first.text as first, coalesce(first.automatic, false) as automatic,
        (select c.id from ticket_conversation l join conversation c on c.id = l.conversation_id
          where l.ticket_id = t.id and l.unlinked_at is null and c.channel = 'email' and c.audience = 'requester' order by c.begun_at limit 1) as conversation,
        exists (select from stopped_notice s where s.ticket_id = t.id and s.person_id = p.id) as stopped
      from ticket t join text_version title on title.id = t.title_id join person p on p.id = t.requester_id
      left join lateral (select m.text, m.automatic from ticket_conversation l join conversation c on c.id = l.conversation_id and c.audience = 'requester'
        join message m on m.conversation_id = c.id where l.ticket_id = t.id order by m.at limit 1) first on true
      where t.id = ${ticket}`,
  )
  return found
}

/** What decides which letter tells of a solution. `solved`: how it was resolved last. */
export async function solutionFacts(db: Reader, ticket: string) {
  const [found] = await rows<{ kind: string; isClosed: boolean; solved: object | null }>(
    db,
    sql`select t.kind, t.status = 'closed' as "isClosed", (select e.data || jsonb_build_object('type', e.type) from event e
        where e.subject = t.id and e.type = 'ticket.resolved' order by e.seq desc limit 1) as solved
      from ticket t where t.id = ${ticket}`,
  )
  const solved = found?.solved ? TicketEvent.parse(found.solved) : undefined
  return {
    kind: Kind.parse(found?.kind),
    isClosed: found?.isClosed === true,
    solved: solved?.type === 'ticket.resolved' ? solved : undefined,
  }
}

/** Staff who are told when a letter waits too long for a decision: the team's people, else everybody who sets up the desk. */
export const watchersOf = (db: Reader, letter: string) =>
  rows(
    db,
    sql<{ person: string; sender: string; subject: string }>`
      select p.id as person, l.sender, l.subject
      from letter l left join mailbox b on b.id = l.mailbox_id
      join person p on p.left_at is null and (exists (select from team_member m where m.team_id = b.team_id and m.person_id = p.id)
        or exists (select from person_role r where r.person_id = p.id and r.role = 'administrator'))
      where l.id = ${letter} order by p.id limit 50`,
  )

/** The ticket whose hand-over card a person owes, while it is owed. */
export async function debtOf(db: Reader, ticket: string, person: string) {
  const [found] = await rows(
    db,
    sql<{ number: number; title: string }>`
      select t.number, title.text as title
      from owed_card o join ticket t on t.id = o.ticket_id join text_version title on title.id = t.title_id
      where o.ticket_id = ${ticket} and o.owed_by = ${person}`,
  )
  return found
}

/** A review, or an action of it, that is late still. */
export async function lateReviewOf(db: Reader, ticket: string, action: string | null) {
  const [found] = await rows<{ number: number; title: string; action: string | null; due: string | null; open: boolean }>(
    db,
    sql`select t.number, title.text as title, a.text as action, a.due,
        case when ${action}::uuid is null then r.state in ('due', 'draft') else a.id is not null and a.done_at is null end as open
      from review r join ticket t on t.id = r.ticket_id join text_version title on title.id = t.title_id
      left join review_action a on a.id = ${action}::uuid where r.ticket_id = ${ticket}`,
  )
  return found?.open ? found : undefined
}

/** Whom somebody is to stand in for and when, in his own words; undefined once it is over or called off. */
export async function standingInOf(db: Reader, absence: string, at: Temporal.Instant) {
  const [found] = await rows(
    db,
    sql<{ person: string; name: string; language: Language; zone: string; email: string; from: Temporal.Instant; until: Temporal.Instant }>`
      select away.name as person, s.name, s.language, s.time_zone as zone, a.value as email, b.from_at as "from", b.to_at as until
      from absence b join person away on away.id = b.person_id join person s on s.id = b.substitute_id and s.left_at is null
      join address a on a.person_id = s.id and a.kind = 'email' and a.is_primary
      where b.id = ${absence} and b.to_at > b.from_at and b.to_at > ${at}`,
  )
  return found
}

/** A ticket that nobody could be given, while nobody has it, and who is to be called. */
export async function unattendedOf(db: Reader, ticket: string) {
  const [found] = await rows(
    db,
    sql<{ number: number; title: string; team: string; because: string; until: Temporal.Instant | null; paged: string[] }>`
      select t.number, title.text as title, x.name as team, u.because, u.until_at as until, u.paged
      from unattended u join ticket t on t.id = u.ticket_id join text_version title on title.id = t.title_id join team x on x.id = u.team_id
      where u.ticket_id = ${ticket} and ${isUnattended}`,
  )
  return found
}

export const addressee = (db: Reader, person: string): Promise<{ name: string; language: Language; zone: string }> =>
  db.selectFrom('person').select(['name', 'language', 'time_zone as zone']).where('id', '=', person).executeTakeFirstOrThrow()

/** What the support organisation calls itself. */
export async function houseName(db: Reader): Promise<string> {
  const own = await db
    .selectFrom('organisation')
    .select('name')
    .where('kind', '=', 'provider')
    .orderBy('added_at')
    .limit(1)
    .executeTakeFirst()
  return own?.name ?? 'Opora'
}
