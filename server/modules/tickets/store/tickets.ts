import { sql } from 'kysely'
import * as z from 'zod'
import { ClosedHow, Status, TicketId, WaitingOn } from '#contract/ticket-words.ts'
import { VerificationAsked } from '#contract/verification.ts'
import type { TicketEvent } from '#contract/ticket-events.ts'
import { type Reader, type Tx, json, rows } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'
import { apply } from '../fold.ts'
import { type StayChange, stayChange } from '../stay.ts'
import type { Ticket } from '../ticket.ts'

const Standing = z.object({
  status: Status,
  waiting_on: WaitingOn.nullable(),
  wait_until: z.string().nullable(),
  wait_reason_id: z.string().nullable(),
  wait_expired_at: z.string().nullable(),
  requester_answered_at: z.string().nullable(),
  returned: z.boolean(),
  resolution_code_id: z.string().nullable(),
  resolution_id: z.string().nullable(),
  resolved_at: z.string().nullable(),
  closed_at: z.string().nullable(),
  closed_how: ClosedHow.nullable(),
  verification: VerificationAsked.nullable(),
  verified_at: z.string().nullable(),
  reopened: z.int(),
})
const BeforeReply = z.object({ message: z.string(), at: z.string(), standing: Standing })

type Row = Omit<Ticket, 'before_reply' | 'before_merge' | 'verification'> & {
  before_reply: unknown
  before_merge: unknown
  verification: unknown
}

/** A row as the core knows it: what stands in jsonb is checked. */
const ticketOf = (row: Row): Ticket => ({
  ...row,
  before_reply: BeforeReply.nullable().parse(row.before_reply),
  before_merge: Standing.nullable().parse(row.before_merge),
  verification: VerificationAsked.nullable().parse(row.verification),
})

/** Locks tickets in the order of their ids and answers those that there are. Everything that changes a ticket begins so. */
export async function lockTickets(work: Work, ids: readonly string[]): Promise<Ticket[]> {
  return locked(work, await rows<Row>(work.tx, sql`select * from ticket where id = any(${ids}::uuid[]) order by id for update`))
}

/** Those that nothing else holds. It waits for none, so it may lock many without a knot. */
export async function lockFreeTickets(work: Work, ids: readonly string[]): Promise<Ticket[]> {
  return locked(work, await rows<Row>(work.tx, sql`select * from ticket where id = any(${ids}::uuid[]) order by id for update skip locked`))
}

/** By its id or its number, with or without the sign (`#1024`). */
export async function lockTicket(work: Work, ref: string): Promise<Ticket | undefined> {
  const [ticket] = locked(work, await rows<Row>(work.tx, sql`select * from ticket where ${named(ref)} for update`))
  return ticket
}

const locked = (work: Work, found: readonly Row[]): Ticket[] => {
  for (const { last_event_at } of found) work.notBefore(last_event_at)
  return found.map(ticketOf)
}

export async function ticketByRef(db: Reader, ref: string): Promise<Ticket | undefined> {
  const [row] = await rows<Row>(db, sql`select * from ticket where ${named(ref)}`)
  return row && ticketOf(row)
}

const named = (ref: string) =>
  TicketId.safeParse(ref).success ? sql<boolean>`id = ${ref}` : sql<boolean>`number = ${ref.replace('#', '')}::bigint`

export async function nextNumber(work: Work): Promise<number> {
  const { rows: found } = await sql<{ number: number }>`select nextval('ticket_number') as number`.execute(work.tx)
  const [next] = found
  if (!next) throw new Error('no number')
  return next.number
}

/**
 * Records what was decided and saves the row and the stays that follow from it. `at` only for what reached us before it is written down;
 * it is never earlier than the last event.
 */
export async function saveTicket(
  work: Work,
  ticket: Ticket,
  events: readonly TicketEvent[],
  at: Temporal.Instant = work.at,
): Promise<Ticket> {
  if (events.length === 0) return ticket
  const { after, changes } = follow(work, ticket.id, ticket, events, clamp(at, ticket.last_event_at, work.at))
  const set = changed(ticket, after)
  // Within one millisecond even the moment of the last event may be the same.
  if (Object.keys(set).length > 0) await work.tx.updateTable('ticket').set(set).where('id', '=', ticket.id).execute()
  await saveStays(work.tx, ticket.id, changes)
  return after
}

export async function insertTicket(work: Work, id: string, events: readonly [TicketEvent, ...TicketEvent[]]): Promise<Ticket> {
  const { after, changes } = follow(work, id, undefined, events, work.at)
  await work.tx.insertInto('ticket').values(columnsOf(after)).execute()
  await saveStays(work.tx, id, changes)
  return after
}

const clamp = (at: Temporal.Instant, least: Temporal.Instant, most: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(at, most) > 0 ? most : Temporal.Instant.compare(at, least) < 0 ? least : at

function follow(
  work: Work,
  id: string,
  before: Ticket | undefined,
  events: readonly TicketEvent[],
  at: Temporal.Instant,
): { after: Ticket; changes: StayChange[] } {
  let ticket = before
  const changes: StayChange[] = []
  for (const event of events) {
    const happened = { subject: id, at, event }
    const after = apply(ticket, happened)
    const change = after && stayChange(ticket, after, happened)
    if (change) changes.push(change)
    ticket = after
    work.record(id, event, at)
  }
  if (!ticket) throw new Error('a ticket begins with ticket.opened')
  return { after: ticket, changes }
}

/** The row, with its jsonb as such. */
export const columnsOf = (ticket: Ticket) => ({
  ...ticket,
  collaborator_ids: [...ticket.collaborator_ids],
  raised_by: [...ticket.raised_by],
  before_reply: ticket.before_reply && json<unknown>(ticket.before_reply),
  before_merge: ticket.before_merge && json<unknown>(ticket.before_merge),
  verification: ticket.verification && json<unknown>(ticket.verification),
})

/** Only what is another now: most acts touch a few of forty columns, and the indexes of the rest stay as they are. */
function changed(before: Ticket, after: Ticket): Partial<ReturnType<typeof columnsOf>> {
  const [old, now] = [new Map<string, unknown>(Object.entries(before)), new Map<string, unknown>(Object.entries(after))]
  const same = (column: string) => JSON.stringify(old.get(column)) === JSON.stringify(now.get(column))
  return Object.fromEntries(Object.entries(columnsOf(after)).filter(([column]) => !same(column)))
}

async function saveStays(tx: Tx, ticket: string, changes: readonly StayChange[]): Promise<void> {
  for (const { ends, resumes, begins, vendorCase } of changes) {
    if (vendorCase !== undefined)
      await tx.updateTable('stay').set({ vendor_case: vendorCase }).where('ticket_id', '=', ticket).where('to_at', 'is', null).execute()
    if (ends) await tx.updateTable('stay').set({ to_at: ends }).where('ticket_id', '=', ticket).where('to_at', 'is', null).execute()
    if (resumes)
      await sql`update stay set to_at = null where ticket_id = ${ticket} and n = (select max(n) from stay where ticket_id = ${ticket})`.execute(
        tx,
      )
    if (begins)
      await sql`insert into stay (ticket_id, n, level_id, team_id, assignee_id, vendor_id, vendor_case, from_at, to_at, how)
        select ${ticket}, coalesce(max(n), 0) + 1, ${begins.level}, ${begins.team}, ${begins.assignee}, ${begins.vendor}, ${begins.vendorCase},
          ${begins.from}::timestamptz, ${begins.to}::timestamptz, ${begins.how} from stay where ticket_id = ${ticket}`.execute(tx)
  }
}
