import { sql } from 'kysely'
import type { PresentOn } from '#contract/presence.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { workedBy } from './scope.ts'

type On = Value<typeof PresentOn>
interface Row {
  ticket: string
  id: string
  name: string
  doing: 'looking' | 'typing'
  until: Temporal.Instant
}

const columns = sql`select p.ticket_id as ticket, x.id, x.name, p.doing, p.until_at as until
  from presence p join person x on x.id = p.person_id join ticket t on t.id = p.ticket_id`
const grouped = (found: readonly Row[]): On[] =>
  [...Map.groupBy(found, ({ ticket }) => ticket)].map(([ticket, people]) => ({
    ticket,
    people: people.map(({ id, name, doing, until }) => ({ person: { id, name }, doing, until })),
  }))

/** Who is on the tickets that the actor works. */
export async function presentFor(db: Reader, actor: Actor, at: Temporal.Instant): Promise<On[]> {
  return grouped(
    await rows<Row>(db, sql`${columns} where p.until_at > ${at} and ${workedBy(actor, 't')} order by p.ticket_id, x.name, x.id`),
  )
}

/** Who is on these tickets, whoever asks. */
export async function presentOn(db: Reader, tickets: readonly string[]): Promise<On[]> {
  const found = grouped(await rows<Row>(db, sql`${columns} where p.ticket_id = any(${[...tickets]}::uuid[]) order by x.name, x.id`))
  return tickets.map((ticket) => found.find((one) => one.ticket === ticket) ?? { ticket, people: [] })
}
