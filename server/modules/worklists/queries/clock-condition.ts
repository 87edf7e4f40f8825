import { type RawBuilder, sql } from 'kysely'
import type { ClockVerdict, TicketFilter } from '#contract/worklists.ts'
import { within } from './period.ts'

interface Period {
  readonly from: Temporal.Instant | undefined
  readonly to: Temporal.Instant | undefined
}
interface Scope extends Period {
  /** Of clocks of levels: the levels, under the structure of `asOf`. */
  readonly scopes: readonly string[] | undefined
  readonly asOf: Temporal.Instant
}

/** Tickets `t` with a clock of any of these kinds, in the period where one is given. */
export function clockCondition(wanted: NonNullable<TicketFilter['clock']>, period: Scope, at: Temporal.Instant): RawBuilder<boolean> {
  const kinds = wanted.map(([metric, verdict]) => sql`(c.metric = ${metric} and ${clockVerdict(verdict, period, at)})`)
  const scope = period.scopes
    ? sql`c.scope <> '' and level_under(c.scope::uuid, null, ${period.asOf}) = any(${[...period.scopes]}::uuid[])`
    : sql`true`
  return sql`t.id in (select c.ticket_id from clock c where (${sql.join(kinds, sql` or `)}) and ${scope})`
}

const isOverdue = (at: Temporal.Instant) => sql<boolean>`(c.status in ('running', 'paused') and c.due_at < ${at})`

/** A clock `c` of this kind, in the period where one is given. */
export function clockVerdict(verdict: ClockVerdict, { from, to }: Period, at: Temporal.Instant): RawBuilder<boolean> {
  const inPeriod = (moment: RawBuilder<unknown>) => within(moment, from, to) ?? sql`true`
  const stopped = inPeriod(sql`c.stopped_at`)
  const due = inPeriod(sql`c.due_at`)
  switch (verdict) {
    case 'met':
      return sql`(c.status = 'met' and ${stopped})`
    case 'missed':
      return sql`(c.status = 'missed' and ${stopped} or ${isOverdue(at)} and ${due})`
    case 'stopped':
      return sql`(c.status in ('met', 'missed') and ${stopped})`
    case 'cancelled':
      return sql`(c.status = 'cancelled' and ${inPeriod(sql`c.as_of`)})`
    case 'running':
    case 'paused':
      return sql`(c.status = ${verdict} and not coalesce(${isOverdue(at)}, false) and ${due})`
  }
}
