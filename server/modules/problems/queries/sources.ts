import { type RawBuilder, sql } from 'kysely'
import type { Source, listSources } from '#contract/problem-sources.ts'
import type { Value } from '#contract/endpoint.ts'
import { workedBy } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'

/** More than a person looks through; who wants others narrows by words. */
const most = 60

/** Files that the desk offers to open as a log (web/modules/diagnosis/log-search.ts); any other is opened where it hangs. */
const isLog = sql`(a.name ~* '\\.(log|txt|out|err|trace|jsonl|ndjson|json|syslog|evt)(\\.\\d+)?(\\.gz)?$|\\.log[._-]|^(syslog|messages)'
  or a.type = 'text/plain' and a.name !~* '\\.(csv|html?|xml|md)$')`
const chip = sql`json_build_object('id', o.id, 'number', o.number, 'title', (select text from text_version where id = o.title_id), 'status', o.status)`
const has = (column: RawBuilder<unknown>, text: string) => sql`(${text} = '' or position(lower(${text}) in lower(${column})) > 0)`

type Wanted = Value<(typeof listSources)['query']>

/** Of the problem and its incidents, those on which the reader works: notes and what vendors wrote are among them. */
export async function sourcesOf(db: Reader, actor: Actor, problem: string, { text, kind }: Wanted): Promise<Source[]> {
  const tickets = sql`select t.* from ticket t where (t.id = ${problem} or exists (select from ticket_link l
      where l.ticket_id = t.id and l.other_id = ${problem} and l.type = 'caused-by')) and ${workedBy(actor, 't')}`
  const said = sql`o join ticket_conversation c on c.ticket_id = o.id and c.unlinked_at is null
    join message m on m.conversation_id = c.conversation_id and m.delivery <> 'undone' and not m.automatic left join person p on p.id = m.author_id`
  return rows<Source>(
    db,
    sql`with o as materialized (${tickets}), found as (
        select 'message' as kind, m.id, ${chip} as ticket, m.at, left(m.text, 500) as text, coalesce(p.name, m.from_line) as by, null as outcome,
          '/tickets/' || o.number || '#message-' || m.id as link
        from ${said} where m.text <> '' and ${has(sql`m.text`, text)}
        union all
        select case when ${isLog} then 'log' else 'file' end, a.id, ${chip}, m.at, a.name, coalesce(p.name, m.from_line), null,
          case when ${isLog} then '/tickets/' || o.number || '/logs/' || a.id else '/tickets/' || o.number || '#message-' || m.id end
        from ${said} join attachment a on a.message_id = m.id and not a.inline where ${has(sql`a.name`, text)}
        union all
        select 'check', r.id, ${chip}, r.run_at, r.kind || ' ' || r.target || coalesce(':' || r.port, ''), coalesce(p.name, ''), r.outcome,
          '/tickets/' || o.number || '#check-' || r.id
        from o join check_run r on r.ticket_id = o.id left join person p on p.id = r.run_by
        where ${has(sql`r.kind || ' ' || r.target || ' ' || r.output`, text)})
      select kind, id, ticket, at, text, by, outcome, link from found where ${kind ?? null}::text is null or kind = ${kind ?? null}
      order by at desc, id desc limit ${most}`,
  )
}

/**
 * Of evidence that leads to a ticket on which the reader does not work, he does not learn; what else leads there leads nowhere for him. A link names its
 * ticket by number, which is for life.
 */
export async function closedNumbers(db: Reader, actor: Actor, links: readonly string[]): Promise<ReadonlySet<number>> {
  const numbers = [...new Set(links.flatMap((link) => numberOf(link) ?? []))]
  if (numbers.length === 0) return new Set()
  const found = await rows<{ number: number }>(
    db,
    sql`select o.number from ticket o where o.number = any(${numbers}::int[]) and (${workedBy(actor, 'o')}) is not true`,
  )
  return new Set(found.map(({ number }) => number))
}

export const numberOf = (link: string): number | undefined => {
  const digits = /^\/tickets\/(\d{1,9})(?![\w-])/.exec(link)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
