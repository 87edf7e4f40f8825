import { type RawBuilder, sql } from 'kysely'
import { type Actor, type PersonActor, may } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Scope } from '../policy.ts'

type Condition = RawBuilder<boolean>
const columnsOf = (alias: string) => (name: keyof Scope) => sql.ref(`${alias}.${name}`)
const anyOf = (ways: readonly Condition[]): Condition => (ways.length === 0 ? sql`false` : sql`(${sql.join(ways, sql` or `)})`)

/** Which tickets this actor may read, as a condition (of a `where`) on rows of `ticket`, or its alias: the same answer as `mayRead`, and a law says so. */
export function visibleTo(actor: Actor, alias = 'ticket'): Condition {
  if (actor.kind !== 'person' || (may(actor, 'ticket.work') && may(actor, 'ticket.read-all'))) return workedBy(actor, alias)
  const column = columnsOf(alias)
  const ways = [sql<boolean>`${column('requester_id')} = ${actor.id}`, sql<boolean>`${column('affected_id')} = ${actor.id}`]
  if (may(actor, 'ticket.read-organisation') && actor.organisation !== null)
    ways.push(sql`(not ${column('restricted')} and ${column('organisation_id')} = ${actor.organisation})`)
  return anyOf([...ways, ...waysToWork(actor, alias)])
}

/** The same for `mayWork`: as one of the desk, to whom notes and vendors are no secret. */
export function workedBy(actor: Actor, alias = 'ticket'): Condition {
  if (actor.kind === 'system') return sql`true`
  if (actor.kind === 'stranger') return sql`false`
  return may(actor, 'ticket.work') && may(actor, 'ticket.read-all') ? sql`true` : anyOf(waysToWork(actor, alias))
}

/** Whose queues are his: his own, and those of whom he stands in for. */
export const meAndThose = ({ id, standsInFor = [] }: PersonActor): readonly string[] => [id, ...standsInFor]

/** Somebody helps with the ticket; said so that the small index of tickets with helpers serves. */
export const helps = (person: string | null, alias: string): Condition => {
  const helpers = sql.ref(`${alias}.collaborator_ids`)
  return sql`(${helpers} <> '{}' and ${helpers} @> array[${person}]::uuid[])`
}

function waysToWork(actor: PersonActor, alias: string): Condition[] {
  const column = columnsOf(alias)
  if (!may(actor, 'ticket.work')) return []
  const [me, ...others] = meAndThose(actor)
  const isOurs = (name: 'owner_id' | 'assignee_id') =>
    others.length === 0 ? sql<boolean>`${column(name)} = ${me}` : sql<boolean>`${column(name)} = any(${[me, ...others]}::uuid[])`
  return [
    isOurs('owner_id'),
    isOurs('assignee_id'),
    helps(actor.id, alias),
    sql`${column('team_id')} = any(${actor.teams}::uuid[])`,
    actor.serves === null
      ? sql`not ${column('restricted')}`
      : sql`(not ${column('restricted')} and ${column('organisation_id')} = any(${actor.serves}::uuid[]))`,
  ]
}

/** The columns that decide who may see these tickets, and their numbers. */
export const ticketScope = (db: Reader, ids: readonly string[]): Promise<(Scope & { number: number })[]> =>
  rows(db, sql`select ${scopeColumns}, ticket.number from ticket where id = any(${ids}::uuid[])`)

const scopeColumns = sql.raw(
  'ticket.id, ticket.requester_id, ticket.affected_id, ticket.organisation_id, ticket.owner_id, ticket.assignee_id, ticket.team_id, ticket.restricted, ticket.collaborator_ids',
)

/** Tickets that hear this conversation now. */
export const ticketsOfConversation = (db: Reader, conversation: string): Promise<Scope[]> =>
  rows(
    db,
    sql`select ${scopeColumns} from ticket_conversation l join ticket on ticket.id = l.ticket_id
      where l.conversation_id = ${conversation} and l.unlinked_at is null order by ticket.id`,
  )

/** Tickets of a conversation with a requester; of any other there are none. */
export async function requesterHears(db: Reader, conversation: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select l.ticket_id as id from ticket_conversation l join conversation c on c.id = l.conversation_id
      where l.conversation_id = ${conversation} and l.unlinked_at is null and c.audience = 'requester' order by l.ticket_id`,
  )
  return found.map(({ id }) => id)
}
