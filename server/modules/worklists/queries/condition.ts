import { type RawBuilder, sql } from 'kysely'
import type { TicketFilter } from '#contract/worklists.ts'
import { visibleTo } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { clockCondition } from './clock-condition.ts'
import { within } from './period.ts'
import { searchCondition } from './search.ts'
import { signalCondition } from './signals.ts'
import { meIn, teamsIn, viewCondition } from './views.ts'

type Instant = Temporal.Instant
type Condition = RawBuilder<boolean>

/** The tickets (`t`, with their nearest promise `d`) that a filter means among those the actor may read: a `from` and a `where`. */
export const ticketsThat = (actor: Actor, filter: TicketFilter, at: Instant): RawBuilder<unknown> =>
  sql`from ticket t left join nearest_due d on d.ticket_id = t.id where ${conditionsOf(actor, filter, at)}`

function conditionsOf(actor: Actor, filter: TicketFilter, at: Instant): Condition {
  const people = { me: meIn(actor) }
  const conditions: (Condition | undefined)[] = [
    viewCondition(filter.view, actor, at),
    visibleTo(actor, 't'),
    among('status', 'text', filter.status),
    among('kind', 'text', filter.kind),
    among('priority', 'integer', filter.priority),
    among('waiting_on', 'text', filter.waiting),
    among('channel', 'text', filter.channel),
    among('closed_how', 'text', filter.closedHow),
    among('level_id', 'uuid', filter.level),
    among('requester_id', 'uuid', filter.requester),
    amongOrNone(
      'team_id',
      filter.team?.flatMap((id) => (id === 'mine' ? teamsIn(actor) : [id])),
    ),
    amongOrNone('assignee_id', named(filter.assignee, people)),
    amongOrNone('owner_id', named(filter.owner, people)),
    amongOrNone('organisation_id', filter.organisation),
    amongOrNone('service_id', filter.service),
    amongOrNone('category_id', filter.category),
    within(sql`t.opened_at`, filter.openedFrom, filter.openedTo),
    within(sql`t.resolved_at`, filter.resolvedFrom, filter.resolvedTo),
    within(sql`t.closed_at`, filter.closedFrom, filter.closedTo),
    happened('ticket.reopened', filter.reopenedFrom, filter.reopenedTo),
    happened('ticket.rated', filter.ratedFrom, filter.ratedTo),
    filter.clock && clockCondition(filter.clock, { from: filter.clockFrom, to: filter.clockTo }, at),
    filter.signal && signalCondition(filter.signal, filter.signalFrom, filter.signalTo),
    searchCondition(actor, filter.q),
  ]
  return sql.join(
    conditions.filter((condition) => condition !== undefined),
    sql` and `,
  )
}

const column = (name: string) => sql.ref(`t.${name}`)

const among = (name: string, type: 'text' | 'integer' | 'uuid', values: readonly (string | number)[] | undefined): Condition | undefined =>
  values && sql`${column(name)} = any(${[...values]}::${sql.raw(type)}[])`

/** `none`: nothing stands there. */
function amongOrNone(name: string, values: readonly string[] | undefined): Condition | undefined {
  if (!values) return undefined
  const given =
    among(
      name,
      'uuid',
      values.filter((value) => value !== 'none'),
    ) ?? sql`false`
  return values.includes('none') ? sql`(${column(name)} is null or ${given})` : given
}

const named = (values: readonly string[] | undefined, { me }: { me: string | null }): string[] | undefined =>
  values?.flatMap((value) => (value === 'me' ? (me ?? []) : value))

function happened(type: 'ticket.reopened' | 'ticket.rated', from: Instant | undefined, to: Instant | undefined): Condition | undefined {
  const period = within(sql`e.at`, from, to)
  return period && sql`t.id in (select e.subject from event e where e.type = ${type} and ${period})`
}
