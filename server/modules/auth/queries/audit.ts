import { sql } from 'kysely'
import * as z from 'zod'
import type { readAudit } from '#contract/auth-acts.ts'
import type { AuditLine } from '#contract/auth.ts'
import type { Value } from '#contract/endpoint.ts'
import { organisationChips, personChips, teamChips } from '#modules/people'
import { pageFrom, readCursor } from '#platform/cursor.ts'
import { type Reader, rows } from '#platform/db/index.ts'

interface Row {
  id: string
  seq: number
  at: Temporal.Instant
  actor: { kind: string; id?: string; job?: string; by?: 'session' | 'key' | 'link' }
  subject: string
  type: string
  facts: Record<string, unknown>
  ip: string | null
}

/** The daily work has screens of its own; the audit reads the rest: access, people and settings. The indexes stand on the first condition. */
const audited = sql`split_part(e.type, '.', 1) not in ('ticket', 'conversation', 'message', 'letter', 'clock', 'notice') and split_part(e.type, '.', 1) <> 'tree-run'`

const Place = z.tuple([z.iso.datetime(), z.int()])

export async function audit(db: Reader, { person, type, from, to, limit, cursor }: Value<(typeof readAudit)['query']>) {
  const place = readCursor(cursor, Place)
  const conditions = [
    audited,
    ...(person === undefined ? [] : [sql`(e.actor ->> 'id' = ${person} or e.subject = ${person}::uuid)`]),
    ...(type === undefined ? [] : [type.includes('.') ? sql`e.type = ${type}` : sql`split_part(e.type, '.', 1) = ${type}`]),
    ...(from ? [sql`e.at >= ${from}`] : []),
    ...(to ? [sql`e.at < ${to}`] : []),
    ...(place ? [sql`(e.at, e.seq) < (${place[0]}::timestamptz, ${place[1]}::bigint)`] : []),
  ]
  const found = await rows(
    db,
    sql<Row>`select e.id, e.seq, e.at, e.actor, e.subject, e.type, e.data as facts,
      case when e.type = 'session.begun' then (select s.ip from session s where s.id = (e.data ->> 'session')::uuid) end as ip
      from event e where ${sql.join(conditions, sql` and `)} order by e.at desc, e.seq desc limit ${limit + 1}`,
  )
  const { items, next } = pageFrom(found, limit, ({ at, seq }) => [at.toString(), seq])
  const names = await namesOf(db, items)
  return { items: items.map((row) => shown(row, names)), next }
}

async function namesOf(db: Reader, found: readonly Row[]): Promise<Map<string, { id: string; name: string }>> {
  const subjects = found.map(({ subject }) => subject)
  const [people, organisations, teams] = await Promise.all([
    personChips(db, [...subjects, ...found.map(({ actor }) => actor.id)]),
    organisationChips(db, subjects),
    teamChips(db, subjects),
  ])
  return new Map<string, { id: string; name: string }>([...teams, ...organisations, ...people])
}

const shown = ({ id, at, actor, subject, type, ip, facts }: Row, names: Map<string, { id: string; name: string }>): AuditLine => ({
  id,
  at,
  actor: names.get(actor.id ?? '') ?? null,
  job: actor.job ?? null,
  by: actor.by ?? null,
  type,
  subject: { id: subject, name: names.get(subject)?.name ?? null },
  ip,
  facts,
})
