import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type * as contract from '#contract/problems.ts'
import type { KnownError, Workaround } from '#contract/known-errors.ts'
import { mayWork, ticketScope, visibleTo, workedBy } from '#modules/tickets'
import { type Actor, allow } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { type EntryFold, missingOf } from '../analysis.ts'
import { mayAcceptRisk } from '../policy.ts'
import { closedNumbers, numberOf } from './sources.ts'
import { weightOf } from './weight.ts'

type Page = Value<typeof contract.ProblemPage>
type Row = Value<typeof contract.ProblemRow>
interface Asking {
  readonly db: Reader
  readonly actor: Actor
  readonly at: Temporal.Instant
}

const person = (id: string) => sql`(select json_build_object('id', id, 'name', name) from person where id = ${sql.ref(id)})`
const chip = sql`json_build_object('id', o.id, 'number', o.number, 'title', (select text from text_version where id = o.title_id), 'status', o.status)`
const bare = sql`o.id, o.number, (select text from text_version where id = o.title_id) as title, o.status`

/** All that is known of a problem. Whoever only reads the ticket as its requester does not see it. */
export async function problemPage(asking: Asking, id: string): Promise<Page> {
  const { db, actor } = asking
  const { number, priority } = await workedProblem(db, actor, id)
  const [entries, incidents, assets, happened, changes, weight, workarounds, knownError, watch] = await Promise.all([
    entriesOf(db, id),
    incidentsOf(db, actor, id),
    assetsOf(db, actor, id),
    happenedTo(db, actor, id),
    changesOf(db, actor, id),
    weightOf(asking, { problem: id }),
    workaroundsOf(db, id),
    knownErrorOf(db, id),
    watchOf(db, actor, id),
  ])
  const returned = watch?.ended === 'returned' ? watch.lookedAt : null
  return {
    id,
    number,
    priority,
    entries: openTo(
      entries,
      await closedNumbers(
        db,
        actor,
        entries.map(({ link }) => link),
      ),
    ),
    incidents,
    assets,
    happened,
    changes,
    weight,
    workarounds,
    knownError,
    watch,
    missing: missingOf(
      entries.map(({ part, verdict, passed, writtenAt }) => ({ part, verdict, passed, written_at: writtenAt, struck_at: null })),
      returned,
    ),
    may: { write: true, acceptRisk: mayAcceptRisk(actor) },
  }
}

/** A problem on which the actor works. */
export async function workedProblem(db: Reader, actor: Actor, id: string): Promise<{ number: number; priority: number }> {
  const [scope] = await ticketScope(db, [id])
  allow(scope !== undefined && mayWork(actor, scope))
  const { kind, ...row } = await db
    .selectFrom('ticket')
    .select(['kind', 'number', 'priority'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (kind !== 'problem') throw new Refusal('problems.not-a-problem')
  return row
}

/** Evidence from a ticket that is closed to the reader is left out; of what else leads there the words stand, and the way does not. */
const openTo = (entries: Page['entries'], closed: ReadonlySet<number>): Page['entries'] =>
  entries.flatMap((entry) => {
    const number = numberOf(entry.link)
    if (number === undefined || !closed.has(number)) return [entry]
    return entry.part === 'for' || entry.part === 'against' ? [] : [{ ...entry, link: '' }]
  })

const entriesOf = (db: Reader, id: string): Promise<Page['entries']> =>
  rows(
    db,
    sql`select e.id, e.part, e.parent_id as parent, x.text, e.link, e.branch, e.happened_at as "happenedAt", e.verdict, e.passed,
        ${person('e.by_id')} as by, e.written_at as "writtenAt", null as judged, e.judged_at, ${person('e.judged_by')} as judge, why.text as reason
      from analysis_entry e join text_version x on x.id = e.text_id left join text_version why on why.id = e.judged_reason_id
      where e.ticket_id = ${id} and e.struck_at is null order by e.written_at, e.id`,
  ).then((found) =>
    (found as (Page['entries'][number] & Judged)[]).map(({ judged_at: at, judge, reason, ...entry }) => ({
      ...entry,
      judged: at === null ? null : { at, by: judge, reason: reason ?? '' },
    })),
  )
interface Judged {
  readonly judged_at: Temporal.Instant | null
  readonly judge: Page['entries'][number]['by']
  readonly reason: string | null
}

const incidentsOf = (db: Reader, actor: Actor, id: string): Promise<Page['incidents']> =>
  rows(
    db,
    sql`select ${bare}, o.started_at as "startedAt", o.resolved_at as "resolvedAt",
        (select json_build_object('id', id, 'name', name, 'kind', kind) from organisation where id = o.organisation_id) as organisation
      from ticket_link l join ticket o on o.id = l.ticket_id
      where l.other_id = ${id} and l.type = 'caused-by' and o.kind = 'incident' and ${visibleTo(actor, 'o')} order by o.started_at desc, o.number desc limit 500`,
  )

const assetsOf = (db: Reader, actor: Actor, id: string): Promise<Page['assets']> =>
  rows(
    db,
    sql`select a.id, a.name, count(o.id) filter (where o.id <> ${id})::int as incidents
      from ticket o join asset a on a.id = o.asset_id
      where o.id = ${id} or (o.kind = 'incident' and ${visibleTo(actor, 'o')}
        and exists (select from ticket_link l where l.ticket_id = o.id and l.other_id = ${id} and l.type = 'caused-by'))
      group by a.id order by 3 desc, a.name collate people_order, a.id limit 100`,
  )

const happenedTo = (db: Reader, actor: Actor, id: string): Promise<Page['happened']> =>
  rows(
    db,
    sql`select ev.at, ${chip} as ticket, substr(ev.type, 8) as what
      from ticket_link l join ticket o on o.id = l.ticket_id join event ev on ev.subject = o.id
      where l.other_id = ${id} and l.type = 'caused-by' and o.kind = 'incident' and ${visibleTo(actor, 'o')}
        and ev.type in ('ticket.opened', 'ticket.resolved', 'ticket.reopened') order by ev.at desc limit 300`,
  )

const changesOf = (db: Reader, actor: Actor, id: string): Promise<Page['changes']> =>
  rows(
    db,
    sql`select distinct ${bare} from ticket_link l join ticket o on o.id in (l.ticket_id, l.other_id) and o.id <> ${id}
      where ${id} in (l.ticket_id, l.other_id) and o.kind = 'change' and ${visibleTo(actor, 'o')} order by o.number`,
  )

const workaroundsOf = (db: Reader, id: string): Promise<Value<typeof Workaround>[]> =>
  rows(
    db,
    sql`select w.id, w.version, json_build_object('ru', w.agents_ru, 'en', w.agents_en) as agents,
        json_build_object('ru', w.requesters_ru, 'en', w.requesters_en) as requesters, w.published_at as "publishedAt",
        ${person('w.published_by')} as by, w.withdrawn_at as "withdrawnAt", coalesce(x.text, '') as "withdrawnBecause"
      from workaround w left join text_version x on x.id = w.withdrawn_reason_id where w.ticket_id = ${id} order by w.version desc`,
  )

async function knownErrorOf(db: Reader, id: string): Promise<Value<typeof KnownError> | null> {
  const [found] = await rows<Value<typeof KnownError>>(
    db,
    sql`select json_build_object('ru', k.symptoms_ru, 'en', k.symptoms_en) as symptoms, k.service_id as service, k.category_id as category, k.model,
        k.opened_at as "openedAt", (select count(*)::int from known_error_answer a where a.known_id = k.ticket_id and a.is_it) as uses
      from known_error k where k.ticket_id = ${id}`,
  )
  return found ?? null
}

async function watchOf(db: Reader, actor: Actor, id: string): Promise<Page['watch']> {
  const row = await db.selectFrom('problem_watch').selectAll().where('ticket_id', '=', id).executeTakeFirst()
  if (!row) return null
  const tickets = await rows<NonNullable<Page['watch']>['tickets'][number]>(
    db,
    sql`select ${bare} from ticket o where o.id = any(${row.incident_ids}::uuid[]) and ${visibleTo(actor, 'o')} order by o.started_at`,
  )
  const weeks = row.looked_at === null ? 0 : row.from_at.until(row.looked_at).total('hours') / (24 * 7)
  return {
    from: row.from_at,
    until: row.until_at,
    ended: row.ended === 'kept' || row.ended === 'returned' || row.ended === 'stopped' ? row.ended : null,
    before: { incidents: row.before_incidents, weeks: row.before_weeks },
    after: { incidents: row.after_incidents, weeks: Math.min(weeks, row.from_at.until(row.until_at).total('hours') / (24 * 7)) },
    lookedAt: row.looked_at,
    tickets,
  }
}

interface Listed extends Omit<Row, 'missing' | 'assignee'> {
  readonly assignee: Row['assignee']
  readonly entries: { part: EntryFold['part']; verdict: EntryFold['verdict']; passed: boolean | null; at: string }[]
  readonly returned: Temporal.Instant | null
}

export async function listProblems({ db, actor }: Asking, show: 'open' | 'watched' | 'all'): Promise<Row[]> {
  const which = {
    open: sql`p.status not in ('resolved', 'closed')`,
    watched: sql`w.ticket_id is not null and w.ended is null`,
    all: sql`true`,
  }[show]
  const found = await rows<Listed>(
    db,
    sql`select p.id, p.number, title.text as title, p.status, p.priority, ${person('p.assignee_id')} as assignee, p.opened_at as "openedAt",
        (select count(*)::int from ticket_link l join ticket i on i.id = l.ticket_id
          where l.other_id = p.id and l.type = 'caused-by' and i.kind = 'incident' and ${visibleTo(actor, 'i')}) as incidents,
        exists (select from known_error k where k.ticket_id = p.id) as known,
        case when w.ended is null then w.until_at end as "watchedUntil", case when w.ended = 'returned' then w.looked_at end as returned,
        coalesce((select json_agg(json_build_object('part', e.part, 'verdict', e.verdict, 'passed', e.passed, 'at', e.written_at))
          from analysis_entry e where e.ticket_id = p.id and e.struck_at is null), '[]') as entries
      from ticket p join text_version title on title.id = p.title_id left join problem_watch w on w.ticket_id = p.id
      where p.kind = 'problem' and p.merged_into_id is null and ${which} and ${workedBy(actor, 'p')}
      order by p.status in ('resolved', 'closed'), p.priority, incidents desc, p.number limit 500`,
  )
  return found.map(({ entries, returned, ...row }) => ({
    ...row,
    missing: missingOf(
      entries.map(({ at, ...entry }) => ({ ...entry, written_at: Temporal.Instant.from(at), struck_at: null })),
      returned,
    ),
  }))
}
