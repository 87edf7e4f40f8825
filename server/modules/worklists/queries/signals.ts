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
    calledOff: sql`(t.closed_how in ('spam', 'duplicate') and ${inPeriod(sql`t.closed_at`)})`,
  }
  return sql`(${sql.join(
    signals.map((signal) => one[signal]),
    sql` or `,
  )})`
}
