import { sql } from 'kysely'
import type { Names } from '#contract/common.ts'
import { type Reader, rows } from '#platform/db/index.ts'

export interface Incident {
  readonly id: string
  readonly number: number
  readonly kind: string
  readonly service: string | null
  readonly serviceNames: Names | null
  readonly priority: number
  /** Resolved, closed, or no major incident any more. */
  readonly over: boolean
  readonly resolution: string
  readonly communicator: string | null
  readonly team: string | null
}

/** What updates need to know of a ticket. Of a major incident its communicator tells people, else who answers to the requester, or works. */
export async function incidentOf(db: Reader, ticket: string): Promise<Incident> {
  const [found] = await rows(
    db,
    sql<Incident>`select t.id, t.number, t.kind, t.service_id as service, t.priority, t.status in ('resolved', 'closed') or m.stood_down_at is not null as over, t.team_id as team,
        case when s.id is not null then json_build_object('ru', s.name_ru, 'en', s.name_en) end as "serviceNames",
        coalesce(done.text, '') as resolution, coalesce(m.communicator_id, m.commander_id, t.owner_id, t.assignee_id) as communicator
      from ticket t left join service s on s.id = t.service_id left join text_version done on done.id = t.resolution_id
        left join major_incident m on m.ticket_id = t.id
      where t.id = ${ticket}`,
  )
  if (!found) throw new Error(`no ticket ${ticket}`)
  return { ...found, number: Number(found.number) }
}

/** What was written for requesters when a major incident was declared that still runs; null: it is none. */
export async function openingWords(db: Reader, ticket: string): Promise<{ ru: string; en: string } | null> {
  const [found] = await rows<{ ru: string; en: string }>(
    db,
    sql`select coalesce(ru.text, '') as ru, coalesce(en.text, '') as en from major_incident m left join text_version ru on ru.id = m.public_ru_id
        left join text_version en on en.id = m.public_en_id where m.ticket_id = ${ticket} and m.stood_down_at is null`,
  )
  return found ?? null
}

/** What the ticket's agreement says about keeping people informed. */
export async function promisedWords(db: Reader, ticket: string): Promise<Names | null> {
  const [found] = await rows<{ said: Names | null }>(
    db,
    sql`select v.texts -> 'howWeInform' as said from clock c join agreement_version v on v.id = c.agreement_version_id
        join agreement a on a.id = v.agreement_id and a.kind = 'sla'
      where c.ticket_id = ${ticket} order by c.metric = 'resolution' desc limit 1`,
  )
  const said = found?.said
  return said && said.ru + said.en !== '' ? said : null
}

/** Who leads a team; without a team, or a lead of it, who manages the desk. */
export async function leadsOf(db: Reader, team: string | null): Promise<string[]> {
  const found = await rows<{ id: string; role: string }>(
    db,
    sql`select p.id, r.role from person p join person_role r on r.person_id = p.id and r.role in ('lead', 'manager')
      where p.left_at is null and (r.role = 'manager' or exists (select from team_member m where m.person_id = p.id and m.team_id = ${team})) order by p.id`,
  )
  const leads = found.filter(({ role }) => role === 'lead')
  return (leads.length > 0 ? leads : found).map(({ id }) => id)
}
