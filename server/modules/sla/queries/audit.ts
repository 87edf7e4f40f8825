import { sql } from 'kysely'
import { type Reader, rows } from '#platform/db/index.ts'
import { retell } from '../telling.ts'
import { readBook } from './agreements.ts'
import { logsOf } from './log.ts'
import { type ClockRow, rowsOf } from './rows.ts'

/** A clock whose row is not what its ticket's log makes of it. */
interface Drift {
  readonly ticket: string
  readonly metric: string
  /** The level, team or vendor whose time it counts. */
  readonly scope: string
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

type Kept = Judged & { ticket_id: string; metric: string; scope: string }

/** Counts every clock anew from the log and compares it with its row, metric by metric and place by place; a batch of tickets at a time. */
export async function auditClocks(db: Reader): Promise<Audit> {
  const drift: Drift[] = []
  const book = await readBook(db)
  let [tickets, clocks, after] = [0, 0, '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const next = await ticketsAfter(db, after)
    const byTicket = Map.groupBy(await keptOf(db, next), ({ ticket_id }) => ticket_id)
    const logs = await logsOf(db, next)
    for (const ticket of next) {
      const own = byTicket.get(ticket) ?? []
      drift.push(...differences(ticket, own, rowsOf(ticket, retell(logs.get(ticket) ?? [], book), book.versions)))
      tickets += 1
      clocks += own.length
      after = ticket
    }
    if (next.length < batch) return { tickets, clocks, drift }
  }
}

/** Those that the log knows, and those that clocks know. */
const ticketsAfter = async (db: Reader, after: string): Promise<string[]> => {
  const found = await rows<{ id: string }>(
    db,
    sql`select id from (select subject as id from event where type = 'ticket.opened' union select ticket_id from clock) as known
      where id > ${after}::uuid order by id limit ${batch}`,
  )
  return found.map(({ id }) => id)
}

const keptOf = (db: Reader, tickets: readonly string[]): Promise<Kept[]> =>
  rows(
    db,
    sql<Kept>`select ticket_id, metric, scope, ${sql.join(judged.map((name) => sql.ref(name)))}
      from clock where ticket_id = any(${[...tickets]}::uuid[])`,
  )

function differences(ticket: string, kept: readonly Kept[], counted: readonly ClockRow[]): Drift[] {
  const clocks = new Map<string, { metric: string; scope: string; row?: Judged; anew?: ClockRow }>()
  for (const row of kept) clocks.set(`${row.metric} ${row.scope}`, { metric: row.metric, scope: row.scope, row })
  for (const anew of counted) {
    const [metric, scope] = [anew.metric, anew.scope]
    clocks.set(`${metric} ${scope}`, { ...clocks.get(`${metric} ${scope}`), metric, scope, anew })
  }
  return [...clocks.values()].flatMap(({ metric, scope, ...both }) => {
    const [row, anew] = [picture(both.row), picture(both.anew)]
    const differing = judged.filter((name) => row[name] !== anew[name])
    if (differing.length === 0) return []
    const only = (all: Record<string, string>) => Object.fromEntries(differing.map((name) => [name, all[name]]))
    return [{ ticket, metric, scope, kept: only(row), counted: only(anew) }]
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
