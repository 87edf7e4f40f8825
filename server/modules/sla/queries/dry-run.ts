import { sql } from 'kysely'
import type { AgreementTrial } from '#contract/agreement-acts.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Metric } from '#contract/sla.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { clockOf } from '../brief.ts'
import { type Promises, asksTheLog, heardAtTurn, keyOf, promisesOf } from '../dry-run.ts'
import type { Facts } from '../match.ts'
import { fold } from '../step.ts'
import { due } from '../verdict.ts'
import { type Book, engineOf, termsName } from '../version.ts'
import { countMoves, movedBy, nothingMoved } from './moves.ts'

type Trial = Value<typeof AgreementTrial>

/** Clocks of open tickets that stand alike; `clocks` names each by its ticket's number, with its brief where it is open: `1001:0,3600000,…;1002:`. */
interface Group extends Facts {
  readonly waitingOn: string | null
  readonly metric: Metric | null
  readonly scope: string
  readonly version: string
  readonly standing: number
  readonly status: 'running' | 'paused' | 'met' | 'missed' | 'cancelled'
  readonly clocks: string
}

/**
 * What open tickets would come to, were `after` to take the place of `before` now; equal to telling each of them by both books. Only tickets that
 * would be promised something new are told from their logs.
 */
export async function dryRun(db: Reader, before: Book, after: Book, at: Temporal.Instant): Promise<Trial> {
  const now = at.epochMilliseconds
  const told = promisesByFacts(before, after, now)
  const trial = nothingMoved()
  const [tickets, changed, toBeTold] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const group of await groupsOf(db, [before, after])) {
    const { held, next, isTold } = told(group)
    const entries = group.clocks.split(';').map((entry) => entry.split(':'))
    for (const [number = ''] of entries) (isTold ? toBeTold : tickets).add(number)
    if (isTold || group.metric === null || group.status === 'cancelled') continue
    const { metric, scope, waitingOn, standing: priority, status } = group
    const version = before.versions.get(group.version)
    if (!version || !held.has(keyOf({ metric, scope }))) continue
    const heard = heardAtTurn(after.versions, { metric, scope, version, priority, waitingOn }, next, group.priority, now)
    if (heard.length === 0) continue
    for (const [number = ''] of entries) changed.add(number)
    if (heard[0]?.type === 'cancelled') trial.clocks.cancelled += entries.length
    else if (status === 'running' || status === 'paused') {
      const engine = engineOf(after.versions, { metric, scope })
      const terms = termsName(group.version, priority)
      for (const [, brief = ''] of entries) {
        const clock = clockOf(brief, status, terms)
        const moved = fold(engine, clock, heard)
        if (moved.state === 'running') compare(trial, due(engine, clock), due(engine, moved), now)
      }
    }
  }
  trial.tickets = tickets.size
  trial.changed = changed.size
  for await (const { looked, tickets: moved } of movedBy(db, before, after, [...toBeTold].map(Number))) {
    trial.tickets += looked
    trial.changed += moved.length
    for (const one of moved) countMoves(trial.clocks, one, now)
  }
  return trial
}

function compare({ clocks }: Trial, was: ReturnType<typeof due>, is: ReturnType<typeof due>, now: number): void {
  if (typeof is !== 'number') return
  const old = typeof was === 'number' ? was : null
  if (old !== null && is < old) clocks.earlier += 1
  if (old !== null && is > old) clocks.later += 1
  if (is < now && (old === null || old >= now)) clocks.late += 1
}

interface Told {
  readonly held: Promises
  readonly next: Promises
  readonly isTold: boolean
}

/** Asked once for all clocks of tickets with the same facts. */
function promisesByFacts(before: Book, after: Book, at: number): (facts: Facts) => Told {
  const known = new Map<string, Told>()
  return ({ organisation, service, kind, priority, level, team, vendor, asset, vip }) => {
    const key = `${organisation} ${service} ${kind} ${priority} ${level} ${team} ${vendor} ${asset} ${vip}`
    const found = known.get(key)
    if (found) return found
    const facts = { organisation, service, kind, priority, level, team, vendor, asset, vip }
    const [held, next] = [promisesOf(before, facts, at), promisesOf(after, facts, at)]
    const told = { held, next, isTold: asksTheLog(held, next) }
    known.set(key, told)
    return told
  }
}

/** Assets that no agreement names are all the same to them. */
const groupsOf = (db: Reader, books: readonly Book[]): Promise<Group[]> => {
  const named = [...new Set(books.flatMap(({ offers }) => offers.flatMap(({ match }) => match.assets)))]
  return rows<Group>(
    db,
    sql`select t.organisation_id as organisation, t.service_id as service, t.kind, t.priority, t.level_id as level, t.team_id as team,
        t.vendor_id as vendor, case when t.asset_id = any(${named}::uuid[]) then t.asset_id end as asset, t.vip, t.waiting_on as "waitingOn",
        c.metric, c.scope, c.agreement_version_id as version, c.priority as standing, c.status,
        string_agg(concat(t.number, ':', c.brief), ';') as clocks
      from ticket t left join clock c on c.ticket_id = t.id where t.status in ('new', 'in-work', 'waiting')
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15`,
  )
}
