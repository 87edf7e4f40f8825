import { sql } from 'kysely'
import { type Reader, rows } from '#platform/db/index.ts'

export type Side = 'requester' | 'vendor'

/** Addresses of all outsiders who take part in a ticket's conversations of one side; of the requester and the affected person all they have. */
export async function addressesOfSide(db: Reader, ticket: string, side: Side): Promise<ReadonlySet<string>> {
  const own = sql`union select lower(a.value) from ticket t join address a on a.person_id in (t.requester_id, t.affected_id) and a.kind = 'email'
    where t.id = ${ticket}`
  const found = await rows<{ address: string }>(
    db,
    sql`select lower(p.address) as address from ticket_conversation l join conversation c on c.id = l.conversation_id and c.audience = ${side}
        join participant p on p.conversation_id = c.id
      where l.ticket_id = ${ticket} and l.unlinked_at is null and p.address <> ''
        and not exists (select from person_role r where r.person_id = p.person_id and r.role not in ('requester', 'organisation-manager')) ${side === 'requester' ? own : sql``}`,
  )
  return new Set(found.map(({ address }) => address))
}
