import { sql } from 'kysely'
import { TicketEvent } from '#contract/ticket-events.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { type Heard, historyOf } from '../hearing.ts'
import { agreementVersion } from './agreements.ts'
import { type ClockRow, rowsOf } from './rows.ts'

/** A clock whose row is not what its ticket's log makes of it. */
interface Drift {
  readonly ticket: string
  readonly metric: string
  /** What is kept and what the log says, of the columns that differ. */
  readonly kept: Readonly<Record<string, unknown>>
  readonly counted: Readonly<Record<string, unknown>>
}

interface Audit {
  readonly tickets: number
  readonly clocks: number
  readonly drift: readonly Drift[]
}

const batch = 500
const judged = [
  'agreement_version_id',
  'priority',
  'state',
  'status',
  'started_at',
  'target_ms',
  'elapsed_ms',
  'due_at',
  'breached_at',
  'ever_breached',
  'stopped_at',
] as const
type Judged = Record<(typeof judged)[number], unknown>

/** Counts every clock anew from the log and compares it with its row; a batch of tickets at a time. */
export async function auditClocks(db: Reader): Promise<Audit> {
  const drift: Drift[] = []
  let [tickets, clocks, after] = [0, 0, '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const kept = await rows(
      db,
      sql<Judged & { ticket_id: string; metric: string; agreement_version_id: string }>`
        with next as (select distinct ticket_id from clock where ticket_id > ${after}::uuid order by ticket_id limit ${batch})
        select ticket_id, metric, ${sql.join(judged.map((name) => sql.ref(name)))} from clock join next using (ticket_id) order by ticket_id, metric`,
    )
    const byTicket = Map.groupBy(kept, ({ ticket_id }) => ticket_id)
    const logs = await logsOf(db, [...byTicket.keys()])
    for (const [ticket, own] of byTicket) {
      const counted = await countedAnew(db, ticket, own[0]?.agreement_version_id ?? '', logs.get(ticket) ?? [])
      drift.push(...differences(ticket, new Map(own.map((row) => [row.metric, row])), new Map(counted.map((row) => [row.metric, row]))))
      tickets += 1
      clocks += own.length
      after = ticket
    }
    if (byTicket.size < batch) return { tickets, clocks, drift }
  }
}

async function countedAnew(db: Reader, ticket: string, agreement: string, log: readonly Heard[]): Promise<ClockRow[]> {
  const version = await agreementVersion(db, agreement)
  return rowsOf(ticket, version, historyOf(log, version.id))
}

function differences(ticket: string, kept: ReadonlyMap<string, Judged>, counted: ReadonlyMap<string, ClockRow>): Drift[] {
  return [...new Set([...kept.keys(), ...counted.keys()])].flatMap((metric) => {
    const [row, anew] = [picture(kept.get(metric)), picture(counted.get(metric))]
    const differing = judged.filter((name) => row[name] !== anew[name])
    if (differing.length === 0) return []
    const only = (all: Record<string, string>) => Object.fromEntries(differing.map((name) => [name, all[name]]))
    return [{ ticket, metric, kept: only(row), counted: only(anew) }]
  })
}

/** Comparable: the database gives numbers, instants and JSON in its own shapes. */
const picture = (row: Partial<Judged> | undefined): Record<string, string> =>
  Object.fromEntries(judged.map((name) => [name, sorted(row?.[name])]))

const sorted = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

async function logsOf(db: Reader, tickets: readonly string[]): Promise<Map<string, Heard[]>> {
  if (tickets.length === 0) return new Map()
  const log = await rows(
    db,
    sql<{ id: string; subject: string; at: Temporal.Instant; type: string; data: Record<string, unknown> }>`
      select id, subject, at, type, data from event where subject = any(${[...tickets]}::uuid[]) and type like 'ticket.%' order by seq`,
  )
  const heard = log.map(({ subject, id, at, type, data }) => ({
    subject,
    id,
    at: at.epochMilliseconds,
    event: TicketEvent.parse({ ...data, type }),
  }))
  return Map.groupBy(heard, ({ subject }) => subject)
}
