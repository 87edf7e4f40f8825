import { sql } from 'kysely'
import type { Audience } from '#contract/conversations.ts'
import { attachmentForDownload, rawOf } from '#modules/conversations'
import { type Actor, personOf } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { mayRead, mayReadForOrganisation, mayWork } from '../policy.ts'
import { ticketsOfConversation } from './scope.ts'

/**
 * Whoever works one of its tickets sees a conversation; whoever answers for the organisation sees those with requesters, and a requester
 * those he takes part in: of a ticket that hears several people each sees his own.
 */
export async function maySeeConversation(db: Reader, actor: Actor, conversation: string): Promise<boolean> {
  const tickets = await ticketsOfConversation(db, conversation)
  if (tickets.some((ticket) => mayWork(actor, ticket))) return true
  const readable = tickets.filter((ticket) => mayRead(actor, ticket))
  if (readable.length === 0) return false
  const [found] = await rows<{ audience: string; inside: boolean }>(
    db,
    sql`select audience, exists (select from participant where conversation_id = c.id and person_id = ${personOf(actor)}::uuid) as inside
      from conversation c where id = ${conversation}`,
  )
  return found?.audience === 'requester' && (found.inside || readable.some((ticket) => mayReadForOrganisation(actor, ticket)))
}

/** The file, if this actor may see it; a file that waits for its message is its uploader's. */
export async function attachmentFor(db: Reader, actor: Actor, id: string) {
  const file = await attachmentForDownload(db, id)
  const mine = file?.message === null && actor.kind === 'person' && file.uploadedBy === actor.id
  if (!file || !(mine || (file.conversation !== null && (await maySeeConversation(db, actor, file.conversation)))))
    throw new Refusal('not-found')
  return file
}

export async function rawFor(db: Reader, actor: Actor, message: string): Promise<string> {
  const raw = await rawOf(db, message)
  if (!raw || !(await maySeeConversation(db, actor, raw.conversation))) throw new Refusal('not-found')
  return raw.sha256
}

/** Whose conversation each of these files stands in; files that the ticket does not hear of are left out. */
export async function sidesOfFiles(db: Reader, ticket: string, ids: readonly string[]): Promise<ReadonlyMap<string, Audience>> {
  const found = await rows<{ id: string; audience: Audience }>(
    db,
    sql`select a.id, c.audience from attachment a join message m on m.id = a.message_id and m.delivery <> 'undone'
      join conversation c on c.id = m.conversation_id
      join ticket_conversation l on l.conversation_id = c.id and l.ticket_id = ${ticket} and l.unlinked_at is null
      where a.id = any(${ids}::uuid[])`,
  )
  return new Map(found.map(({ id, audience }) => [id, audience]))
}
