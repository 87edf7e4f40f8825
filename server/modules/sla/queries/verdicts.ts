import { sql } from 'kysely'
import type { Metric } from '#contract/sla.ts'
import { type Reader, rows } from '#platform/db/index.ts'

/** What became of the promises of these tickets, counted by metric. */
export const clockVerdicts = (
  db: Reader,
  tickets: readonly string[],
): Promise<{ metric: Metric; status: 'running' | 'paused' | 'met' | 'missed' | 'cancelled'; clocks: number }[]> =>
  rows(
    db,
    sql`select metric, status, count(*) as clocks from clock where ticket_id = any(${[...tickets]}::uuid[])
      group by metric, status order by metric, status`,
  )
