import { type RawBuilder, sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { LikelyDuplicate, SimilarTicket, listLikelyDuplicates } from '#contract/similar.ts'
import type { Kind } from '#contract/ticket-words.ts'
import { visibleTo } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Asked, leastShared, soughtOf, weightOf } from '../similar.ts'
import { askedIn, textOfTicket } from './telling-words.ts'

interface Seek {
  readonly words: readonly Asked[]
  readonly tickets: number
  /** The ticket that is asked about; it is not similar to itself. */
  readonly ticket: string | null
  readonly asset: string | null
}

/**
 * Tickets `t` that this actor may read with the share of what was asked that each has (`f.shared`) and the words (`f.found`). They are sought by an index
 * of the rarest words only, and no more than some thousand rows are looked at: of a word that all tickets have, some.
 */
function near(actor: Actor, { words, tickets, ticket, asset }: Seek): RawBuilder<unknown> {
  const sought = soughtOf(words, tickets).map(({ stem }) => stem)
  const weights = words.map(weightOf)
  const total = weights.reduce((sum, one) => sum + one, 0)
  return sql`(select ticket_id from ticket_words where words && ${sought}::text[] limit 4000) union
      (select id from ticket where asset_id = ${asset}::uuid order by resolved_at desc nulls last limit 50)) n
    join ticket_words w on w.ticket_id = n.ticket_id
    join lateral (select coalesce(sum(weight), 0) / ${total}::real as shared, array_agg(written order by weight desc) as found
      from unnest(${words.map(({ stem }) => stem)}::text[], ${words.map(({ written }) => written)}::text[], ${weights}::real[]) as asked (stem, written, weight)
      where stem = any(w.words)) f on true
    join ticket t on t.id = n.ticket_id and t.id is distinct from ${ticket}::uuid and ${visibleTo(actor, 't')}
      and (t.closed_how is null or t.closed_how not in ('spam', 'duplicate', 'merged'))`
}

interface About {
  readonly kind: Kind
  readonly service: string | null
  readonly category: string | null
  readonly asset: string | null
}
export const aboutOf = async (db: Reader, ticket: string): Promise<About> => {
  const [found] = await rows<About>(
    db,
    sql`select kind, service_id as service, category_id as category, asset_id as asset from ticket where id = ${ticket}`,
  )
  if (!found) throw new Refusal('not-found')
  return found
}

/** How much the same service, category and thing add to the shared words. */
const added = { service: 0.1, category: 0.1, asset: 0.25 }

/** Solved tickets similar to one; who asks has been found to work on it. */
export async function similarTo(db: Reader, actor: Actor, ticket: string): Promise<SimilarTicket[]> {
  const [about, text] = await Promise.all([aboutOf(db, ticket), textOfTicket(db, ticket)])
  const asked = await askedIn(db, text, ticket)
  if (asked.words.length === 0) return []
  const is = (column: 'service' | 'category' | 'asset') => sql`coalesce(${sql.ref(`t.${column}_id`)} = ${about[column]}::uuid, false)`
  const found = await rows<Omit<SimilarTicket, 'why'> & { words: string[] | null; service: boolean; category: boolean; asset: boolean }>(
    db,
    sql`select x.id, x.number, title.text as title, solution.text as resolution, x.resolved_at as "resolvedAt", x.found as words, x.service, x.category, x.asset,
        (select json_build_object('ru', name_ru, 'en', name_en) from resolution_code where id = x.resolution_code_id) as code,
        (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = x.assignee_id) as by
      from (select t.*, f.found, ${is('service')} as service, ${is('category')} as category, ${is('asset')} as asset,
          f.shared + case when ${is('service')} then ${added.service}::real else 0 end + case when ${is('category')} then ${added.category}::real else 0 end
            + case when ${is('asset')} then ${added.asset}::real else 0 end as likeness
        from (${near(actor, { ...asked, ticket, asset: about.asset })}
        where t.resolution_id is not null and t.status in ('resolved', 'closed') and (f.shared >= ${leastShared}::real or (${is('asset')} and f.shared >= 0.1))
        order by likeness desc, t.resolved_at desc limit 5) x
      join text_version title on title.id = x.title_id join text_version solution on solution.id = x.resolution_id
      order by x.likeness desc, x.resolved_at desc`,
  )
  return found.map(({ words, service, category, asset, ...one }) => ({ ...one, why: { words: words ?? [], service, category, asset } }))
}

/** Which share of the words asked for a duplicate must have: less where the same person asks again. */
const leastOfDuplicate = { requester: 0.35, organisation: 0.5, others: 0.65 } as const
/** What was solved or opened longer ago is no duplicate but a return. */
const [solvedWithin, openedWithin] = [{ hours: 3 * 24 }, { hours: 30 * 24 }] as const

/** Tickets that one being registered may repeat. What somebody else asked is told only to who may read it. */
export async function likelyDuplicates(
  { db, actor, at }: { readonly db: Reader; readonly actor: Actor; readonly at: Temporal.Instant },
  { text, kind, requester }: Value<(typeof listLikelyDuplicates)['query']>,
): Promise<LikelyDuplicate[]> {
  const asked = await askedIn(db, text, null)
  if (asked.words.length === 0) return []
  const same = sql`case when t.requester_id = ${requester ?? null}::uuid then 'requester'
    when t.organisation_id = (select organisation_id from person where id = ${requester ?? null}::uuid) then 'organisation' else 'others' end`
  const found = await rows<Omit<LikelyDuplicate, 'why'> & { words: string[] | null; of: LikelyDuplicate['why']['of'] }>(
    db,
    sql`select x.id, x.number, title.text as title, x.status, x.opened_at as "openedAt", x.found as words, x.of,
        json_build_object('id', p.id, 'name', p.name) as requester
      from (select t.*, f.shared, f.found, ${same} as of from (${near(actor, { ...asked, ticket: null, asset: null })}
        where t.kind = ${kind} and t.opened_at > ${at.subtract(openedWithin)}
          and (t.status not in ('resolved', 'closed') or t.resolved_at > ${at.subtract(solvedWithin)})) x
      join text_version title on title.id = x.title_id join person p on p.id = x.requester_id
      where x.shared >= case x.of when 'requester' then ${leastOfDuplicate.requester}::real when 'organisation' then ${leastOfDuplicate.organisation}::real
        else ${leastOfDuplicate.others}::real end
      order by x.of = 'requester' desc, x.shared desc, x.opened_at desc limit 3`,
  )
  return found.map(({ words, of, ...one }) => ({ ...one, why: { words: words ?? [], of } }))
}
