import type { ChangeType, RiskLevel, listChanges, listMyApprovals } from '#contract/changes.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Status } from '#contract/ticket-words.ts'
import { personChips } from '#modules/people'
import { meAndThose, visibleTo } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Standing, stateOf } from '../change.ts'
import { namesOf } from './names.ts'
import { assetsOf, isAhead, servicesOf } from './overlaps.ts'

type Lists = Value<(typeof listChanges)['result']>
type Listed = Lists['items'][number]
type MyApprovals = Value<(typeof listMyApprovals)['result']>

interface Row {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly status: Status
  /** Null: nothing was said of it yet. */
  readonly standing: Standing | null
  readonly type: ChangeType
  readonly risk: RiskLevel | null
  readonly from: Temporal.Instant | null
  readonly to: Temporal.Instant | null
  readonly services: string[]
  readonly assignee: string | null
  readonly overlaps: boolean
}

async function listed(db: Reader, actor: Actor, condition: RawBuilder<boolean>): Promise<(Listed & { id: string })[]> {
  const found = await rows<Row>(
    db,
    sql`select t.id, t.number, title.text as title, t.status, t.assignee_id as assignee,
        case when c.id is not null then json_build_object('approval', c.approval, 'begun_at', c.begun_at, 'done_at', c.done_at,
          'tested_at', c.tested_at, 'passed', c.passed, 'rolled_back_at', c.rolled_back_at) end as standing,
        coalesce(c.type, 'normal') as type, c.risk_level as risk, c.from_at as "from", c.to_at as "to",
        coalesce(${servicesOf}, array_remove(array[t.service_id], null)) as services,
        ${isAhead} and exists (select from change o join ticket ot on ot.id = o.id
          where o.id <> c.id and o.from_at < c.to_at and o.to_at > c.from_at and o.rolled_back_at is null and ot.status not in ('resolved', 'closed')
            and (array_append(o.services, ot.service_id) && ${servicesOf} or array_append(o.assets, ot.asset_id) && ${assetsOf})
            and ${visibleTo(actor, 'ot')}) as overlaps
      from ticket t join text_version title on title.id = t.title_id left join change c on c.id = t.id
      where t.kind = 'change' and t.merged_into_id is null and ${visibleTo(actor, 't')} and ${condition}
      order by c.from_at, t.number limit 500`,
  )
  const names = await namesOf(db, { services: found.flatMap(({ services }) => services), assets: [] })
  const people = await personChips(
    db,
    found.map(({ assignee }) => assignee),
  )
  return found.map(({ standing, from, to, services, assignee, ...rest }) => ({
    ...rest,
    overlaps: rest.overlaps,
    state: stateOf(standing ?? undefined),
    window: from && to && { from, to },
    services: names.services([...new Set(services)]),
    assignee: people.get(assignee ?? '') ?? null,
  }))
}

/** Those whose window meets the period, and those open ones that have none. */
export async function changesWithin(
  db: Reader,
  actor: Actor,
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<Lists> {
  if (to.since(from).total('days') > 62) throw new Refusal('changes.period-too-long')
  return {
    items: await listed(db, actor, sql`c.from_at < ${to} and c.to_at > ${from}`),
    unplanned: await listed(db, actor, sql`c.from_at is null and t.status not in ('resolved', 'closed')`),
  }
}

interface Waiting {
  readonly id: string
  readonly asking: string
  readonly dueAt: Temporal.Instant
  readonly person: string
}

/** Whose turn it is to say yes or no: mine, or theirs for whom I stand in; the nearest deadline first. */
export async function approvalsOf(db: Reader, actor: Actor): Promise<MyApprovals> {
  if (actor.kind !== 'person') return { items: [] }
  const waiting = await rows<Waiting>(
    db,
    sql`select a.change_id as id, a.id as asking, a.due_at as "dueAt", p.person_id as person
      from change_approver p join change_asking a on a.id = p.asking_id and a.state = 'open' and a.step = p.step
      join change_version v on v.change_id = a.change_id and v.n = a.version join ticket t on t.id = a.change_id
      where p.answer is null and p.person_id = any(${[...meAndThose(actor)]}::uuid[])
        and not ${actor.id} in (a.asked_by, coalesce(v.by_id, a.asked_by), t.requester_id)
        and t.kind = 'change' and t.status not in ('resolved', 'closed')
      order by a.due_at, a.id`,
  )
  if (waiting.length === 0) return { items: [] }
  const found = await listed(db, actor, sql`t.id = any(${waiting.map(({ id }) => id)}::uuid[])`)
  const people = await personChips(
    db,
    waiting.map(({ person }) => person),
  )
  return {
    items: waiting.flatMap(({ id, asking, dueAt, person }) => {
      const one = found.find((each) => each.id === id)
      return one ? [{ ...one, asking, dueAt, standsInFor: person === actor.id ? null : (people.get(person) ?? null) }] : []
    }),
  }
}
