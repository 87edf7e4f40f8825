import { sql } from 'kysely'
import type { ProblemReport } from '#contract/problem-reports.ts'
import { problemEvidence } from '#contract/problem-words.ts'
import { listProblems } from '#modules/problems'
import { visibleTo } from '#modules/tickets'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { savedBy } from '../saved.ts'
import type { Asking } from './asking.ts'

interface Period {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}
type Ticket = ProblemReport['watched'][number]
type OfProblem = ProblemReport['used'][number]

const chip = (alias: string) =>
  sql`json_build_object('id', ${sql.ref(`${alias}.id`)}, 'number', ${sql.ref(`${alias}.number`)}, 'title', (select text from text_version where id = ${sql.ref(`${alias}.title_id`)}), 'status', ${sql.ref(`${alias}.status`)})`

/** Whoever asks counts what he may read, and nothing else. */
export async function problemReport(asking: Asking, { from, to }: Period): Promise<ProblemReport> {
  if (Temporal.Instant.compare(from, to) >= 0) throw new Refusal('reports.period-empty')
  const [open, heaviest, used, times, watches] = await Promise.all([
    openOf(asking),
    incidentsBy(asking, sql`t.started_at >= ${from} and t.started_at < ${to} and l.type = 'caused-by'`),
    usedIn(asking, { from, to }),
    timesIn(asking, { from, to }),
    watchesIn(asking, { from, to }),
  ])
  const ended = (how: string | null) => watches.filter((one) => one.ended === how).map(({ ticket }) => ticket)
  return { open, heaviest, used, saved: savedBy(times), watched: ended(null), kept: ended('kept'), returned: ended('returned') }
}

async function openOf(asking: Asking): Promise<ProblemReport['open']> {
  const found = await listProblems(asking, 'open')
  const ageOf = (opened: Temporal.Instant) => {
    const days = opened.until(asking.at).total('hours') / 24
    return days <= 7 ? 'week' : days <= 30 ? 'month' : days <= 90 ? 'quarter' : 'older'
  }
  return [...problemEvidence, null].map((missing) => {
    const here = found.filter((row) => (row.missing[0] ?? null) === missing)
    const aged = (age: string): Ticket[] =>
      here.filter(({ openedAt }) => ageOf(openedAt) === age).map(({ id, number, title, status }) => ({ id, number, title, status }))
    return { missing, week: aged('week'), month: aged('month'), quarter: aged('quarter'), older: aged('older') }
  })
}

const incidentsBy = ({ db, actor }: Asking, which: ReturnType<typeof sql>): Promise<OfProblem[]> =>
  rows(
    db,
    sql<OfProblem>`select ${chip('p')} as problem, json_agg(${chip('t')} order by t.number) as incidents
      from ticket_link l join ticket t on t.id = l.ticket_id join ticket p on p.id = l.other_id
      where ${which} and t.kind = 'incident' and p.kind = 'problem' and ${visibleTo(actor, 't')} and ${visibleTo(actor, 'p')}
      group by p.id order by count(*) desc, p.number limit 20`,
  )

const usedIn = ({ db, actor }: Asking, { from, to }: Period): Promise<OfProblem[]> =>
  rows(
    db,
    sql<OfProblem>`select ${chip('p')} as problem, json_agg(${chip('t')} order by t.number) as incidents
      from known_error_answer a join ticket t on t.id = a.incident_id join ticket p on p.id = a.known_id
      where a.is_it and a.at >= ${from} and a.at < ${to} and ${visibleTo(actor, 't')} and ${visibleTo(actor, 'p')}
      group by p.id order by count(*) desc, p.number limit 50`,
  )

/** How long incidents of used known errors took: those that were found to be one in the period, and the others. */
const timesIn = ({ db, actor }: Asking, { from, to }: Period): Promise<{ known: boolean; ms: number }[]> =>
  rows(
    db,
    sql<{
      known: boolean
      ms: number
    }>`with used as (select known_id, incident_id from known_error_answer where is_it and at >= ${from} and at < ${to})
      select t.id in (select incident_id from used) as known, extract(epoch from t.resolved_at - t.started_at)::float8 * 1000 as ms
      from ticket t where t.kind = 'incident' and t.resolved_at is not null and ${visibleTo(actor, 't')}
        and (t.id in (select incident_id from used)
          or (t.id in (select l.ticket_id from ticket_link l join used u on u.known_id = l.other_id where l.type = 'caused-by')
            and not exists (select from known_error_answer a where a.incident_id = t.id and a.is_it)))`,
  )

const watchesIn = ({ db, actor }: Asking, { from, to }: Period): Promise<{ ended: string | null; ticket: Ticket }[]> =>
  rows(
    db,
    sql<{
      ended: string | null
      ticket: Ticket
    }>`select w.ended, ${chip('p')} as ticket from problem_watch w join ticket p on p.id = w.ticket_id
      where ${visibleTo(actor, 'p')} and (w.ended is null or (w.looked_at >= ${from} and w.looked_at < ${to})) order by p.number`,
  )
