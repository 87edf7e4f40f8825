import { type RawBuilder, sql } from 'kysely'
import type { ComplianceReport } from '#contract/compliance.ts'
import type { Metric } from '#contract/sla.ts'
import { TicketFilter } from '#contract/worklists.ts'
import { clockVerdict, ticketsThat } from '#modules/worklists'
import { rows } from '#platform/db/index.ts'
import { type Scope, narrowOf } from '../compliance.ts'
import { shareOf } from '../first.ts'
import type { Asking } from './asking.ts'

type Judgements = Pick<ComplianceReport, 'stated' | 'restated' | 'exempted'>

interface Period {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

const most = 500

/** What was restated and exempted of the promises that count in the period, and what the figures would be without. */
export async function judgementsOf({ db, actor, at }: Asking, scope: Scope, period: Period): Promise<Judgements> {
  const counts = sql`(${clockVerdict('stopped', period, at)} or ${clockVerdict('missed', period, at)})`
  const narrowed = sql`(select t.* ${ticketsThat(actor, TicketFilter.parse(narrowOf(scope)), at)}) t`
  const stated = await rows<{ metric: Metric; met: number; missed: number; now: number; late: number; exempted: number }>(
    db,
    sql`select metric, count(distinct ticket) filter (where was = 'met')::int as met, count(distinct ticket) filter (where was = 'missed')::int as missed,
        count(distinct ticket) filter (where is_met)::int as now, count(distinct ticket) filter (where is_late)::int as late,
        count(distinct ticket) filter (where is_late and is_exempt)::int as exempted
      from (select c.metric, t.id as ticket, ${clockVerdict('met', period, at)} as is_met, ${clockVerdict('missed', period, at)} as is_late,
          case when c.status in ('met', 'missed') then coalesce(${firstStated}, c.status) else 'missed' end as was,
          exists (select from exemption e where ${ofClock('e')} and e.approved) as is_exempt
        from ${narrowed} join clock c on c.ticket_id = t.id where ${counts}) judged
      group by metric order by metric`,
  )
  return {
    stated: stated.flatMap(({ metric, met, missed, now, late, exempted }) =>
      met === now && missed === late && exempted === 0
        ? []
        : [{ metric, met, missed, share: shareOf(met, missed), exempted, shareExempted: shareOf(now, late - exempted) }],
    ),
    restated: await rows(
      db,
      sql<
        Judgements['restated'][number]
      >`select t.number, r.metric, r.before_status as before, r.after_status as after, r.because, r.reason, r.at,
          p.name as by
        from ${narrowed} join clock c on c.ticket_id = t.id join restatement r on ${ofClock('r')} left join person p on p.id = r.by_id
        where ${counts} and r.before_status in ('met', 'missed') order by r.at, t.number, r.metric limit ${most}`,
    ),
    exempted: await rows(
      db,
      sql<Judgements['exempted'][number]>`select t.number, e.metric, e.reason, e.approved, a.name as "askedBy", d.name as "decidedBy",
          e.decided_at as "decidedAt"
        from ${narrowed} join clock c on c.ticket_id = t.id join exemption e on ${ofClock('e')}
          left join person a on a.id = e.asked_by left join person d on d.id = e.decided_by
        where ${clockVerdict('missed', period, at)} and e.approved is not false order by e.asked_at, t.number, e.metric limit ${most}`,
    ),
  }
}

const ofClock = (name: 'e' | 'r'): RawBuilder<boolean> => {
  const of = (column: string) => sql.ref(`${name}.${column}`)
  return sql`${of('ticket_id')} = c.ticket_id and ${of('metric')} = c.metric and ${of('scope')} = c.scope`
}

/** The first verdict that was ever restated; null: none was. */
const firstStated = sql`(select r.before_status from restatement r where ${ofClock('r')} and r.before_status in ('met', 'missed') order by r.at, r.id limit 1)`
