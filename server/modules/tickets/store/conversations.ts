import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'

/** Links conversations to a ticket; answers those that were not linked before. `fromMerge`: the ticket that brings them along. */
export async function linkConversations(
  work: Work,
  ticket: string,
  conversations: readonly string[],
  fromMerge: string | null = null,
): Promise<string[]> {
  if (conversations.length === 0) return []
  const { rows: linked } = await sql<{ id: string }>`
    insert into ticket_conversation (ticket_id, conversation_id, linked_at, from_merge)
    select ${ticket}, id, ${work.at}, ${fromMerge}::uuid from unnest(${conversations}::uuid[]) as id
    on conflict (ticket_id, conversation_id) do update set linked_at = excluded.linked_at, unlinked_at = null, from_merge = excluded.from_merge
      where ticket_conversation.unlinked_at is not null
    returning conversation_id as id`.execute(work.tx)
  return linked.map(({ id }) => id)
}

/** Gives up conversations of a ticket, all or those that a merge brought along; answers them. */
export async function unlinkConversations(work: Work, ticket: string, fromMerge?: string): Promise<string[]> {
  const { rows: gone } = await sql<{ id: string }>`
    update ticket_conversation set unlinked_at = ${work.at}
    where ticket_id = ${ticket} and unlinked_at is null and (${fromMerge ?? null}::uuid is null or from_merge = ${fromMerge ?? null})
    returning conversation_id as id`.execute(work.tx)
  return gone.map(({ id }) => id).toSorted()
}

/** The links as they were before a merge gave them up. */
export async function relinkConversations(work: Work, ticket: string, conversations: readonly string[]): Promise<void> {
  await sql`update ticket_conversation set unlinked_at = null
    where ticket_id = ${ticket} and conversation_id = any(${conversations}::uuid[])`.execute(work.tx)
}

/** What the ticket gave up when it was last merged. */
export async function givenUp(work: Work, ticket: string): Promise<string[]> {
  const [merged] = await rows<{ conversations: string[] }>(
    work.tx,
    sql`select data->'conversations' as conversations from event where subject = ${ticket} and type = 'ticket.merged' order by seq desc limit 1`,
  )
  return merged?.conversations ?? []
}

/** When the survivor itself began (as corrected, if it was), and when the tickets did that stay merged into it. */
export async function startsWithout(work: Work, survivor: string, released: string): Promise<Temporal.Instant[]> {
  const found = await rows<{ at: Temporal.Instant }>(
    work.tx,
    sql`select started_at as at from ticket where merged_into_id = ${survivor} and id <> ${released}
      union all (select (data->>'startedAt')::timestamptz from event
        where subject = ${survivor} and type in ('ticket.opened', 'ticket.start-corrected') order by seq desc limit 1)`,
  )
  return found.map(({ at }) => at)
}
