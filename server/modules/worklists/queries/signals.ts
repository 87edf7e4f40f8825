import { type RawBuilder, sql } from 'kysely'
import type { IntegritySignal } from '#contract/worklists.ts'
import { within } from './period.ts'

/** Tickets `t` with such a signal, in the period where one is given. */
export function signalCondition(signals: readonly IntegritySignal[], from?: Temporal.Instant, to?: Temporal.Instant): RawBuilder<boolean> {
  const inPeriod = (moment: RawBuilder<unknown>) => within(moment, from, to) ?? sql<boolean>`true`
  const one: Record<IntegritySignal, RawBuilder<boolean>> = {
    lowered: sql`t.id in (select c.ticket_id from clock c where c.status = 'met' and c.ever_breached and ${inPeriod(sql`c.stopped_at`)})`,
    reopenedSoon: sql`t.id in (select e.subject from event e where e.type = 'ticket.reopened' and ${inPeriod(sql`e.at`)} and exists (
      select from event r where r.subject = e.subject and r.type = 'ticket.resolved' and r.at <= e.at and r.at > e.at - interval '1 day'))`,
    setByHand: sql`(t.priority_by_hand and ${inPeriod(sql`t.opened_at`)})`,
    startedEarlier: sql`(t.channel in ('phone', 'visit', 'desk') and t.started_at < t.opened_at and ${inPeriod(sql`t.opened_at`)})`,
    unchecked: sql`t.id in (select k.ticket_id from called_off_check k where k.upheld is null and ${inPeriod(sql`k.closed_at`)})`,
    pausedLate: sql`t.id in (select w.subject from event w join clock c on c.ticket_id = w.subject and c.metric in ('resolution', 'level')
      cross join lateral (select sum((run->>'ms')::bigint) as used, max((run->>'to')::bigint) as stood from jsonb_array_elements(c.state->'runs') run
        where (run->>'to')::bigint <= extract(epoch from w.at) * 1000) before
      where w.type = 'ticket.waited' and w.data->>'on' <> 'hold' and ${inPeriod(sql`w.at`)} and before.stood = extract(epoch from w.at) * 1000
        and before.used >= 0.9 * c.target_ms and before.used < c.target_ms)`,
    pausedAfterAnswer: sql`t.id in (select w.subject from event w where w.type = 'ticket.waited' and w.data->>'on' = 'requester' and ${inPeriod(sql`w.at`)}
      and exists (select from event a where a.subject = w.subject and a.type = 'ticket.requester-answered' and a.seq < w.seq
        and not exists (select from event r where r.subject = w.subject and r.type in ('ticket.replied', 'ticket.resolved')
          and r.seq > a.seq and r.seq < w.seq)))`,
    corrected: sql`t.id in (select r.ticket_id from restatement r where ${inPeriod(sql`r.at`)})`,
    calledOff: sql`(t.closed_how in ('spam', 'duplicate') and ${inPeriod(sql`t.closed_at`)})`,
  }
  return sql`(${sql.join(
    signals.map((signal) => one[signal]),
    sql` or `,
  )})`
}
