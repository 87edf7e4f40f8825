import { type RawBuilder, sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { MajorRow, listMajors } from '#contract/major-incidents.ts'
import { workedBy } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'

type Listed = Value<(typeof listMajors)['result']>
type Proposal = Listed['proposals'][number]

const text = (id: RawBuilder<unknown>) => sql`(select x.text from text_version x where x.id = ${id})`
export const ticketChip = (alias: string) =>
  sql`json_build_object('id', ${sql.ref(`${alias}.id`)}, 'number', ${sql.ref(`${alias}.number`)}, 'title', ${text(sql.ref(`${alias}.title_id`))},
    'status', ${sql.ref(`${alias}.status`)})`
export const servicesOf = (ids: RawBuilder<unknown>) =>
  sql`coalesce((select json_agg(json_build_object('id', x.id, 'names', json_build_object('ru', x.name_ru, 'en', x.name_en)) order by x.rank, x.id)
    from service x where x.id = any(${ids})), '[]')`
export const organisationChip = (id: RawBuilder<unknown>) =>
  sql`(select json_build_object('id', x.id, 'name', x.name, 'kind', x.kind) from organisation x where x.id = ${id})`
export const personChip = (id: RawBuilder<unknown>) =>
  sql`(select json_build_object('id', x.id, 'name', x.name) from person x where x.id = ${id})`
export const publicText = (alias: string) =>
  sql`json_build_object('ru', coalesce(${text(sql.ref(`${alias}.public_ru_id`))}, ''), 'en', coalesce(${text(sql.ref(`${alias}.public_en_id`))}, ''))`

/** A child that was resolved with its major incident and is open again; aliases: `c` the child, `m` the major incident. */
export const isBack = sql<boolean>`(c.status in ('new', 'in-work', 'waiting')
  and exists (select from major_child_due d where d.major_id = m.id and d.child_id = c.id and d.outcome = 'resolved'))`

/** Major incidents whose ticket the actor works, counted by the children that he works. Moments as they stand in the database. */
export async function majorRows(db: Reader, actor: Actor, which: RawBuilder<boolean>): Promise<MajorRow[]> {
  const found = await rows<
    Omit<MajorRow, 'review'> & { reviewState: 'due' | 'draft' | 'approved' | 'published' | null; reviewDue: Temporal.Instant | null }
  >(
    db,
    sql`select ${ticketChip('t')} as ticket, t.priority, ${text(sql`m.impact_id`)} as impact, m.declared_at as "declaredAt",
        t.resolved_at as "resolvedAt", m.stood_down_at as "stoodDownAt", ${servicesOf(sql`m.services`)} as services,
        coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) order by o.name)
          from organisation o where o.id = any(m.organisations)), '[]') as organisations,
        ${personChip(sql`m.commander_id`)} as commander,
        n.children, n.open, n.back as "cameBack", r.state as "reviewState", r.due_at as "reviewDue"
      from major_incident m join ticket t on t.id = m.id left join review r on r.ticket_id = m.id
      cross join lateral (select count(*)::int as children, (count(*) filter (where c.status in ('new', 'in-work', 'waiting')))::int as open,
          (count(*) filter (where ${isBack}))::int as back
        from ticket_link l join ticket c on c.id = l.ticket_id where l.other_id = m.id and l.type = 'part-of' and ${workedBy(actor, 'c')}) n
      where ${which} and ${workedBy(actor, 't')} order by m.declared_at desc, m.id desc limit 200`,
  )
  return found.map(({ reviewState, reviewDue, ...row }) => ({
    ...row,
    review: reviewState && reviewDue ? { state: reviewState, dueAt: reviewDue } : null,
  }))
}

export async function majors(db: Reader, actor: Actor, show: 'running' | 'past'): Promise<Listed> {
  const [items, proposals] = await Promise.all([
    majorRows(db, actor, show === 'running' ? sql`m.stood_down_at is null` : sql`m.stood_down_at is not null`),
    show === 'running' ? openProposals(db, actor, sql`true`) : [],
  ])
  return { items, proposals }
}

export const openProposals = (db: Reader, actor: Actor, which: RawBuilder<boolean>): Promise<Proposal[]> =>
  rows(
    db,
    sql<Proposal>`select p.id, p.rule, (${servicesOf(sql`array[p.service_id]`)})->0 as service, ${ticketChip('t')} as ticket,
        cardinality(p.tickets) as incidents, p.proposed_at as "proposedAt"
      from major_proposal p join ticket t on t.id = p.ticket_id
      where p.settled_at is null and t.status in ('new', 'in-work', 'waiting') and ${which} and ${workedBy(actor, 't')} order by p.proposed_at desc`,
  )
