import { type RawBuilder, sql } from 'kysely'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Candidate } from '../recipients.ts'

/** The incident, its children, and what was found to be the same. */
const affected = (ticket: string): RawBuilder<unknown> => sql`affected as (
  select t.id, t.requester_id, t.affected_id, t.organisation_id from ticket t
  where t.id = ${ticket} or t.id in (select l.ticket_id from ticket_link l where l.other_id = ${ticket} and l.type in ('part-of', 'duplicates')))`

/** Of a major incident also those whom it was said to touch; where none were named, every client. */
const clients = (ticket: string): RawBuilder<unknown> => sql`clients as (
  select o.id from organisation o left join major_incident m on m.ticket_id = ${ticket}
  where o.kind = 'client' and (o.id in (select organisation_id from affected) or o.id = any(m.organisations) or m.organisations = '{}'))`

/** RFC 3834: who asked by an automaton gets no letters. */
const askers = (ticket: string): RawBuilder<unknown> => sql`askers as (
  select a.requester_id as person from affected a where not coalesce((
    select m.automatic from ticket_conversation l join conversation c on c.id = l.conversation_id and c.audience = 'requester'
      join message m on m.conversation_id = c.id where l.ticket_id = a.id order by m.at limit 1), false)
  union select affected_id from affected where affected_id is not null
  union select unnest(people) from major_incident where ticket_id = ${ticket})`

/**
 * Everybody whom the circles bring, each as often as they do. Who stopped the letters about his own ticket has stopped these too, until he
 * follows them. An address that was put in by hand is the person's whose it is by now.
 */
export const candidatesOf = (db: Reader, ticket: string, named: readonly string[]): Promise<Candidate[]> =>
  rows(
    db,
    sql<Candidate>`with ${affected(ticket)}, ${clients(ticket)}, ${askers(ticket)},
      own as (
        select s.id, coalesce(s.person_id, a.person_id) as person, s.address, s.name, s.language, s.follows, s.stopped_at is not null as stopped
        from stakeholder s left join address a on a.kind = 'email' and a.value = s.address where s.ticket_id = ${ticket}),
      known as (
        select 'requesters' as circle, person from askers
        union select 'contacts', p.id from person p join clients c on c.id = p.organisation_id
          join person_role r on r.person_id = p.id and r.role = 'organisation-manager'
        union select 'everybody', p.id from person p join clients c on c.id = p.organisation_id
        union select 'named', unnest(${[...named]}::uuid[])
        union select 'managers', r.person_id from person_role r where r.role = 'manager'
        union select 'followers', own.person from own where own.follows and own.person is not null)
      select k.circle, p.id as person, a.value as address, p.name, p.language,
        coalesce(o.stopped, false) or (n.person_id is not null and not coalesce(o.follows, false)) as stopped
      from known k join person p on p.id = k.person and p.left_at is null
        left join address a on a.person_id = p.id and a.kind = 'email' and a.is_primary
        left join (select person, bool_or(stopped) as stopped, bool_or(follows) as follows from own group by person) o on o.person = p.id
        left join (select distinct s.person_id from stopped_notice s join affected on affected.id = s.ticket_id) n on n.person_id = p.id
      union all
      select 'followers', null, own.address, own.name, own.language, own.stopped from own where own.follows and own.person is null`,
  )
