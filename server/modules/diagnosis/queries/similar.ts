import { type RawBuilder, sql } from 'kysely'
import type { Names } from '#contract/common.ts'
import type { Classification, SimilarTicket } from '#contract/similar.ts'
import type { Kind } from '#contract/ticket-words.ts'
import { checkChoice } from '#modules/catalog'
import { visibleTo } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Asked, leastShared, mostNeighbours, soughtOf, votedBy, weightOf } from '../similar.ts'
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
const aboutOf = async (db: Reader, ticket: string): Promise<About> => {
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

interface Neighbour {
  readonly number: number
  readonly title: string
  readonly service: string
  readonly category: string | null
  readonly shared: number
  readonly words: readonly string[]
}

/** What tickets with such words were about. `service`: it is known, and only its category is asked. */
export async function classify(
  db: Reader,
  actor: Actor,
  { text, kind, service = null, ticket = null }: { text: string; kind: Kind; service?: string | null; ticket?: string | null },
): Promise<Classification | null> {
  const asked = await askedIn(db, text, ticket)
  if (asked.words.length === 0) return null
  const neighbours = await rows<Neighbour>(
    db,
    sql`select x.number, title.text as title, x.service_id as service, x.category_id as category, x.shared, x.found as words
      from (select t.*, f.shared, f.found from (${near(actor, { ...asked, ticket, asset: null })}
        where t.service_id is not null and f.shared >= ${leastShared}::real and t.kind = ${kind}
          and (${service}::uuid is null or (t.service_id = ${service}::uuid and t.category_id is not null))
        order by f.shared desc, t.opened_at desc limit ${mostNeighbours}) x join text_version title on title.id = x.title_id order by x.shared desc`,
  )
  const vote = votedBy(neighbours)
  if (!vote || (service !== null && vote.category === null) || !(await canBeChosen(db, { ...vote, kind }))) return null
  const named = await namesOf(db, vote)
  if (!named) return null
  return {
    ...named,
    votes: vote.voters.length,
    of: neighbours.length,
    words: [...new Set(vote.voters.flatMap(({ words }) => words.slice(0, 3)))].slice(0, 5),
    tickets: vote.voters.slice(0, 3).map(({ number, title }) => ({ number, title })),
  }
}

/** Of the ticket as it stands; null where nothing is open. */
export async function classifyStanding(db: Reader, actor: Actor, ticket: string): Promise<Classification | null> {
  const { kind, service, category } = await aboutOf(db, ticket)
  if (category !== null) return null
  return classify(db, actor, { text: await textOfTicket(db, ticket), kind, service, ticket })
}

/** What was retired since is suggested to nobody. */
async function canBeChosen(db: Reader, choice: { service: string; category: string | null; kind: Kind }): Promise<boolean> {
  try {
    await checkChoice(db, choice)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

async function namesOf(
  db: Reader,
  { service, category }: { service: string; category: string | null },
): Promise<Pick<Classification, 'service' | 'category'> | undefined> {
  const [found] = await rows<{ names: Names }>(
    db,
    sql`select json_build_object('ru', name_ru, 'en', name_en) as names from service where id = ${service}`,
  )
  if (!found) return undefined
  const [way] = await rows<{ names: Names | null }>(
    db,
    sql`with recursive way as (select id, parent_id, name_ru, name_en, 0 as n from category where id = ${category}::uuid
        union all select c.id, c.parent_id, c.name_ru, c.name_en, n + 1 from category c join way on c.id = way.parent_id)
      select json_build_object('ru', string_agg(name_ru, ' › ' order by n desc), 'en', string_agg(name_en, ' › ' order by n desc)) as names from way`,
  )
  return {
    service: { id: service, names: found.names },
    category: category === null || !way?.names ? null : { id: category, names: way.names },
  }
}
