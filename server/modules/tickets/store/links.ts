import type { Value } from '#contract/endpoint.ts'
import type { LinkType } from '#contract/ticket-words.ts'
import type { Work } from '#platform/work.ts'

type Link = Value<typeof LinkType>

/** Answers whether it is new. */
export async function insertLink(work: Work, ticket: string, other: string, type: Link): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await work.tx
    .insertInto('ticket_link')
    .values({ ticket_id: ticket, other_id: other, type, linked_at: work.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Answers whether there was one. */
export async function deleteLink(work: Work, ticket: string, other: string, type: Link): Promise<boolean> {
  const { numDeletedRows } = await work.tx
    .deleteFrom('ticket_link')
    .where('ticket_id', '=', ticket)
    .where('other_id', '=', other)
    .where('type', '=', type)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}
