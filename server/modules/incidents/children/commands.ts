import { sql } from 'kysely'
import { holdTickets, joinWhole, leaveWhole, mayWork, ticketScope, ticketToWork, workableTicket } from '#modules/tickets'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { touches } from '../major/major.ts'
import { lockKnownMajor } from '../major/store.ts'

/** Which of the tickets became part, and why others could not: one that cannot be holds up no other. */
export async function addChildren(
  work: Work,
  ref: string,
  tickets: readonly string[],
): Promise<{ added: number[]; refused: { ref: string; code: string }[] }> {
  const parent = await majorOf(work, ref)
  const { organisations } = await lockKnownMajor(work, parent.id)
  if (parent.over) throw new Refusal('incidents.major-over')
  const [scope] = await ticketScope(work.tx, [parent.id])
  const worksParent = scope !== undefined && mayWork(work.actor, scope)
  const added: { id: string; number: number }[] = []
  const refused: { ref: string; code: string }[] = []
  const children: { ref: string; id: string }[] = []
  for (const child of new Set(tickets)) {
    try {
      children.push({ ref: child, id: await workableTicket(work.tx, work.actor, child) })
    } catch (error) {
      refused.push({ ref: child, code: codeOf(error) })
    }
  }
  await holdTickets(work, [parent.id, ...children.map(({ id }) => id)])
  // In the order of their ids: two who add the same list do not lock each other.
  for (const { ref: child, id } of children.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const [one] = await ticketScope(work.tx, [id])
    // Who does not work the major incident knows of it only where it touches the client whom he serves.
    if (!one || (!worksParent && !touches({ organisations }, one.organisation_id))) {
      refused.push({ ref: child, code: 'not-found' })
      continue
    }
    try {
      if (await joinWhole(work, id, parent.id)) added.push({ id, number: one.number })
    } catch (error) {
      refused.push({ ref: child, code: codeOf(error) })
    }
  }
  joined(
    work,
    parent.id,
    added.map(({ id }) => id),
  )
  return { added: added.map(({ number }) => number), refused }
}

function joined(work: Work, major: string, children: readonly string[]): void {
  if (children.length > 0) work.record(major, { type: 'major.children-joined', children: [...children] })
}

/** The only thing that is caught: what was refused is told, and the rest goes on. */
function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code
  throw error
}

export async function removeChild(work: Work, ref: string, child: string): Promise<void> {
  const { id } = await majorOf(work, ref)
  const { id: part } = await ticketToWork(work, child)
  if (!(await leaveWhole(work, part, id))) throw new Refusal('not-found')
  work.record(id, { type: 'major.children-left', children: [part] })
}

/** A requester's own ticket becomes part of what touches him. */
export async function joinAsRequester(work: Work, ticket: string, major: string): Promise<void> {
  if (await joinWhole(work, ticket, major)) joined(work, major, [ticket])
}

async function majorOf({ tx }: Work, ref: string): Promise<{ id: string; over: boolean }> {
  const isId = ref.length === 36
  const [found] = await rows<{ id: string; over: boolean }>(
    tx,
    sql`select m.id, t.status in ('resolved', 'closed') as over from major_incident m join ticket t on t.id = m.id
      where ${isId ? sql`m.id = ${ref}` : sql`t.number = ${ref.replace('#', '')}::bigint`}`,
  )
  if (!found) throw new Refusal('not-found')
  return found
}
