import { type RawBuilder, sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import { type ReviewAction, ReviewDocument, type getReview } from '#contract/reviews.ts'
import { workableTicket, workedBy } from '#modules/tickets'
import { type Actor, may, personOf } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { timelineFor } from '../../major/queries/page.ts'
import { personChip, ticketChip } from '../../major/queries/rows.ts'

type Page = Value<(typeof getReview)['result']>

export async function reviewPage(db: Reader, actor: Actor, ref: string, at: Temporal.Instant): Promise<Page> {
  const id = await workableTicket(db, actor, ref)
  const [found] = await rows<Omit<Page, 'document' | 'timeline' | 'actions' | 'may'> & { document: unknown }>(
    db,
    sql`select ${ticketChip('t')} as ticket, r.state, r.due_at as "dueAt", r.version, r.document, ${personChip(sql`r.written_by`)} as "writtenBy",
        r.written_at as "writtenAt", ${personChip(sql`r.approved_by`)} as "approvedBy", r.approved_at as "approvedAt", r.published_at as "publishedAt"
      from review r join ticket t on t.id = r.ticket_id where r.ticket_id = ${id}`,
  )
  if (!found) throw new Refusal('not-found')
  const leads = may(actor, 'ticket.close-unconfirmed')
  const isWritten = found.state === 'draft'
  return {
    ...found,
    document: ReviewDocument.parse(found.document),
    timeline: await timelineFor(db, actor, id),
    actions: await actionsThat(db, actor, at, sql`a.ticket_id = ${id}`),
    may: {
      write: isWritten || found.state === 'due',
      approve: leads && isWritten,
      publish: leads && found.state === 'approved',
      takeBack: leads && (found.state === 'approved' || found.state === 'published'),
    },
  }
}

export const actions = (
  db: Reader,
  actor: Actor,
  at: Temporal.Instant,
  { show, whose }: { show: 'open' | 'ended'; whose: 'mine' | 'all' },
): Promise<ReviewAction[]> =>
  actionsThat(
    db,
    actor,
    at,
    sql`${show === 'open' ? sql`a.done_at is null` : sql`a.done_at is not null`} and ${whose === 'mine' ? sql`a.owner_id = ${personOf(actor)}` : sql`true`}`,
  )

/** Of major incidents that the reader works. */
const actionsThat = (db: Reader, actor: Actor, at: Temporal.Instant, which: RawBuilder<boolean>): Promise<ReviewAction[]> =>
  rows(
    db,
    sql<ReviewAction>`select a.id, ${ticketChip('t')} as major, a.text, ${personChip(sql`a.owner_id`)} as owner, a.due,
        a.done_at is null and a.due < ${at.toZonedDateTimeISO('UTC').toPlainDate().toString()}::date as overdue,
        (select ${ticketChip('k')} from ticket k where k.id = a.task_id and ${workedBy(actor, 'k')}) as task,
        a.done_at as "endedAt", a.dropped_reason as "droppedReason"
      from review_action a join ticket t on t.id = a.ticket_id
      where ${which} and ${workedBy(actor, 't')} order by a.done_at desc nulls first, a.due, a.id limit 500`,
  )
