import type { Attachment } from '#contract/conversations.ts'
import type { Value } from '#contract/endpoint.ts'
import { copyFiles as copy } from '#modules/conversations'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { sidesOfFiles } from '../queries/files.ts'
import { lockToWork } from './lock.ts'

/** Files that stand on the ticket, chosen to be sent with a message. What hangs on a note stays inside, as the note does. */
export async function copyFiles(work: Work, ref: string, ids: readonly string[]): Promise<Value<typeof Attachment>[]> {
  const ticket = await lockToWork(work, ref)
  const sides = await sidesOfFiles(work.tx, ticket.id, ids)
  if (ids.some((id) => !sides.has(id))) throw new Refusal('not-found')
  if (ids.some((id) => sides.get(id) === 'internal')) throw new Refusal('tickets.note-stays-inside')
  return copy(work, ids)
}
