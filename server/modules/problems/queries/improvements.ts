import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { Improvement } from '#contract/improvements.ts'
import { workedBy } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { mayEditImprovement } from '../improvement.ts'

type Item = Value<typeof Improvement>

/** Those of tickets that this actor works on, and those of none; what is late first. */
export async function improvements(
  { db, actor, at }: { readonly db: Reader; readonly actor: Actor; readonly at: Temporal.Instant },
  { show, ticket }: { readonly show: 'open' | 'all'; readonly ticket: string | null },
): Promise<Item[]> {
  const found = await rows<Omit<Item, 'may'> & { addedBy: string | null }>(
    db,
    sql`select i.id, what.text as what, i.state, (select json_build_object('id', id, 'name', name) from person where id = i.owner_id) as owner,
        i.due_on as due, coalesce(i.due_on < ${at}::date and i.state in ('idea', 'accepted', 'doing'), false) as overdue, i.unit, i.expected, i.measured,
        case when p.id is not null then json_build_object('id', p.id, 'number', p.number, 'title', (select text from text_version where id = p.title_id)) end as ticket,
        i.added_at as "addedAt", i.added_by as "addedBy"
      from improvement i join text_version what on what.id = i.what_id left join ticket p on p.id = i.ticket_id
      where (p.id is null or ${workedBy(actor, 'p')}) and (${ticket}::uuid is null or i.ticket_id = ${ticket}::uuid)
        and (${show === 'all'} or i.state not in ('measured', 'dropped'))
      order by overdue desc, i.due_on nulls last, i.added_at desc limit 500`,
  )
  return found.map(({ addedBy, ...item }) => ({
    ...item,
    may: { edit: mayEditImprovement(actor, { owner: item.owner?.id ?? null, addedBy }) },
  }))
}
