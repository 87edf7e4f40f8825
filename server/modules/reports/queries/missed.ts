import { type RawBuilder, sql } from 'kysely'
import type { Metric } from '#contract/sla.ts'
import { TicketFilter } from '#contract/worklists.ts'
import { clocksOfTicket } from '#modules/sla'
import { clockVerdict, ticketsThat } from '#modules/worklists'
import { rows } from '#platform/db/index.ts'
import { type Scope, narrowOf } from '../compliance.ts'
import type { Asking } from './asking.ts'

export interface Missed {
  readonly ticket: string
  readonly number: number
  readonly title: string
  readonly priority: number
  readonly metric: Metric
  readonly scope: string
  readonly targetMs: number
  readonly elapsedMs: number
  readonly dueAt: Temporal.Instant
}

type Clock = Awaited<ReturnType<typeof clocksOfTicket>>[number]

/** The promises that were missed in the period, in the order in which they were due; at most `most` of them. */
export const missedOf = ({ db, actor, at }: Asking, scope: Scope, { from, to }: Period, most: number): Promise<Missed[]> =>
  rows<Missed>(
    db,
    sql`select t.id as ticket, t.number, w.text as title, t.priority, c.metric, c.scope, c.target_ms as "targetMs", c.elapsed_ms as "elapsedMs", c.due_at as "dueAt"
      from (select t.* ${narrowed(actor, scope, at)}) t join clock c on c.ticket_id = t.id join text_version w on w.id = t.title_id
      where ${clockVerdict('missed', { from, to }, at)} order by c.due_at, t.number limit ${most}`,
  )

interface Period {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

const narrowed = (actor: Asking['actor'], scope: Scope, at: Temporal.Instant): RawBuilder<unknown> =>
  ticketsThat(actor, TicketFilter.parse(narrowOf(scope)), at)

export interface Counted extends Missed {
  readonly clock: Clock | undefined
}

/** With the clock behind each, and every stretch of its time. */
export async function counted(asking: Asking, missed: readonly Missed[]): Promise<Counted[]> {
  const all: Counted[] = []
  for (const one of missed) all.push({ ...one, clock: await clockOf(asking, one) })
  return all
}

async function clockOf({ db, at }: Asking, { ticket, metric, scope }: Missed): Promise<Clock | undefined> {
  return (await clocksOfTicket(db, ticket, at)).find((one) => one.metric === metric && one.scope === scope)
}
