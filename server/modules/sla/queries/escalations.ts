import { sql } from 'kysely'
import type { getEscalations } from '#contract/escalation-chains.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Names } from '#contract/common.ts'
import type { PersonChip } from '#contract/people.ts'
import { Metric, Warning } from '#contract/sla.ts'
import { type Reader, rows } from '#platform/db/index.ts'

type Escalations = Value<(typeof getEscalations)['result']>

interface Row {
  at: Temporal.Instant
  data: { metric: unknown; when: unknown }
  person: PersonChip
  chain: Names | null
  by: PersonChip | null
  acknowledged: Temporal.Instant | null
}

/** Who has been told of a ticket's clocks, the last first. */
export async function escalationsOf(db: Reader, ticket: string, reader: string | null): Promise<Escalations> {
  const found = await rows<Row>(
    db,
    sql`select n.told_at as at, e.data, json_build_object('id', p.id, 'name', p.name) as person, a.at as acknowledged,
        case when c.id is not null then json_build_object('ru', c.name_ru, 'en', c.name_en) end as chain,
        case when a.at is not null then json_build_object('id', b.id, 'name', b.name) end as by
      from clock_notice n join event e on e.id = n.event_id join person p on p.id = n.person_id
      left join escalation_chain c on c.id = n.chain_id
      left join clock_acknowledgement a on a.ticket_id = n.ticket_id and a.chain_id = n.chain_id left join person b on b.id = a.person_id
      where n.ticket_id = ${ticket} order by n.told_at desc, n.id desc`,
  )
  const notices = found.map(({ at, data, person, chain, by, acknowledged }) => ({
    person,
    at,
    metric: Metric.parse(data.metric),
    when: Warning.parse(data.when),
    chain,
    acknowledged: by && acknowledged ? { by, at: acknowledged } : null,
  }))
  return { notices, mayAcknowledge: reader !== null && notices.some(({ chain, acknowledged }) => chain !== null && acknowledged === null) }
}

/** What a notice says, and to whom. */
export interface NoticeFacts {
  readonly ticket: string
  readonly number: number
  readonly title: string
  readonly person: string
  readonly metric: Metric
  readonly when: Warning
  readonly dueAt: Temporal.Instant | null
  readonly chain: string | null
}

export async function noticeFacts(db: Reader, notice: string): Promise<NoticeFacts | undefined> {
  const [found] = await rows<Omit<NoticeFacts, 'metric' | 'when'> & Pick<Row, 'data'>>(
    db,
    sql`select t.id as ticket, t.number, title.text as title, n.person_id as person, n.chain_id as chain, e.data,
        (select c.due_at from clock c where c.ticket_id = t.id and c.metric = e.data ->> 'metric' and c.scope = e.data ->> 'scope') as "dueAt"
      from clock_notice n join event e on e.id = n.event_id join ticket t on t.id = n.ticket_id join text_version title on title.id = t.title_id where n.id = ${notice}`,
  )
  if (!found) return undefined
  const { data, ...facts } = found
  return { ...facts, metric: Metric.parse(data.metric), when: Warning.parse(data.when) }
}

/** A chain has told somebody on this ticket, and nobody has said yet that he takes care of it. */
export const chainGoesOn = async (db: Reader, ticket: string): Promise<boolean> => (await escalationsOf(db, ticket, ticket)).mayAcknowledge
