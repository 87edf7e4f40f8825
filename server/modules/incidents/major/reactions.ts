import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import type { Reaction } from '#platform/events/index.ts'
import { readSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { type Seen, ruleFor } from './rules.ts'
import { insertProposal, rulesSetting } from './store.ts'

/** What happens to an incident may look like a major one. */
export const propose: Reaction = {
  name: 'incidents.major-proposals',
  on: ['ticket.opened', 'ticket.classified', 'ticket.prioritised', 'ticket.kind-changed', 'ticket.reopened'],
  react: async (work, { subject }) => {
    const seen = await seenOf(work, subject)
    if (!seen) return
    const rules = await readSetting(work.tx, rulesSetting)
    const recent = await recentOf(work, seen.service, rules.burstMinutes)
    const found = ruleFor(seen, recent, rules)
    if (!found) return
    const { rule, ticket, tickets } = found
    const proposal = await insertProposal(work, { ticket, service: seen.service, rule, tickets })
    if (proposal !== undefined)
      work.record(ticket, { type: 'major.proposed', proposal, rule, service: seen.service, tickets: [...tickets] })
  },
}

/** Nothing of what has its service run as a major incident already, is part of one, or is no open incident. */
async function seenOf({ tx }: Work, ticket: string): Promise<Seen | undefined> {
  const [found] = await rows<Seen>(
    tx,
    sql`select t.id, t.service_id as service, t.priority,
        exists (select from major_proposal p where p.ticket_id = t.id and p.settled = 'dismissed') as dismissed
      from ticket t where t.id = ${ticket} and t.kind = 'incident' and t.status in ('new', 'in-work', 'waiting') and t.service_id is not null
        and not exists (select from ticket_link l where l.ticket_id = t.id and l.type = 'part-of')
        and not exists (select from major_incident m where m.stood_down_at is null and (m.id = t.id or t.service_id = any(m.services)))`,
  )
  return found
}

async function recentOf({ tx, at }: Work, service: string, minutes: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select t.id from ticket t where t.kind = 'incident' and t.service_id = ${service} and t.status in ('new', 'in-work', 'waiting')
        and t.opened_at >= ${at.subtract({ minutes })}
        and t.opened_at > coalesce((select max(settled_at) from major_proposal where service_id = ${service} and settled = 'dismissed'), '-infinity')
      order by t.opened_at, t.id`,
  )
  return found.map(({ id }) => id)
}
