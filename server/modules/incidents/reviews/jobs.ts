import { sql } from 'kysely'
import * as z from 'zod'
import { holdTickets } from '#modules/tickets'
import { rows } from '#platform/db/index.ts'
import { type JobHandler, handle, jobType } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'
import { noteReminded, updateAction } from './store.ts'

/** Reminds of reviews and actions whose date has passed. */
export const remind = jobType('incidents.remind', z.object({}), { cron: '7 * * * *' })

/** Once when it is late, and every third day until it is done. */
const every = { hours: 72 }

export const jobs = (house: House): JobHandler[] => [handle(remind, () => remindOf(house))]

async function remindOf(house: House): Promise<void> {
  const system = { kind: 'system', job: remind.name } as const
  const before = house.now().subtract(every)
  const today = house.now().toZonedDateTimeISO('UTC').toPlainDate().toString()
  const actions = await rows<{ id: string; ticket: string }>(
    house.db.read,
    sql`select id, ticket_id as ticket from review_action where done_at is null and due < ${today}::date and coalesce(reminded_at, '-infinity') <= ${before} order by id`,
  )
  for (const { id, ticket } of actions)
    await openWork(house, system, async (work) => {
      await holdTickets(work, [ticket])
      const [late] = await rows<{ owner: string }>(
        work.tx,
        sql`select owner_id as owner from review_action where id = ${id} and done_at is null and due < ${today}::date
          and coalesce(reminded_at, '-infinity') <= ${before} for update`,
      )
      if (!late) return
      await updateAction(work, id, { reminded_at: work.at })
      work.record(ticket, { type: 'review.action-overdue', action: id, owner: late.owner })
    })
  const reviews = await rows<{ ticket: string }>(
    house.db.read,
    sql`select ticket_id as ticket from review where state in ('due', 'draft') and due_at <= ${house.now()} and coalesce(reminded_at, '-infinity') <= ${before}`,
  )
  for (const { ticket } of reviews)
    await openWork(house, system, async (work) => {
      await holdTickets(work, [ticket])
      const [late] = await rows<{ person: string }>(
        work.tx,
        sql`select m.commander_id as person from review r join major_incident m on m.id = r.ticket_id where r.ticket_id = ${ticket}
          and r.state in ('due', 'draft') and coalesce(r.reminded_at, '-infinity') <= ${before} for update of r`,
      )
      if (!late) return
      await noteReminded(work, ticket)
      work.record(ticket, { type: 'review.overdue', person: late.person })
    })
}
