import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { ComplianceBy, ReportFormat } from '#contract/compliance.ts'
import type { Language } from '#contract/common.ts'
import { ReportSchedule, type listReportSchedules } from '#contract/report-schedules.ts'
import { deskZone } from '#modules/people'
import { type Actor, may, personOf } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'

type Listed = Value<(typeof listReportSchedules)['result']>

/** In the order of their names. What concerns an organisation that the reader does not serve is not shown. */
export async function schedules(db: Reader, actor: Actor): Promise<Listed> {
  const served = actor.kind === 'person' ? actor.serves : null
  const items = await rows<Omit<Listed['items'][number], 'nextAt' | 'last'> & { nextAt: Temporal.Instant | null; last: unknown }>(
    db,
    sql`select s.id, s.name, s.cut as by, s.period, s.every, s.day, s.wall_time as time, s.format, s.language, s.next_at as "nextAt",
        (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = s.owner_id) as owner,
        (select json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) from organisation o where o.id = s.organisation_id) as organisation,
        (select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name collate people_order, p.id)
          from report_recipient r join person p on p.id = r.person_id where r.schedule_id = s.id) as recipients,
        (select json_build_object('at', to_char(l.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'sent', count(l.sent_at),
            'failed', count(*) filter (where l.sent_at is null and l.failure is not null),
            'waiting', count(*) filter (where l.sent_at is null and l.failure is null), 'failure', max(l.failure))
          from report_letter l where l.schedule_id = s.id group by l.due_at order by l.due_at desc limit 1) as last
      from report_schedule s
      where (s.owner_id = ${personOf(actor)} or ${may(actor, 'settings.edit')})
        and (s.organisation_id is null or ${served === null} or s.organisation_id = any(${served ?? []}::uuid[]))
      order by s.name collate people_order, s.id`,
  )
  const read = ReportSchedule.shape.last
  return { zone: await deskZone(db), items: items.map((item) => ({ ...item, last: read.parse(item.last) })) }
}

interface Letter {
  readonly person: string
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  readonly sentAt: Temporal.Instant | null
  readonly owner: string
  readonly name: string
  readonly by: ComplianceBy
  readonly organisation: string | null
  readonly format: ReportFormat
  readonly language: Language | null
}

/** A letter with the report that it carries, as that is set up today. */
export async function letterById(db: Reader, id: string): Promise<Letter | undefined> {
  const [letter] = await rows<Letter>(
    db,
    sql`select l.person_id as person, l.from_at as "from", l.to_at as "to", l.sent_at as "sentAt", s.owner_id as owner, s.name, s.cut as by,
        s.organisation_id as organisation, s.format, s.language
      from report_letter l join report_schedule s on s.id = l.schedule_id where l.id = ${id}`,
  )
  return letter
}
