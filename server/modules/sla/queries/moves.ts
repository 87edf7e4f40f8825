import { sql } from 'kysely'
import type { AgreementTrial } from '#contract/agreement-acts.ts'
import type { Value } from '#contract/endpoint.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { retell } from '../telling.ts'
import type { Book } from '../version.ts'
import { bookOf, readTurns } from './agreements.ts'
import { logsOf } from './log.ts'
import { type ClockRow, rowsOf } from './rows.ts'

/** A batch of open tickets: how many were looked at, and those whose clocks differ by two books. */
interface Moved {
  readonly looked: number
  readonly tickets: readonly { readonly ticket: string; readonly before: readonly ClockRow[]; readonly after: readonly ClockRow[] }[]
}

const batch = 500

/** Every open ticket, or those with these numbers, told by both books; what is resolved keeps the terms it was resolved under. */
export async function* movedBy(db: Reader, before: Book, after: Book, numbers?: readonly number[]): AsyncGenerator<Moved> {
  if (numbers?.length === 0) return
  const some = numbers ? sql`number = any(${[...numbers]}::bigint[])` : sql`true`
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const found = await rows<{ id: string }>(
      db,
      sql`select id from ticket where status in ('new', 'in-work', 'waiting') and ${some} and id > ${last}::uuid order by id limit ${batch}`,
    )
    const logs = await logsOf(
      db,
      found.map(({ id }) => id),
    )
    const told = found.map(({ id: ticket }) => {
      const log = logs.get(ticket) ?? []
      return {
        ticket,
        before: rowsOf(ticket, retell(log, before), before.versions),
        after: rowsOf(ticket, retell(log, after), after.versions),
      }
    })
    yield { looked: found.length, tickets: told.filter((one) => said(one.before) !== said(one.after)) }
    last = found.at(-1)?.id ?? last
    if (found.length < batch) return
  }
}

/** What clocks promise; whom their steps tell moves none of them. */
const said = (clocks: readonly ClockRow[]): string =>
  JSON.stringify(clocks, (key, value: unknown) => (key === 'timers' ? undefined : value))

/** The version that is not published yet. */
export async function draftOf(db: Reader, agreement: string): Promise<string> {
  const found = await db
    .selectFrom('agreement as a')
    .leftJoin('agreement_version as v', (join) => join.onRef('v.agreement_id', '=', 'a.id').on('v.published_at', 'is', null))
    .select('v.id as draft')
    .where('a.id', '=', agreement)
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found')
  if (found.draft === null) throw new Refusal('agreement.no-draft')
  return found.draft
}

/** What publishing the draft of an agreement now would do to open tickets. */
export async function booksOfDraft(db: Reader, agreement: string, at: Temporal.Instant): Promise<{ before: Book; after: Book }> {
  const draft = await draftOf(db, agreement)
  const turns = await readTurns(db)
  const after = [...turns, { agreement, version: draft, at }].toSorted((a, b) =>
    a.agreement < b.agreement ? -1 : a.agreement > b.agreement ? 1 : 0,
  )
  return { before: await bookOf(db, turns), after: await bookOf(db, after) }
}

type Trial = Value<typeof AgreementTrial>

export const nothingMoved = (): Trial => ({ tickets: 0, changed: 0, clocks: { begun: 0, cancelled: 0, earlier: 0, later: 0, late: 0 } })

export function countMoves(clocks: Trial['clocks'], { before, after }: Moved['tickets'][number], now: number): void {
  for (const row of after) {
    const old = before.find(({ metric, scope }) => metric === row.metric && scope === row.scope)
    if (!old) clocks.begun += 1
    if (row.status === 'cancelled' && old?.status !== 'cancelled') clocks.cancelled += 1
    const [was, is] = [momentOf(old?.due_at), momentOf(row.due_at)]
    if (row.status !== 'running' || is === null) continue
    if (was !== null && is < was) clocks.earlier += 1
    if (was !== null && is > was) clocks.later += 1
    if (is < now && (was === null || was >= now)) clocks.late += 1
  }
}

const momentOf = (at: unknown): number | null => (at instanceof Temporal.Instant ? at.epochMilliseconds : null)
