import { sql } from 'kysely'
import { readRules } from '#modules/tickets'
import { rows } from '#platform/db/index.ts'
import type { Reaction } from '#platform/events/index.ts'
import { resolveChildren } from './jobs.ts'

/** A major incident is resolved: so are its children, a batch at a time. */
const resolveThem: Reaction = {
  name: 'incidents.major-resolved',
  on: ['ticket.resolved'],
  react: async (work, { id, subject, event }) => {
    if (event.type !== 'ticket.resolved') return
    const [major] = await rows(work.tx, sql`select 1 from major_incident where id = ${subject}`)
    if (!major) return
    const children = await rows<{ id: string }>(
      work.tx,
      sql`select t.id from ticket_link l join ticket t on t.id = l.ticket_id
        where l.other_id = ${subject} and l.type = 'part-of' and t.status in ('new', 'in-work', 'waiting') order by t.id`,
    )
    if (children.length === 0) return
    await work.tx
      .insertInto('major_child_due')
      .values(children.map((child) => ({ resolution: id, child_id: child.id, major_id: subject })))
      .execute()
    // A reply may still be taken back, and the resolution with it.
    const { undoSeconds } = await readRules(work.tx)
    const after = event.reply === null ? undefined : work.at.add({ seconds: undoSeconds + 1 })
    work.later(resolveChildren, { resolution: id }, after)
  },
}

/** A child is open again: its major incident stays resolved, and says so loudly. */
const hearThem: Reaction = {
  name: 'incidents.child-came-back',
  on: ['ticket.reopened'],
  react: async (work, { subject }) => {
    const [parent] = await rows<{ major: string }>(
      work.tx,
      sql`select d.major_id as major from major_child_due d join ticket_link l on l.ticket_id = d.child_id and l.other_id = d.major_id and l.type = 'part-of'
        where d.child_id = ${subject} and d.outcome = 'resolved' limit 1`,
    )
    if (parent) work.record(parent.major, { type: 'major.child-came-back', child: subject })
  },
}

export const reactions: readonly Reaction[] = [resolveThem, hearThem]
