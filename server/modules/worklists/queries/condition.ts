import { type RawBuilder, sql } from 'kysely'
import type { TicketFilter } from '#contract/worklists.ts'
import { visibleTo } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { clockCondition } from './clock-condition.ts'
import { cutCondition, journeyCondition, journeyOf, onLevels, passedCondition, sentCondition, touchedCondition } from './journey.ts'
import { within } from './period.ts'
import { searchCondition } from './search.ts'
import { signalCondition } from './signals.ts'
import { meIn, teamsIn, viewCondition } from './views.ts'

type Instant = Temporal.Instant
type Condition = RawBuilder<boolean>

/**
 * The tickets (`t`, with their nearest promise `d`) that a filter means among those the actor may read: a `from` and a `where`. `words`: in how many
 * messages what is searched for stands (`search.ts`).
 */
export const ticketsThat = (actor: Actor, filter: TicketFilter, at: Instant, words: 'few' | 'many' = 'few'): RawBuilder<unknown> =>
  sql`from ticket t left join nearest_due d on d.ticket_id = t.id ${asksWay(filter) ? journeyOf(filter.structure ?? at) : sql``}
    where ${conditionsOf(actor, filter, at, words)}`

/** The same with the way `j` of each ticket, whether the filter asks for it or not. */
export const waysThat = (actor: Actor, filter: TicketFilter, at: Instant, more: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`from ticket t left join nearest_due d on d.ticket_id = t.id ${journeyOf(filter.structure ?? at)} ${more}
    where ${conditionsOf(actor, filter, at)}`

const asksWay = ({ journey, touched, passed, sentBy, cut, narrow }: TicketFilter): boolean =>
  [journey, touched, passed, sentBy, cut, narrow].some((asked) => asked !== undefined)

function conditionsOf(actor: Actor, filter: TicketFilter, at: Instant, words: 'few' | 'many' = 'few'): Condition {
  const people = { me: meIn(actor) }
  const asOf = filter.structure ?? at
  const conditions: (Condition | undefined)[] = [
    viewCondition(filter.view, actor, at),
    visibleTo(actor, 't'),
    among('status', 'text', filter.status),
    among('kind', 'text', filter.kind),
    among('priority', 'integer', filter.priority),
    among('waiting_on', 'text', filter.waiting),
    among('channel', 'text', filter.channel),
    among('closed_how', 'text', filter.closedHow),
    filter.level && onLevels(filter.level, asOf),
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
    filter.clock && clockCondition(filter.clock, { from: filter.clockFrom, to: filter.clockTo, scopes: filter.clockScope, asOf }, at),
    filter.journey && journeyCondition(filter.journey, asOf),
    filter.waited && waitedFor(filter.waited),
    filter.stayed && stayedOn(filter.stayed, asOf),
    filter.touched && touchedCondition(filter.touched),
    filter.passed === undefined ? undefined : passedCondition(filter.passed),
    filter.sentBy === undefined ? undefined : sentCondition(filter.sentBy),
    filter.cut && cutCondition(filter.cut),
    filter.narrow && cutCondition(filter.narrow),
    filter.signal && signalCondition(filter.signal, filter.signalFrom, filter.signalTo),
    searchCondition(actor, filter.q, words),
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

const waitedFor = (on: readonly string[]): Condition =>
  sql`exists (select from event e where e.subject = t.id and e.type = 'ticket.waited' and e.data->>'on' = any(${[...on]}))`

const stayedOn = (levels: readonly string[], asOf: Instant): Condition =>
  sql`exists (select from stay s where s.ticket_id = t.id and level_under(s.level_id, s.team_id, ${asOf}) = any(${[...levels]}::uuid[]))`
