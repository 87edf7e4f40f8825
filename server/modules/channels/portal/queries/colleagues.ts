import { sql } from 'kysely'
import type { PersonChip } from '#contract/people.ts'
import type { PersonActor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'

/** Somebody of my own organisation. */
export interface Colleague extends PersonChip {
  readonly email: string | null
}

const columns = sql`p.id, p.name,
  (select a.value from address a where a.person_id = p.id and a.kind = 'email' order by a.is_primary desc, a.value limit 1) as email`

/** Found by every word, in the name or an address. Who belongs to no organisation has no colleagues. */
export async function colleagues(db: Reader, me: PersonActor, q: string): Promise<Colleague[]> {
  if (me.organisation === null) return []
  const words = q.split(/\s+/).filter(Boolean).slice(0, 8)
  const named = words.map((word) => {
    const like = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    return sql`(search_form(p.name) like search_form(${like}) or exists (select from address a where a.person_id = p.id and a.kind = 'email' and a.value ilike ${like}))`
  })
  return rows(
    db,
    sql<Colleague>`select ${columns} from person p where p.organisation_id = ${me.organisation} and p.left_at is null and p.id <> ${me.id}
      and ${sql.join([sql`true`, ...named], sql` and `)} order by p.name collate people_order, p.id limit 10`,
  )
}

export async function colleague(db: Reader, me: PersonActor, id: string): Promise<Colleague | undefined> {
  const [found] = await rows(
    db,
    sql<Colleague>`select ${columns} from person p where p.id = ${id} and p.left_at is null and p.organisation_id = ${me.organisation}::uuid`,
  )
  return found
}

/** Tickets that this person has opened here since. */
export async function openedSince(db: Reader, person: string, since: Temporal.Instant): Promise<number> {
  const [found] = await rows<{ n: number }>(
    db,
    sql`select count(*)::int as n from ticket where requester_id = ${person} and channel = 'portal' and opened_at > ${since}`,
  )
  return found?.n ?? 0
}

/** Where this person may answer on a ticket: conversations with requesters that he takes part in, his latest first; else, for who answers for the organisation, any. */
export async function answerable(db: Reader, ticket: string, person: string, any: boolean): Promise<string | undefined> {
  const [found] = await rows<{ id: string }>(
    db,
    sql`select c.id, o.person_id is not null as inside from ticket_conversation l join conversation c on c.id = l.conversation_id
      left join participant o on o.conversation_id = c.id and o.person_id = ${person}
      where l.ticket_id = ${ticket} and l.unlinked_at is null and c.audience = 'requester' and c.channel in ('email', 'portal', 'chat')
        and (o.person_id is not null or ${any}) order by inside desc, c.last_event_at desc, c.id limit 1`,
  )
  return found?.id
}
