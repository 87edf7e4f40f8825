import { sql } from 'kysely'
import type { LevelReport } from '#contract/level-reports.ts'
import type { LevelChip } from '#contract/people.ts'
import { TicketFilter } from '#contract/worklists.ts'
import { personChips } from '#modules/people'
import { waysThat } from '#modules/worklists'
import { rows } from '#platform/db/index.ts'
import type { Query } from '../levels.ts'
import type { Asking } from './asking.ts'

interface Wanted {
  readonly base: Query
  readonly levels: readonly LevelChip[]
}
interface Passed {
  readonly list: 'flow' | 'sender'
  readonly name: string
  readonly passages: number
  readonly tickets: number
}

/** Where tickets went and came back, and who sent them where they came back from at once. */
export async function passagesOf({ db, actor, at }: Asking, { base, levels }: Wanted): Promise<Pick<LevelReport, 'flows' | 'wrong'>> {
  const filter = TicketFilter.parse(base)
  const found = await rows(
    db,
    sql<Passed>`with way as materialized (select t.id, j.flows, j.senders ${waysThat(actor, filter, at, sql``)})
      select list, name, count(*)::int as passages, count(distinct id)::int as tickets from (
        select 'flow' as list, id, unnest(flows) as name from way union all select 'sender', id, unnest(senders) from way) each
      group by list, name order by passages desc, name`,
  )
  const chips = new Map(levels.map((level) => [level.id, level]))
  const flows = found.flatMap(({ list, name, passages, tickets }) => {
    if (list !== 'flow') return []
    const [from = '', to = ''] = name.split('>')
    const there = chips.get(to)
    return there
      ? [{ from: chips.get(from) ?? null, to: there, passages, tickets: { count: tickets, query: { ...base, passed: name } } }]
      : []
  })
  const senders = found.filter(({ list }) => list === 'sender')
  const people = await personChips(
    db,
    senders.flatMap(({ name }) => (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(name) ? [name] : [])),
  )
  return {
    flows,
    wrong: senders.map(({ name, passages, tickets }) => ({
      sender: name,
      name: people.get(name)?.name ?? null,
      passages,
      tickets: { count: tickets, query: { ...base, sentBy: name } },
    })),
  }
}
