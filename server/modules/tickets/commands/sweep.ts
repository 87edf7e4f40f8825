import { sql } from 'kysely'
import { historian } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import type { House } from '#platform/work.ts'
import { openWork } from '#platform/work.ts'
import { readRules } from '../queries/settings.ts'
import { unattendedTickets } from '../queries/assignment.ts'
import { assignWaitingOf } from './assignment.ts'
import { chaseCardOf } from './hand-over.ts'
import { sweep } from './job-types.ts'
import { closeSilentOf } from './silence.ts'
import { expireWaitOf } from './wait.ts'

const actor = { kind: 'system', job: sweep.name } as const

/** What a lost job would have done, and what changed rules make due. Four indexed queries; each ticket in a work of its own. */
export async function sweepTickets(house: House): Promise<void> {
  const at = house.now()
  const waits = await rows<{ id: string }>(
    house.db.read,
    sql`select id from ticket where status = 'waiting' and wait_expired_at is null and wait_until <= ${at} order by wait_until`,
  )
  for (const { id } of waits) await openWork(house, actor, (work) => expireWaitOf(work, id))
  const cards = await rows<{ id: string }>(
    house.db.read,
    sql`select ticket_id as id from owed_card where chase_at <= ${at} order by chase_at`,
  )
  for (const { id } of cards) await openWork(house, actor, (work) => chaseCardOf(work, id))
  for (const { id } of await unattendedTickets(house.db.read)) await openWork(house, actor, (work) => assignWaitingOf(work, id))
  // So many working days are never fewer days: who was resolved later cannot be due. Of what was resolved elsewhere nobody was asked here.
  const { closeAfterWorkingDays } = await readRules(house.db.read)
  const latest = at.subtract({ hours: 24 * closeAfterWorkingDays })
  const silent = await rows<{ id: string }>(
    house.db.read,
    sql`select id from ticket where status = 'resolved' and requester_answered_at is null and letter_failed_at is null
      and kind in ('request', 'incident') and resolved_at <= ${latest}
      and (select actor->>'job' from event where subject = ticket.id and type = 'ticket.resolved' order by seq desc limit 1)
        is distinct from ${historian.job} order by resolved_at`,
  )
  for (const { id } of silent) await openWork(house, actor, (work) => closeSilentOf(work, id))
}
