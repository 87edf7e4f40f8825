import { sql } from 'kysely'
import { type CheckRun, CheckTargets } from '#contract/check-runs.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { type Setting, readSetting } from '#platform/settings.ts'

export const targetsSetting: Setting<CheckTargets> = {
  key: 'diagnosis.check-targets',
  schema: CheckTargets,
  fallback: { hosts: [], networks: [] },
}
export const readTargets = (db: Reader): Promise<CheckTargets> => readSetting(db, targetsSetting)

const columns = sql`c.id, c.kind, c.target, c.port, c.address, c.outcome, c.output, c.run_at as at, c.took_ms as "tookMs",
  (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = c.run_by) as by`

export const runsOf = (db: Reader, ticket: string): Promise<CheckRun[]> =>
  rows(db, sql`select ${columns} from check_run c where c.ticket_id = ${ticket} order by c.run_at desc, c.id desc limit 200`)

export async function run(db: Reader, id: string): Promise<CheckRun | undefined> {
  const [found] = await rows<CheckRun>(db, sql`select ${columns} from check_run c where c.id = ${id}`)
  return found
}

export async function runsSince(db: Reader, person: string, since: Temporal.Instant): Promise<number> {
  const [found] = await rows<{ count: number }>(
    db,
    sql`select count(*)::int as count from check_run where run_by = ${person} and run_at > ${since}`,
  )
  return found?.count ?? 0
}
