import { sql } from 'kysely'
import { AppEvent } from '#contract/events.ts'
import type { MajorMoment, MajorPage } from '#contract/major-incidents.ts'
import { levelChips, personChips, teamChips } from '#modules/people'
import { workableTicket, workedBy } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Line, type Logged, linesOf, rolesOf } from '../timeline.ts'
import { isBack, majorRows, organisationChip, personChip, publicText, ticketChip } from './rows.ts'

/** The whole of a major incident for who works its ticket; of its children those that he works. */
export async function majorPage(db: Reader, actor: Actor, ref: string): Promise<MajorPage> {
  const id = await workableTicket(db, actor, ref)
  const [row] = await majorRows(db, actor, sql`m.id = ${id}`)
  if (!row) throw new Refusal('not-found')
  const [own, log, members] = [await ownFacts(db, id), await logOf(db, id), await childrenOf(db, actor, id)]
  const held = rolesOf(log)
  const people = await personChips(db, [...own.people, own.communicator, own.scribe, ...held.map(({ person }) => person)])
  const teams = await teamChips(db, own.teams)
  return {
    ...row,
    startedAt: own.startedAt,
    publicText: own.publicText,
    people: own.people.flatMap((one) => people.get(one) ?? []),
    teams: own.teams.flatMap((one) => teams.get(one) ?? []),
    communicator: people.get(own.communicator ?? '') ?? null,
    scribe: people.get(own.scribe ?? '') ?? null,
    roles: held.flatMap(({ person, ...rest }) => {
      const chip = people.get(person)
      return chip ? [{ ...rest, person: chip }] : []
    }),
    byOrganisation: await byOrganisation(db, actor, id),
    members,
    progress: await progressOf(db, id),
    timeline: await shown(db, actor, own, linesOf(log)),
  }
}

/** The timeline alone, for who works the ticket. */
export async function timelineFor(db: Reader, actor: Actor, id: string): Promise<MajorMoment[]> {
  return shown(db, actor, await ownFacts(db, id), linesOf(await logOf(db, id)))
}

interface Own {
  readonly startedAt: Temporal.Instant
  readonly outageFrom: Temporal.Instant | null
  readonly publicText: { ru: string; en: string }
  readonly people: string[]
  readonly teams: string[]
  readonly communicator: string | null
  readonly scribe: string | null
}

async function ownFacts(db: Reader, id: string): Promise<Own> {
  const [own] = await rows<Own>(
    db,
    sql`select t.started_at as "startedAt", ${publicText('m')} as "publicText", m.people, m.teams, m.communicator_id as communicator, m.scribe_id as scribe,
        (select min(from_at) from outage o where o.ticket_id = t.id and o.withdrawn_at is null) as "outageFrom"
      from major_incident m join ticket t on t.id = m.id where m.id = ${id}`,
  )
  if (!own) throw new Refusal('not-found')
  return own
}

const kept = [
  'ticket.opened',
  'ticket.assigned',
  'ticket.escalated',
  'ticket.returned',
  'ticket.resolved',
  'ticket.reopened',
  'ticket.closed',
  'update.sent',
]

/** What of the incident's log the timeline and the roles are made of. */
async function logOf(db: Reader, id: string): Promise<Logged[]> {
  const found = await rows<Omit<Logged, 'event'> & { event: unknown }>(
    db,
    sql`select id, at, recorded_at as "recordedAt", actor->>'id' as actor, json_build_object('type', type)::jsonb || data as event
      from event where subject = ${id} and (type like 'major.%' or type = any(${kept})) order by seq`,
  )
  return found.map(({ event, ...rest }) => ({ ...rest, event: AppEvent.parse(event) }))
}

const mostMembers = 500

const childrenOf = (db: Reader, actor: Actor, id: string): Promise<MajorPage['members']> =>
  rows(
    db,
    sql<MajorPage['members'][number]>`select ${ticketChip('c')} as ticket, ${organisationChip(sql`c.organisation_id`)} as organisation,
        ${personChip(sql`c.requester_id`)} as requester, l.linked_at as "joinedAt", ${isBack} as "cameBack",
        (select d.refusal from major_child_due d where d.major_id = m.id and d.child_id = c.id and c.status in ('new', 'in-work', 'waiting')
          order by d.done_at desc nulls last limit 1) as refusal
      from ticket_link l join ticket c on c.id = l.ticket_id join major_incident m on m.id = l.other_id
      where l.other_id = ${id} and l.type = 'part-of' and ${workedBy(actor, 'c')}
      order by ${isBack} desc, l.linked_at desc, c.number desc limit ${mostMembers}`,
  )

const byOrganisation = (db: Reader, actor: Actor, id: string): Promise<MajorPage['byOrganisation']> =>
  rows(
    db,
    sql<MajorPage['byOrganisation'][number]>`select ${organisationChip(sql`c.organisation_id`)} as organisation, count(*)::int as children,
        (count(*) filter (where c.status in ('new', 'in-work', 'waiting')))::int as open
      from ticket_link l join ticket c on c.id = l.ticket_id
      where l.other_id = ${id} and l.type = 'part-of' and ${workedBy(actor, 'c')} group by c.organisation_id order by count(*) desc, c.organisation_id`,
  )

/** Of the resolution that was last: how many of those that were open then are dealt with. */
async function progressOf(db: Reader, id: string): Promise<MajorPage['progress']> {
  const [found] = await rows<NonNullable<MajorPage['progress']>>(
    db,
    sql`select count(*)::int as all, count(done_at)::int as done, (count(*) filter (where outcome = 'refused'))::int as refused
      from major_child_due where resolution = (select e.id from event e where e.subject = ${id} and e.type = 'ticket.resolved' order by e.seq desc limit 1)`,
  )
  return found && found.all > 0 ? found : null
}

/** Lines with words in place of ids; children only as many as the reader works. */
async function shown(db: Reader, actor: Actor, own: Own, lines: readonly Line[]): Promise<MajorMoment[]> {
  const people = await personChips(
    db,
    lines.flatMap(({ actor: who, by, people: named }) => [who, by, ...named]),
  )
  const levels = await levelChips(
    db,
    lines.map(({ level }) => level),
  )
  const texts = new Map(
    (
      await rows<{ id: string; text: string }>(
        db,
        sql`select id, text from text_version where id = any(${lines.flatMap(({ text }) => text ?? [])}::uuid[])`,
      )
    ).map(({ id, text }) => [id, text]),
  )
  const children = new Map(
    (
      await rows<{ id: string; number: number }>(
        db,
        sql`select c.id, c.number from ticket c where c.id = any(${lines.flatMap((line) => line.children)}::uuid[]) and ${workedBy(actor, 'c')}`,
      )
    ).map(({ id, number }) => [id, `#${number}`]),
  )
  const told = lines.flatMap((line): MajorMoment[] => {
    const numbers = line.children.flatMap((id) => children.get(id) ?? [])
    if (line.children.length > 0 && numbers.length === 0) return []
    const level = levels.get(line.level ?? '')?.code
    return [
      {
        id: line.id,
        at: line.at,
        recordedAt: line.recordedAt,
        what: line.what,
        actor: people.get(line.actor ?? '') ?? null,
        by: people.get(line.by ?? '') ?? null,
        text: texts.get(line.text ?? '') ?? '',
        names: [
          ...line.people.flatMap((one) => people.get(one)?.name ?? []),
          ...(level === undefined ? [] : [level]),
          ...numbers.slice(0, 5),
        ],
        count: line.children.length > 0 ? numbers.length : line.told,
      },
    ]
  })
  const began: MajorMoment[] = own.outageFrom
    ? [
        {
          id: own.outageFrom.toString(),
          at: own.outageFrom,
          recordedAt: own.outageFrom,
          what: 'began',
          actor: null,
          by: null,
          text: '',
          names: [],
          count: null,
        },
      ]
    : []
  return [...began, ...told].toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
}
