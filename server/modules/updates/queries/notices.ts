import { sql } from 'kysely'
import { type Reader, rows } from '#platform/db/index.ts'

/** What a letter to one of our own says of an incident: he works on it, so its title is no secret to him. */
export async function aboutIncident(db: Reader, ticket: string): Promise<{ number: number; title: string } | undefined> {
  const [found] = await rows<{ number: number; title: string }>(
    db,
    sql`select t.number, title.text as title from ticket t join text_version title on title.id = t.title_id where t.id = ${ticket}`,
  )
  return found
}

/** An update that waits for whoever must approve it, or was given back to its author. */
export async function toDecide(db: Reader, update: string) {
  const [found] = await rows(
    db,
    sql<{ ticket: string; state: string; approver: string | null; author: string | null; authorName: string; reason: string | null }>`
      select u.ticket_id as ticket, u.state, u.approver_id as approver, u.author_id as author, coalesce(p.name, '—') as "authorName", u.return_reason as reason
      from incident_update u left join person p on p.id = u.author_id where u.id = ${update}`,
  )
  return found
}

/** The update still owed at that moment. */
export async function isOwed(db: Reader, ticket: string, due: Temporal.Instant): Promise<boolean> {
  const found = await rows(db, sql`select from update_cadence where ticket_id = ${ticket} and silenced_at is null and next_at = ${due}`)
  return found.length > 0
}
