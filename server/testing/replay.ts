import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { AppEvent } from '#contract/events.ts'
import { type Reader, rows } from '#platform/db/index.ts'

interface Happened {
  readonly subject: string
  readonly at: Temporal.Instant
  readonly event: AppEvent
}

/** Columns of a table that are a fold of the log: which row an event is of, and what it makes of it. */
export interface Fold<Row extends object> {
  readonly table: string
  readonly columns: readonly (keyof Row & string)[]
  readonly of: (happened: Happened) => string | undefined
  readonly apply: (row: Row | undefined, happened: Happened) => Row | undefined
}

const comparable = (row: object | undefined): unknown => JSON.parse(JSON.stringify(row ?? null))

/** Rows = replay of the log, for every row that the log knows; answers how many that were. */
export async function assertReplayed<Row extends object>(db: Reader, { table, columns, of, apply }: Fold<Row>): Promise<number> {
  const log = await rows<Happened>(
    db,
    sql`select subject, at, json_build_object('type', type)::jsonb || data as event from event order by seq`,
  )
  const folded = new Map<string, Row | undefined>()
  for (const happened of log) {
    const id = of(happened)
    if (id !== undefined) folded.set(id, apply(folded.get(id), happened))
  }
  const kept = await rows<{ id: string }>(db, sql`select id, ${sql.join(columns.map((name) => sql.ref(name)))} from ${sql.table(table)}`)
  for (const { id, ...row } of kept) if (folded.has(id)) assert.deepEqual(comparable(row), comparable(folded.get(id)), `${table} ${id}`)
  const lost = [...folded.keys()].filter((id) => !kept.some((row) => row.id === id))
  assert.deepEqual(lost, [], `rows of ${table} that the log knows and the table does not`)
  return folded.size
}
