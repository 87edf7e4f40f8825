import { type RawBuilder, sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { Ticket as Shown } from '#contract/tickets.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { type Ticket, isOpen } from '../ticket.ts'

type Shape = Value<typeof Shown>
type Chips = Pick<
  Shape,
  | 'title'
  | 'requester'
  | 'affected'
  | 'organisation'
  | 'owner'
  | 'assignee'
  | 'team'
  | 'level'
  | 'vendor'
  | 'service'
  | 'category'
  | 'asset'
  | 'waitReason'
  | 'resolutionCode'
  | 'resolution'
  | 'mergedInto'
> & { comment: string | null; language: 'ru' | 'en' }

export const person = (id: RawBuilder<unknown>) =>
  sql`(select json_build_object('id', x.id, 'name', x.name) from person x where x.id = ${id})`
export const organisation = (id: RawBuilder<unknown>) =>
  sql`(select json_build_object('id', x.id, 'name', x.name, 'kind', x.kind) from organisation x where x.id = ${id})`
export const team = (id: RawBuilder<unknown>) => sql`(select json_build_object('id', x.id, 'name', x.name) from team x where x.id = ${id})`
export const level = (id: RawBuilder<unknown>) =>
  sql`(select json_build_object('id', x.id, 'code', x.code, 'name', json_build_object('ru', x.name_ru, 'en', x.name_en), 'rank', x.rank)
    from level x where x.id = ${id})`
const text = (id: RawBuilder<unknown>) => sql`(select x.text from text_version x where x.id = ${id})`
const named = (table: 'service' | 'category' | 'resolution_code', id: RawBuilder<unknown>) =>
  sql`(select json_build_object('id', x.id, 'name', case l.language when 'en' then x.name_en else x.name_ru end)
    from ${sql.table(table)} x where x.id = ${id})`

/** Everything that a ticket names by id, in the language of the reader. */
export async function chipsOf(db: Reader, id: string, reader: string | null): Promise<Chips> {
  const [found] = await rows<Chips>(
    db,
    sql`select l.language, ${text(sql`t.title_id`)} as title, ${person(sql`t.requester_id`)} as requester,
        ${person(sql`t.affected_id`)} as affected, ${organisation(sql`t.organisation_id`)} as organisation,
        ${person(sql`t.owner_id`)} as owner, ${person(sql`t.assignee_id`)} as assignee, ${team(sql`t.team_id`)} as team,
        ${level(sql`level_now(t.level_id, t.team_id)`)} as level, ${organisation(sql`t.vendor_id`)} as vendor, ${named('service', sql`t.service_id`)} as service,
        ${named('category', sql`t.category_id`)} as category,
        (select json_build_object('id', x.id, 'name', x.name) from asset x where x.id = t.asset_id) as asset,
        coalesce(${text(sql`t.wait_reason_id`)}, '') as "waitReason", ${named('resolution_code', sql`t.resolution_code_id`)} as "resolutionCode",
        ${text(sql`t.resolution_id`)} as resolution, ${text(sql`t.rating_comment_id`)} as comment,
        (select json_build_object('id', x.id, 'number', x.number) from ticket x where x.id = t.merged_into_id) as "mergedInto"
      from ticket t cross join (select coalesce((select language from person where id = ${reader}::uuid), 'ru') as language) l
      where t.id = ${id}`,
  )
  if (!found) throw new Error(`no ticket ${id}`)
  return found
}

/** A ticket as the contract gives it. What is between us is left out for whom it is done. */
export function shownTicket(ticket: Ticket, chips: Chips, may: Shape['may'], works: boolean): Shape {
  const { comment, language: _, ...named } = chips
  return {
    ...named,
    waitReason: works ? named.waitReason : '',
    id: ticket.id,
    number: ticket.number,
    kind: ticket.kind,
    status: ticket.status,
    channel: ticket.channel,
    vendorCase: works ? ticket.vendor_case : null,
    impact: ticket.impact,
    urgency: ticket.urgency,
    priority: ticket.priority,
    priorityByHand: ticket.priority_by_hand,
    raisedBy: works ? [...ticket.raised_by] : [],
    vip: works && ticket.vip,
    occurredAt: ticket.occurred_at,
    waitingOn: ticket.waiting_on,
    waitUntil: ticket.wait_until,
    requesterAnsweredAt: ticket.requester_answered_at,
    waitExpired: ticket.wait_expired_at !== null,
    escalated: works && ticket.escalated_at !== null && isOpen(ticket),
    letterFailed: works && ticket.letter_failed_at !== null,
    returned: ticket.returned,
    restricted: ticket.restricted,
    startedAt: ticket.started_at,
    openedAt: ticket.opened_at,
    changedAt: ticket.last_event_at,
    resolvedAt: ticket.resolved_at,
    closedAt: ticket.closed_at,
    closedHow: ticket.closed_how,
    reopened: ticket.reopened,
    rating: ticket.rating_score === null ? null : { score: ticket.rating_score, comment: comment ?? '' },
    mayRead: true,
    may,
  }
}
